package io.dartwing.telephony.webhook;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells webhooks that were stored together in one transaction. When one of them fails, each is told by itself; what
/// still fails gets a job of its own, which tries again, and holds up none of the others.
@Component
class TellWebhooks implements JobHandler<TellWebhooks.Payload> {
    record Payload(List<UUID> webhookIds) {}

    static final int LARGEST = 100;
    static final JobType<Payload> TYPE = new JobType<>(
            "carrier-webhooks",
            JobPool.SHORT,
            Payload.class,
            new RetryPolicy(12, Duration.ofSeconds(2), Duration.ofMinutes(30)));

    private static final Logger LOG = LoggerFactory.getLogger(TellWebhooks.class);

    private final TellWebhook one;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    TellWebhooks(TellWebhook one, Jobs jobs, TransactionTemplate transaction) {
        this.one = one;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<Payload> run) {
        List<UUID> ids = run.payload().webhookIds();
        try {
            one.tell(ids);
        } catch (RuntimeException fault) {
            LOG.debug("{} webhooks could not be told together ({})", ids.size(), name(fault));
            ids.forEach(this::tell);
        }
        return JobOutcome.done();
    }

    private void tell(UUID id) {
        try {
            one.tell(List.of(id));
        } catch (RuntimeException fault) {
            LOG.info("webhook {} could not be told ({}); it is tried again", id, name(fault));
            transaction.executeWithoutResult(
                    status -> jobs.enqueue(TellWebhook.TYPE, id.toString(), new TellWebhook.Payload(id)));
        }
    }

    /// Messages may repeat what a webhook says.
    private static String name(RuntimeException fault) {
        return fault.getClass().getSimpleName();
    }
}
