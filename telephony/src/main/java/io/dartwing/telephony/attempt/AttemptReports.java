package io.dartwing.telephony.attempt;

import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.webhook.CarrierEventListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Applies the carriers' reports to attempts, before other listeners look at them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AttemptReports implements CarrierEventListener {
    /// For so long after a webhook its attempt's answer may still be on its way to the database.
    private static final Duration EARLY = Duration.ofMinutes(2);

    private final CarrierAttempts attempts;
    private final AttemptRows rows;
    private final Clock clock;

    AttemptReports(CarrierAttempts attempts, AttemptRows rows, Clock clock) {
        this.attempts = attempts;
        this.rows = rows;
        this.clock = clock;
    }

    /// The report names something that an attempt without answer may turn out to be; it is told again.
    static final class TooEarly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooEarly() {
            super("report: of nothing we know yet (expected: an attempt that is waiting for its answer)");
        }
    }

    @Override
    public void happened(Happening happening) {
        switch (happening.event()) {
            case CarrierEvent.FaxProgress(DeliveryReport report, Optional<UUID> attempt) ->
                apply(happening, report, attempt);
            case CarrierEvent.MessageProgress(DeliveryReport report, Optional<UUID> attempt) ->
                apply(happening, report, attempt);
            case CarrierEvent.CallProgress(DeliveryReport report, Optional<UUID> attempt) ->
                apply(happening, report, attempt);
            case CarrierEvent.FaxArrived arrived -> {}
            case CarrierEvent.MessageArrived arrived -> {}
            case CarrierEvent.CallArrived arrived -> {}
            case CarrierEvent.NumberProgress progress -> {}
            case CarrierEvent.PortProgress progress -> {}
            case CarrierEvent.Ignored ignored -> {}
        }
    }

    private void apply(Happening happening, DeliveryReport report, Optional<UUID> attempt) {
        UUID account = happening.carrier().account().id();
        if (attempts.report(account, report, attempt).isPresent()) {
            return;
        }
        boolean fresh = clock.instant().isBefore(happening.receivedAt().plus(EARLY));
        if (fresh && rows.unclearSince(account, happening.receivedAt().minus(EARLY))) {
            throw new TooEarly();
        }
        attempts.report(account, report, attempt); // its answer may have come between the two looks
    }
}
