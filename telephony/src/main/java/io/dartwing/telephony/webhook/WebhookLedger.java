package io.dartwing.telephony.webhook;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.RawWebhook;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Stores webhooks with the job that reads them, those of the same moment in one transaction.
@Component
class WebhookLedger {
    private static final int TOGETHER = 200;

    enum Outcome {
        STORED,
        REPEATED,
        UNUSABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final StoredWebhooks stored;
    private final WebhookSeal seal;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final ConcurrentHashMap<UUID, CommonCommit<StoredWebhooks.Entry, Outcome>> byOrganization =
            new ConcurrentHashMap<>();

    WebhookLedger(StoredWebhooks stored, WebhookSeal seal, Jobs jobs, TransactionTemplate transaction) {
        this.stored = stored;
        this.seal = seal;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /// Returns when it can't be lost any more.
    Outcome enter(CarrierAccount account, RawWebhook webhook, Understood understood) {
        StoredWebhooks.Entry entry = switch (understood) {
            case Understood.Meaning(var parsed) ->
                entry(account, WebhookDigest.of(webhook, parsed.eventId()), webhook, Optional.empty());
            case Understood.Unusable(String reason) ->
                entry(account, WebhookDigest.of(webhook, Optional.empty()), webhook, Optional.of(reason));
        };
        return byOrganization
                .computeIfAbsent(
                        Actors.current().requireOrganization(),
                        organization -> new CommonCommit<>(TOGETHER, this::store))
                .write(entry);
    }

    private StoredWebhooks.Entry entry(
            CarrierAccount account, String digest, RawWebhook webhook, Optional<String> unusable) {
        UUID id = Ids.next();
        return new StoredWebhooks.Entry(id, account.id(), digest, webhook, seal.seal(id, webhook), unusable);
    }

    private List<Outcome> store(List<StoredWebhooks.Entry> entries) {
        return transaction.execute(status -> {
            Set<UUID> added = stored.add(entries);
            enqueue(entries.stream()
                    .filter(entry -> entry.unusable().isEmpty())
                    .map(StoredWebhooks.Entry::id)
                    .filter(added::contains)
                    .toList());
            return entries.stream()
                    .map(entry -> entry.unusable().isPresent()
                            ? Outcome.UNUSABLE
                            : added.contains(entry.id()) ? Outcome.STORED : Outcome.REPEATED)
                    .toList();
        });
    }

    private void enqueue(List<UUID> news) {
        for (int i = 0; i < news.size(); i += TellWebhooks.LARGEST) {
            List<UUID> part = List.copyOf(news.subList(i, Math.min(news.size(), i + TellWebhooks.LARGEST)));
            if (part.size() == 1) {
                UUID id = part.getFirst();
                jobs.enqueue(TellWebhook.TYPE, id.toString(), new TellWebhook.Payload(id));
            } else {
                jobs.enqueue(TellWebhooks.TYPE, Ids.next().toString(), new TellWebhooks.Payload(part));
            }
        }
    }
}
