package io.dartwing.telephony.carriers;

import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
            public boolean unanswered() {
                return false;
            }
        };

        /// Those of the provider's ids that belong to them.
        Set<String> known(Set<String> providerIds);

        /// Whether one of them, between the same numbers, is without an answer as well.
        boolean unanswered();
    }

    /// The earliest time that the provider may have noted for it, its clock being off.
    public Instant earliest() {
        return begun.minus(CLOCK_DRIFT);
    }

    /// Which of the provider's records between the same numbers it is, where they hold no reference of ours: the only
    /// one that nothing else of ours can have made. To be called after the records were fetched, so that whatever
    /// they tell of is known here already.
    public <T> CarrierResult<Optional<T>> among(
            List<T> records, Function<T, String> providerId, Function<T, Instant> created) {
        Set<String> known = others.known(records.stream().map(providerId).collect(Collectors.toUnmodifiableSet()));
        List<T> left = records.stream()
                .filter(one -> !created.apply(one).isBefore(earliest()))
                .filter(one -> !known.contains(providerId.apply(one)))
                .toList();
        if (left.isEmpty()) {
            return new Done<>(Optional.empty());
        }
        boolean only = left.size() == 1
                && !created.apply(left.getFirst()).isBefore(begun.minus(ROUNDING))
                && !others.unanswered();
        return only
                ? new Done<>(Optional.of(left.getFirst()))
                : new Unknown<>("The carrier has several that may be this one");
    }
}
