package io.dartwing.fax.challenge;

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

/// Ends a challenge that nobody answered in time.
@Component
class ExpireChallenge implements JobHandler<ExpireChallenge.Expire> {
    record Expire(UUID challengeId) {}

    static final JobType<Expire> JOB = new JobType<>(
            "fax-challenge-expire",
            JobPool.SHORT,
            Expire.class,
            new RetryPolicy(50, Duration.ofSeconds(3), Duration.ofMinutes(10)));

    private final Challenges challenges;
    private final TransactionTemplate transaction;

    ExpireChallenge(Challenges challenges, TransactionTemplate transaction) {
        this.challenges = challenges;
        this.transaction = transaction;
    }

    @Override
    public JobType<Expire> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Expire> run) {
        return transaction
                .execute(status -> challenges.expireInTime(run.payload().challengeId()))
                .<JobOutcome>map(JobOutcome.Again::new)
                .orElseGet(JobOutcome::done);
    }
}
