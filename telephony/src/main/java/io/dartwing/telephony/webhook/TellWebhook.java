package io.dartwing.telephony.webhook;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.WebhookSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads a stored webhook and tells the listeners what it says.
@Component
class TellWebhook implements JobHandler<TellWebhook.Payload> {
    record Payload(UUID webhookId) {}

    static final JobType<Payload> TYPE = new JobType<>(
            "carrier-webhook",
            JobPool.SHORT,
            Payload.class,
            new RetryPolicy(12, Duration.ofSeconds(2), Duration.ofMinutes(30)));

    private static final String NO_CARRIER = "The account or its connector is gone";

    private final StoredWebhooks stored;
    private final CarrierAccounts accounts;
    private final ObjectProvider<CarrierEventListener> listeners;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TellWebhook(
            StoredWebhooks stored,
            CarrierAccounts accounts,
            ObjectProvider<CarrierEventListener> listeners,
            TransactionTemplate transaction,
            Clock clock) {
        this.stored = stored;
        this.accounts = accounts;
        this.listeners = listeners;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<Payload> run) {
        tell(run.payload().webhookId());
        return JobOutcome.done();
    }

    /// Does nothing when it is told already.
    void tell(UUID id) {
        transaction.executeWithoutResult(status -> stored.waiting(id).ifPresent(this::tell));
    }

    private void tell(StoredWebhooks.Waiting waiting) {
        Optional<Carrier> carrier = accounts.find(waiting.accountId());
        if (carrier.isEmpty() || !(carrier.get().connector() instanceof WebhookSource source)) {
            stored.unusable(waiting.id(), NO_CARRIER, clock.instant());
            return;
        }
        switch (Understood.of(source, carrier.get().account(), waiting.webhook())) {
            case Understood.Unusable(String reason) -> stored.unusable(waiting.id(), reason, clock.instant());
            case Understood.Meaning(var parsed) -> {
                for (CarrierEvent event : parsed.events()) {
                    var happening = new CarrierEventListener.Happening(
                            carrier.get(), event, waiting.webhook().receivedAt());
                    listeners.orderedStream().forEach(listener -> listener.happened(happening));
                }
                stored.processed(waiting.id(), names(parsed.events()), clock.instant());
            }
        }
    }

    private static List<String> names(List<CarrierEvent> events) {
        return events.stream()
                .map(event -> event.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT))
                .toList();
    }
}
