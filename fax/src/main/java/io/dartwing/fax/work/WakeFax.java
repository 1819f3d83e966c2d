package io.dartwing.fax.work;

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

/// Brings a fax back that was put aside.
@Component
class WakeFax implements JobHandler<WakeFax.Wake> {
    record Wake(UUID faxId) {}

    static final JobType<Wake> JOB = new JobType<>(
            "fax-wake", JobPool.SHORT, Wake.class, new RetryPolicy(50, Duration.ofSeconds(3), Duration.ofMinutes(10)));

    private final Snoozes snoozes;
    private final TransactionTemplate transaction;

    WakeFax(Snoozes snoozes, TransactionTemplate transaction) {
        this.snoozes = snoozes;
        this.transaction = transaction;
    }

    @Override
    public JobType<Wake> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Wake> run) {
        return transaction
                .execute(status -> snoozes.wakeInTime(run.payload().faxId()))
                .<JobOutcome>map(JobOutcome.Again::new)
                .orElseGet(JobOutcome::done);
    }
}
