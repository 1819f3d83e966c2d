package io.dartwing.fax.outbound;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.outbound.Destination.Number;
import io.dartwing.fax.outbound.Destination.SipAddress;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.choice.CarrierChoice;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.routing.CarrierKind;
import io.dartwing.telephony.routing.RoutingDecision;
import io.dartwing.telephony.routing.RoutingDecision.Considered;
import io.dartwing.telephony.routing.RoutingDecision.Refusal;
import io.dartwing.telephony.routing.RoutingRequest;
import io.dartwing.telephony.trunk.TrunkChoice;
import io.dartwing.telephony.trunk.Trunks;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which trunk or carrier a fax takes, and why.
@Component
class FaxRoutes {
    /// @param decision how it was found; null for an address, which names its trunk itself
    record Choice(Outcome outcome, @Nullable RoutingDecision decision) {}

    sealed interface Outcome {}

    record Found(Route route) implements Outcome {}

    /// Every way that could take it has failed for this fax just now.
    record AllFailed(String sentence) implements Outcome {}

    /// No way leads there at the moment.
    record None(String sentence) implements Outcome {}

    private final CarrierChoice carriers;
    private final Trunks trunks;
    private final Clock clock;

    FaxRoutes(CarrierChoice carriers, Trunks trunks, Clock clock) {
        this.carriers = carriers;
        this.trunks = trunks;
        this.clock = clock;
    }

    /// Decides for the fax's next attempt.
    ///
    /// @param before the attempts made so far
    Choice choose(FaxDocument fax, Destination destination, FaxNumber sender, List<FaxAttempt> before) {
        return switch (destination) {
            case Number(var number) -> {
                Map<UUID, String> failed = passedOver(fax, before);
                RoutingDecision decision =
                        decide(number, sender, Math.max(1, fax.pages().orElse(1) - fax.pagesSent()), failed);
                yield new Choice(outcome(decision), decision);
            }
            case SipAddress address ->
                new Choice(
                        overTrunk(address)
                                .<Outcome>map(Found::new)
                                .orElseGet(() -> new None("No enabled trunk leads to this destination.")),
                        null);
        };
    }

    /// Keeps the decision beside the fax, in the caller's transaction: once something is done about it.
    void keep(Choice choice, FaxDocument fax) {
        if (choice.decision() != null) {
            carriers.keep(choice.decision(), CarrierFaxes.SUBJECT, fax.id());
        }
    }

    /// Problem `FAX-014`, or `FAX-001` for a foreign SIP host, when no way leads there, not even
    /// in a while.
    void require(Destination destination, FaxNumber sender) {
        switch (destination) {
            case Number(var number) -> {
                // An open breaker passes by itself: the fax can wait.
                if (decide(number, sender, 1, Map.of()).considered().stream()
                        .noneMatch(way ->
                                way.refusal().map(Refusal.BREAKER_OPEN::equals).orElse(true))) {
                    throw new ProblemException(
                            FaxError.NO_ROUTE,
                            "to: no enabled trunk or carrier takes a fax from this number to that one");
                }
            }
            case SipAddress address -> {
                if (overTrunk(address).isEmpty()) {
                    throw new ProblemException(
                            FaxError.INVALID_RECIPIENT,
                            "to: not the host of a trunk (expected: the host of one of yours)");
                }
            }
        }
    }

    private RoutingDecision decide(PhoneNumber to, FaxNumber sender, int pages, Map<UUID, String> failed) {
        return carriers.decide(new CarrierChoice.Wish(
                Capability.FAX,
                to,
                Optional.of(sender),
                pages,
                new RoutingRequest.Options(Optional.empty(), failed, Optional.empty())));
    }

    private Map<UUID, String> passedOver(FaxDocument fax, List<FaxAttempt> before) {
        Instant now = clock.instant();
        var failed = new HashMap<UUID, String>();
        for (FaxAttempt attempt : before) {
            @Nullable UUID way = attempt.carrierId() == null ? attempt.trunkId() : attempt.carrierId();
            if (way != null && attempt.passedOver(fax.passSince(), now)) {
                failed.put(way, "it failed with attempt " + attempt.number() + " of this fax");
            }
        }
        return failed;
    }

    private static Outcome outcome(RoutingDecision decision) {
        if (decision.chosen().isPresent()) {
            Considered first = decision.considered().getFirst();
            return new Found(
                    first.kind() == CarrierKind.TRUNK
                            ? new Route.OverTrunk(first.carrier(), decision.sentence())
                            : new Route.OverCarrier(first.carrier(), decision.sentence()));
        }
        boolean failed = decision.considered().stream()
                .anyMatch(way -> way.refusal().filter(Refusal.EXCLUDED::equals).isPresent());
        return failed ? new AllFailed(decision.sentence()) : new None(decision.sentence());
    }

    private Optional<Route> overTrunk(SipAddress address) {
        return TrunkChoice.forHost(address.host(), trunks.candidates())
                .map(chosen -> new Route.OverTrunk(chosen.trunkId(), chosen.reason()));
    }
}
