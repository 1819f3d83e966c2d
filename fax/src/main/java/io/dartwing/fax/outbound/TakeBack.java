package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.OutboundOutcome;
import io.dartwing.platform.jobs.JobOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Undoes an attempt that never left this server: it counts for nothing.
@Component
class TakeBack {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Faxes faxes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TakeBack(Faxes faxes, TransactionTemplate transaction, Clock clock) {
        this.faxes = faxes;
        this.transaction = transaction;
        this.clock = clock;
    }

    JobOutcome untilLater(Ready call) {
        Instant again = clock.instant().plus(PAUSE);
        transaction.executeWithoutResult(status -> {
            FaxDocument fax = faxes.lock(call.fax().id()).orElseThrow();
            fax.become(FaxStatus.QUEUED);
            OutboundOutcome.attemptTakenBack(fax, again);
            faxes.remove(call.attempt().id());
            faxes.save(fax);
        });
        return new JobOutcome.Again(again);
    }
}
