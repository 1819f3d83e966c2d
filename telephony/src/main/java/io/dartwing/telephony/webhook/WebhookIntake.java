package io.dartwing.telephony.webhook;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.admission.Admission;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import io.dartwing.telephony.webhook.KnownAccounts.Known;
import org.springframework.stereotype.Component;

/// Takes a webhook in: finds whose it is, judges it, stores it once with the job that reads it.
@Component
class WebhookIntake {
    private final KnownAccounts known;
    private final CarrierAccounts accounts;
    private final WebhookLedger ledger;
    private final Admission admission;
    private final Metrics metrics;

    WebhookIntake(
            KnownAccounts known, CarrierAccounts accounts, WebhookLedger ledger, Admission admission, Metrics metrics) {
        this.known = known;
        this.accounts = accounts;
        this.ledger = ledger;
        this.admission = admission;
        this.metrics = metrics;
    }

    /// What the provider wants to hear, once the webhook can't be lost any more. The account is
    /// looked for whatever the connector's name, so that neither shape nor time of the refusal
    /// tells which of the two is wrong.
    WebhookSource.Reply take(String connector, String publicId, RawWebhook webhook) {
        return admission.ahead(() -> judge(connector, publicId, webhook));
    }

    private WebhookSource.Reply judge(String connector, String publicId, RawWebhook webhook) {
        Known account = known.recent(publicId).orElseThrow(WebhookIntake::unknown);
        if (verify(connector, account, webhook) instanceof Verification.Refused) {
            // What was remembered may be older than the credentials that the provider signs with.
            account = known.read(publicId).orElseThrow(WebhookIntake::unknown);
            if (verify(connector, account, webhook) instanceof Verification.Refused(String reason)) {
                refuse(account, reason);
            }
        }
        return enter(account, source(connector, account.carrier()), webhook);
    }

    private static Verification verify(String connector, Known account, RawWebhook webhook) {
        Carrier carrier = account.carrier();
        return source(connector, carrier).verify(carrier.account(), webhook);
    }

    private void refuse(Known account, String reason) {
        count(account.carrier(), "refused");
        Actors.runAs(
                account.actor(),
                () -> accounts.refused(account.carrier().account().id(), reason));
        throw new ProblemException(PlatformError.UNAUTHENTICATED, "the webhook could not be verified");
    }

    private WebhookSource.Reply enter(Known account, WebhookSource source, RawWebhook webhook) {
        // Parsed before it is stored for the sake of the event's id; parsing is pure and quick.
        Understood understood = Understood.of(source, account.carrier().account(), webhook);
        WebhookLedger.Outcome outcome = Actors.callAs(
                account.actor(), () -> ledger.enter(account.carrier().account(), webhook, understood));
        count(account.carrier(), outcome.word());
        return source.reply(webhook);
    }

    private static WebhookSource source(String connector, Carrier carrier) {
        if (carrier.connector().name().equals(connector) && carrier.connector() instanceof WebhookSource source) {
            return source;
        }
        throw unknown();
    }

    private void count(Carrier carrier, String outcome) {
        metrics.count(Metric.CARRIER_WEBHOOKS, carrier.connector().name(), outcome);
    }

    private static ProblemException unknown() {
        return new ProblemException(PlatformError.NOT_FOUND, "There is no such address.");
    }
}
