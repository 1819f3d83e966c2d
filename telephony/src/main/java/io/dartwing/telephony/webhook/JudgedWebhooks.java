package io.dartwing.telephony.webhook;

import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource;
import org.springframework.stereotype.Component;

/// Takes in what came to another address of ours than `/hooks/…` and was found genuine there. It
/// goes on as any webhook: stored sealed, once per event within 48 hours, told to all who listen by
/// a job that does not give up soon.
@Component
public class JudgedWebhooks {
    private final WebhookLedger ledger;
    private final Metrics metrics;

    JudgedWebhooks(WebhookLedger ledger, Metrics metrics) {
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /// What became of one.
    public enum Outcome {
        TAKEN,
        REPEATED,
        /// Not what the provider documents; kept for the administrator to look at.
        UNUSABLE
    }

    /// Returns when it can't be lost any more. Runs as the current actor, of the account's
    /// organisation, outside of a transaction.
    ///
    /// @param webhook in the provider's own form
    public Outcome enter(Carrier carrier, RawWebhook webhook) {
        if (!(carrier.connector() instanceof WebhookSource source)) {
            throw new IllegalArgumentException("connector: takes no webhooks (expected: one that does)");
        }
        WebhookLedger.Outcome outcome =
                ledger.enter(carrier.account(), webhook, Understood.of(source, carrier.account(), webhook));
        metrics.count(Metric.CARRIER_WEBHOOKS, carrier.connector().name(), outcome.word());
        return switch (outcome) {
            case STORED -> Outcome.TAKEN;
            case REPEATED -> Outcome.REPEATED;
            case UNUSABLE -> Outcome.UNUSABLE;
        };
    }
}
