package io.dartwing.telephony.carriers;

import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// By what the provider's record of a lost request can be found.
///
/// @param begun when the request left us
/// @param others what we know of our other requests
public record Sought(UUID attempt, String from, String to, Instant begun, Others others) {
    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(10);

    /// Providers note whole seconds.
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /// Our other requests to the provider.
    public interface Others {
        Others NONE = new Others() {
            @Override
            public Set<String> known(Set<String> providerIds) {
                return Set.of();
            }

            @Override
            public int unanswered() {
                return 0;
            }
        };

        /// Those of the provider's ids that belong to them.
        Set<String> known(Set<String> providerIds);

        /// How many of them, between the same numbers, are without an answer as well.
        int unanswered();
    }

    /// A record of the provider between the same numbers.
    ///
    /// @param report what it says; asked for only when it may be the one
    public record Like(String providerId, Instant created, Supplier<DeliveryReport> report) {}

    /// The earliest time that the provider may have noted for it, its clock being off.
    public Instant earliest() {
        return begun.minus(CLOCK_DRIFT);
    }

    /// Which of the provider's records between the same numbers it is, where they hold no reference of
    /// ours: the only one that nothing else of ours can have made. Of as many as there are requests
    /// without an answer any one will do once all ended alike: whichever is whose, each ended so.
    ///
    /// To be called after the records were fetched, so that whatever they tell of is known here already.
    public CarrierResult<Optional<DeliveryReport>> among(List<Like> records) {
        Set<String> known =
                others.known(records.stream().map(Like::providerId).collect(Collectors.toUnmodifiableSet()));
        List<Like> left = records.stream()
                .filter(like -> !like.created().isBefore(earliest()))
                .filter(like -> !known.contains(like.providerId()))
                .toList();
        if (left.isEmpty()) {
            return new Done<>(Optional.empty());
        }
        boolean asManyAsSought = left.size() == 1 + others.unanswered()
                && left.stream().noneMatch(like -> like.created().isBefore(begun.minus(ROUNDING)));
        if (asManyAsSought) {
            List<DeliveryReport> reports =
                    left.stream().map(like -> like.report().get()).toList();
            if (reports.size() == 1 || endedAlike(reports)) {
                return new Done<>(Optional.of(reports.getFirst()));
            }
        }
        return new Unknown<>("The carrier has several that may be this one");
    }

    private static boolean endedAlike(List<DeliveryReport> reports) {
        DeliveryReport first = reports.getFirst();
        return first.state().ended()
                && reports.stream()
                        .allMatch(report -> report.state() == first.state()
                                && report.cause().equals(first.cause())
                                && report.units().equals(first.units()));
    }
}
