package io.dartwing.telephony.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailoverTest {
    private static final RoutingDecision DECISION = CarrierRouting.decide(
            RoutingRequest.of(Capability.FAX, Destination.country("US")),
            List.of(Carriers.named("A"), Carriers.named("B"), Carriers.disabled(Carriers.named("C"))));
    private static final UUID A = Carriers.id("A");
    private static final UUID B = Carriers.id("B");

    @Test
    void theNextCarrierIsAskedWhenTheFirstSurelyDidNothing() {
        assertThat(Failover.after(unavailable(), DECISION, Set.of(A))).isEqualTo(new Failover.Next(B));
    }

    @Test
    void nobodyIsAskedWhileItMayHaveBeenDone() {
        assertThat(Failover.after(new CarrierResult.Unknown<>("lost"), DECISION, Set.of(A)))
                .isEqualTo(new Failover.Reconcile());
    }

    @Test
    void nobodyIsAskedAfterItIsDoneOrRefusedForGood() {
        var refused = new CarrierResult.Refused<String>(CarrierCause.INVALID_NUMBER, "", "no such number");
        assertThat(Failover.after(new CarrierResult.Done<>("id"), DECISION, Set.of(A)))
                .isEqualTo(new Failover.Over());
        assertThat(Failover.after(refused, DECISION, Set.of(A))).isEqualTo(new Failover.Over());
    }

    @Test
    void aRefusedCandidateIsNeverTheNext() {
        assertThat(Failover.after(unavailable(), DECISION, Set.of(A, B)))
                .isEqualTo(new Failover.Later(Optional.of(Duration.ofSeconds(9))));
    }

    @Test
    void aBusyLineIsBusyForEveryCarrier() {
        var busy = new CarrierResult.Retryable<String>(CarrierCause.BUSY, "", "busy", Optional.empty());
        assertThat(Failover.after(busy, DECISION, Set.of(A))).isEqualTo(new Failover.Later(Optional.empty()));
    }

    private static CarrierResult<String> unavailable() {
        return new CarrierResult.Retryable<>(CarrierCause.UNAVAILABLE, "", "down", Optional.of(Duration.ofSeconds(9)));
    }
}
