package io.dartwing.telephony.routing;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What follows a carrier's answer: another carrier only when it is sure that this one did nothing and may be replaced.
public final class Failover {
    public sealed interface Step {}

    /// Ask this carrier now.
    public record Next(UUID carrier) implements Step {}

    /// Decide anew after a pause: no other carrier is left, or none could do better now.
    ///
    /// @param after at the earliest, when the carrier said so
    public record Later(Optional<Duration> after) implements Step {}

    /// Nothing more is to be sent: it is done, or refused for good.
    public record Over() implements Step {}

    /// It may have been done. Find out; send nothing until then.
    public record Reconcile() implements Step {}

    private Failover() {}

    /// @param tried all carriers that were asked for this decision's request, the one that answered among them
    public static Step after(CarrierResult<?> answer, RoutingDecision decision, Set<UUID> tried) {
        return switch (answer) {
            case CarrierResult.Done<?> _, CarrierResult.Refused<?> _ -> new Over();
            case CarrierResult.Unknown<?> _ -> new Reconcile();
            case CarrierResult.Retryable<?> retryable ->
                theOtherSide(retryable.cause())
                        ? new Later(retryable.after())
                        : decision.order().stream()
                                .filter(carrier -> !tried.contains(carrier))
                                .findFirst()
                                .<Step>map(Next::new)
                                .orElseGet(() -> new Later(retryable.after()));
        };
    }

    /// Whoever is called would answer another carrier the same.
    private static boolean theOtherSide(CarrierCause cause) {
        return switch (cause) {
            case BUSY, NO_ANSWER, VOICE_ANSWERED -> true;
            default -> false;
        };
    }
}
