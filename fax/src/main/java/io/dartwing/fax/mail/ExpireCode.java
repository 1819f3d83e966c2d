package io.dartwing.fax.mail;

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

/// Ends a message whose code nobody gave in time.
@Component
class ExpireCode implements JobHandler<ExpireCode.Expire> {
    record Expire(UUID messageId) {}

    static final JobType<Expire> JOB = new JobType<>(
            "fax-mail-expire",
            JobPool.SHORT,
            Expire.class,
            new RetryPolicy(50, Duration.ofSeconds(3), Duration.ofMinutes(10)));

    private final ConfirmationCodes codes;
    private final TransactionTemplate transaction;

    ExpireCode(ConfirmationCodes codes, TransactionTemplate transaction) {
        this.codes = codes;
        this.transaction = transaction;
    }

    @Override
    public JobType<Expire> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Expire> run) {
        transaction.executeWithoutResult(status -> codes.expire(run.payload().messageId()));
        return JobOutcome.done();
    }
}
