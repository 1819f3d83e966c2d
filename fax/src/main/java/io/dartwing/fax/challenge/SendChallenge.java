package io.dartwing.fax.challenge;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Challenges the sender of a fax that was just held. A challenge that must not be, or can't be
/// sent, has its line in
/// the
/// fax's history.
@Component
class SendChallenge implements JobHandler<SendChallenge.Send> {
    record Send(UUID faxId) {}

    static final JobType<Send> JOB = new JobType<>(
            "fax-challenge",
            JobPool.DEFAULT,
            Send.class,
            new RetryPolicy(20, Duration.ofSeconds(3), Duration.ofMinutes(10)));

    private final ChallengeSending sending;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final TransactionTemplate transaction;

    SendChallenge(ChallengeSending sending, Faxes faxes, FaxTimeline timeline, TransactionTemplate transaction) {
        this.sending = sending;
        this.faxes = faxes;
        this.timeline = timeline;
        this.transaction = transaction;
    }

    @Override
    public JobType<Send> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Send> run) {
        UUID id = run.payload().faxId();
        try {
            transaction.executeWithoutResult(status ->
                    faxes.find(id).filter(fax -> fax.status() == FaxStatus.HELD).ifPresent(sending::send));
        } catch (ProblemException refused) {
            if (refused.code() == FaxError.RATE_LIMITED) {
                throw refused;
            }
            transaction.executeWithoutResult(
                    status -> timeline.add(id, "not_challenged", "No challenge was sent", refused.getMessage()));
        }
        return JobOutcome.done();
    }
}
