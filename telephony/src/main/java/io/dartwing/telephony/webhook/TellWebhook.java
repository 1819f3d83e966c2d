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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads stored webhooks and tells the listeners what they say.
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
        tell(List.of(run.payload().webhookId()));
        return JobOutcome.done();
    }

    /// All of them or, when one can't be told, none; those that are told already are left alone.
    void tell(List<UUID> ids) {
        List<CarrierEventListener> all = listeners.orderedStream().toList();
        transaction.executeWithoutResult(status -> {
            Map<UUID, Optional<Carrier>> carriers = new HashMap<>();
            var told = new ArrayList<StoredWebhooks.Told>();
            for (StoredWebhooks.Waiting waiting : stored.waiting(ids)) {
                told.add(carriers.computeIfAbsent(waiting.accountId(), accounts::find)
                        .map(carrier -> tell(waiting, carrier, all))
                        .orElseGet(() -> StoredWebhooks.Told.unusable(waiting.id(), NO_CARRIER)));
            }
            stored.concluded(told, clock.instant());
        });
    }

    private StoredWebhooks.Told tell(StoredWebhooks.Waiting waiting, Carrier carrier, List<CarrierEventListener> all) {
        if (!(carrier.connector() instanceof WebhookSource source)) {
            return StoredWebhooks.Told.unusable(waiting.id(), NO_CARRIER);
        }
        return switch (Understood.of(source, carrier.account(), waiting.webhook())) {
            case Understood.Unusable(String reason) -> StoredWebhooks.Told.unusable(waiting.id(), reason);
            case Understood.Meaning(var parsed) -> {
                for (CarrierEvent event : parsed.events()) {
                    var happening = new CarrierEventListener.Happening(
                            carrier, event, waiting.webhook().receivedAt());
                    all.forEach(listener -> listener.happened(happening));
                }
                yield StoredWebhooks.Told.of(waiting.id(), names(parsed.events()));
            }
        };
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
