package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxPriority;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The jobs of an outbound fax: make its pages, then dial; and ask a carrier to stop. All are
/// queued in the transaction
/// that wants them.
@Component
class OutboundQueue {
    /// @param notBefore when to dial, once the pages are ready
    record Prepare(UUID faxId, Instant notBefore) {}

    record Dial(UUID faxId) {}

    record CancelAtCarrier(UUID attemptId) {}

    /// A document that breaks the converter twice will break it again.
    static final JobType<Prepare> PREPARE = new JobType<>(
            "fax-prepare",
            JobPool.DEFAULT,
            Prepare.class,
            new RetryPolicy(3, Duration.ofSeconds(5), Duration.ofMinutes(1)));

    /// Trouble of our own (a full disk, the database) is tried again for hours; how calls end is
    /// not trouble.
    static final JobType<Dial> DIAL = new JobType<>(
            "fax-dial", JobPool.SHORT, Dial.class, new RetryPolicy(50, Duration.ofSeconds(2), Duration.ofMinutes(10)));

    static final JobType<CancelAtCarrier> CANCEL_AT_CARRIER = new JobType<>(
            "fax-carrier-cancel",
            JobPool.SHORT,
            CancelAtCarrier.class,
            new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofMinutes(1)));

    private final Jobs jobs;
    private final Clock clock;

    OutboundQueue(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    void prepare(FaxDocument fax, Instant notBefore) {
        jobs.enqueue(
                PREPARE,
                fax.id().toString(),
                new Prepare(fax.id(), notBefore),
                clock.instant(),
                priority(fax.priority()));
    }

    void dial(FaxDocument fax, Instant at) {
        jobs.enqueue(DIAL, dialId(fax), new Dial(fax.id()), at, priority(fax.priority()));
    }

    void cancelAtCarrier(UUID attempt) {
        jobs.enqueue(CANCEL_AT_CARRIER, attempt.toString(), new CancelAtCarrier(attempt));
    }

    /// Takes a waiting dial away; one that runs already sees the fax's status itself.
    void forget(FaxDocument fax) {
        jobs.cancel(DIAL, dialId(fax));
        jobs.cancel(PREPARE, fax.id().toString());
    }

    /// A job of its own for each attempt: the next one is queued while the last may still be
    /// running.
    private static String dialId(FaxDocument fax) {
        return fax.id() + "-" + fax.attemptsCount();
    }

    private static JobPriority priority(FaxPriority priority) {
        return switch (priority) {
            case URGENT -> JobPriority.URGENT;
            case HIGH -> JobPriority.HIGH;
            case NORMAL -> JobPriority.NORMAL;
            case LOW -> JobPriority.LOW;
        };
    }
}
