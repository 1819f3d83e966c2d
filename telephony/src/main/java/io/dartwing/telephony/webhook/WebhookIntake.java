package io.dartwing.telephony.webhook;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.account.CarrierAccounts.Located;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a webhook in: finds whose it is, judges it, stores it once with the job that reads it.
@Component
class WebhookIntake {
    private static final String ACTOR = "carrier-webhook";

    private final CarrierAccounts accounts;
    private final StoredWebhooks stored;
    private final Jobs jobs;
    private final Metrics metrics;
    private final TransactionTemplate transaction;

    WebhookIntake(
            CarrierAccounts accounts,
            StoredWebhooks stored,
            Jobs jobs,
            Metrics metrics,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.stored = stored;
        this.jobs = jobs;
        this.metrics = metrics;
        this.transaction = transaction;
    }

    /// What the provider wants to hear, once the webhook can't be lost any more. The account is
    /// looked for whatever the connector's name, so that neither shape nor time of the refusal
    /// tells which of the two is wrong.
    WebhookSource.Reply take(String connector, String publicId, RawWebhook webhook) {
        Located located = accounts.locate(publicId)
                .filter(found -> found.connector().equals(connector))
                .orElseThrow(WebhookIntake::unknown);
        return Actors.callAs(
                SystemJobActor.of(located.organizationId(), ACTOR), () -> take(located.accountId(), webhook));
    }

    private WebhookSource.Reply take(UUID account, RawWebhook webhook) {
        Carrier carrier = accounts.find(account).orElseThrow(WebhookIntake::unknown);
        if (!(carrier.connector() instanceof WebhookSource source)) {
            throw unknown();
        }
        if (source.verify(carrier.account(), webhook) instanceof Verification.Refused(String reason)) {
            count(carrier, "refused");
            accounts.refused(account, reason);
            throw new ProblemException(PlatformError.UNAUTHENTICATED, "the webhook could not be verified");
        }
        // Parsed before it is stored for the sake of the event's id; parsing is pure and quick.
        Understood understood = Understood.of(source, carrier.account(), webhook);
        count(carrier, store(account, webhook, understood));
        return source.reply(webhook);
    }

    private String store(UUID account, RawWebhook webhook, Understood understood) {
        return transaction.execute(status -> switch (understood) {
            case Understood.Meaning(var parsed) -> {
                Optional<UUID> added =
                        stored.add(account, WebhookDigest.of(webhook, parsed.eventId()), webhook, Optional.empty());
                added.ifPresent(id -> jobs.enqueue(TellWebhook.TYPE, id.toString(), new TellWebhook.Payload(id)));
                yield added.isPresent() ? "stored" : "repeated";
            }
            case Understood.Unusable(String reason) -> {
                stored.add(account, WebhookDigest.of(webhook, Optional.empty()), webhook, Optional.of(reason));
                yield "unusable";
            }
        });
    }

    private void count(Carrier carrier, String outcome) {
        metrics.count(Metric.CARRIER_WEBHOOKS, carrier.connector().name(), outcome);
    }

    private static ProblemException unknown() {
        return new ProblemException(PlatformError.NOT_FOUND, "There is no such address.");
    }
}
