package io.dartwing.fax.escalation;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.notifications.NoticeKind;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a step of a fax's escalation when its time has come.
@Component
class EscalateFax implements JobHandler<EscalateFax.Step> {
    record Step(UUID faxId, int step) {}

    static final JobType<Step> JOB = new JobType<>(
            "fax-escalate",
            JobPool.SHORT,
            Step.class,
            new RetryPolicy(50, Duration.ofSeconds(3), Duration.ofMinutes(10)));

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        NoticeKind.Group escalationNoticeKinds() {
            return NoticeKind.Group.of(Escalations.WAITING);
        }
    }

    private final Escalations escalations;
    private final TransactionTemplate transaction;

    EscalateFax(Escalations escalations, TransactionTemplate transaction) {
        this.escalations = escalations;
        this.transaction = transaction;
    }

    @Override
    public JobType<Step> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Step> run) {
        transaction.executeWithoutResult(
                status -> escalations.take(run.payload().faxId(), run.payload().step()));
        return JobOutcome.done();
    }
}
