package io.dartwing.fax.announce;

import io.dartwing.fax.announce.FaxEventTypes.ChallengeEnded;
import io.dartwing.fax.announce.FaxEventTypes.Challenged;
import io.dartwing.fax.announce.FaxEventTypes.Delivered;
import io.dartwing.fax.announce.FaxEventTypes.Ended;
import io.dartwing.fax.announce.FaxEventTypes.Failed;
import io.dartwing.fax.announce.FaxEventTypes.Held;
import io.dartwing.fax.announce.FaxEventTypes.Processed;
import io.dartwing.fax.announce.FaxEventTypes.Queued;
import io.dartwing.fax.announce.FaxEventTypes.Received;
import io.dartwing.fax.announce.FaxEventTypes.Rejected;
import io.dartwing.fax.announce.FaxEventTypes.Routed;
import io.dartwing.fax.announce.FaxEventTypes.RuleApplied;
import io.dartwing.fax.announce.FaxEventTypes.Sending;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxFacts;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.webhooks.EventType;
import io.dartwing.platform.webhooks.WebhookEvents;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Publishes what happens to faxes, inside the transaction in which it happens: a change and its
/// event are one,
/// and the order of the changes is that of the events.
@Component
class FaxWebhooks {
    private final WebhookEvents webhooks;
    private final Faxes faxes;

    FaxWebhooks(WebhookEvents webhooks, Faxes faxes) {
        this.webhooks = webhooks;
        this.faxes = faxes;
    }

    @EventListener
    void on(FaxEvent event) {
        faxes.find(event.faxId()).map(FaxFacts::of).ifPresent(fax -> tell(event, fax));
    }

    private void tell(FaxEvent event, FaxFacts fax) {
        switch (event) {
            case FaxEvent.FaxReceived ignored ->
                publish(FaxEventTypes.RECEIVED, fax, new Received(fax.id(), fax.name(), fax.numberId(), fax.pages()));
            case FaxEvent.FaxRead ignored ->
                publish(
                        FaxEventTypes.PROCESSED,
                        fax,
                        new Processed(fax.id(), fax.name(), fax.pages(), fax.readingStatus()));
            case FaxEvent.FaxDelivered ignored -> publish(FaxEventTypes.ROUTED, fax, routed(fax, "rules"));
            case FaxEvent.FaxAssigned ignored -> publish(FaxEventTypes.ROUTED, fax, routed(fax, decidedBy()));
            case FaxEvent.FaxRulesApplied applied ->
                applied.rules()
                        .forEach(rule ->
                                publish(FaxEventTypes.RULE_APPLIED, fax, new RuleApplied(fax.id(), fax.name(), rule)));
            case FaxEvent.FaxDone done ->
                publish(done.done() ? FaxEventTypes.DONE : FaxEventTypes.REOPENED, fax, ended(fax));
            case FaxEvent.FaxAside ignored -> {} // between the organisation's people
            case FaxEvent.FaxRejected ignored ->
                publish(FaxEventTypes.REJECTED, fax, new Rejected(fax.id(), fax.name(), "sender_blocked"));
            case FaxEvent.FaxNoted ignored -> {} // between the organisation's people
            case FaxEvent.FaxRefused ignored ->
                publish(FaxEventTypes.REJECTED, fax, new Rejected(fax.id(), fax.name(), "spam"));
            case FaxEvent.FaxHeld ignored ->
                publish(FaxEventTypes.HELD, fax, new Held(fax.id(), fax.name(), fax.inboxId(), fax.assignedTo()));
            case FaxEvent.FaxChallenged ignored ->
                publish(FaxEventTypes.CHALLENGED, fax, new Challenged(fax.id(), fax.name()));
            case FaxEvent.FaxChallengeEnded ended ->
                publish(FaxEventTypes.CHALLENGE_ENDED, fax, new ChallengeEnded(fax.id(), fax.name(), ended.outcome()));
            case FaxEvent.FaxQueued ignored ->
                publish(
                        FaxEventTypes.QUEUED,
                        fax,
                        new Queued(fax.id(), fax.name(), fax.pages(), fax.attempts(), fax.nextAttemptAt()));
            case FaxEvent.FaxSending ignored ->
                publish(FaxEventTypes.SENDING, fax, new Sending(fax.id(), fax.name(), fax.attempts()));
            case FaxEvent.FaxSent ignored ->
                publish(FaxEventTypes.DELIVERED, fax, new Delivered(fax.id(), fax.name(), fax.pagesSent()));
            case FaxEvent.FaxFailed ignored ->
                publish(FaxEventTypes.FAILED, fax, new Failed(fax.id(), fax.name(), fax.cause(), fax.attempts()));
            case FaxEvent.FaxUncertain ignored -> publish(FaxEventTypes.UNCERTAIN, fax, ended(fax));
            case FaxEvent.FaxCancelled ignored -> publish(FaxEventTypes.CANCELLED, fax, ended(fax));
        }
    }

    private static Ended ended(FaxFacts fax) {
        return new Ended(fax.id(), fax.name());
    }

    /// A group's turn and an escalation follow rules too.
    private static String decidedBy() {
        return Actors.current() instanceof SystemJobActor ? "rules" : "person";
    }

    private static Routed routed(FaxFacts fax, String decidedBy) {
        return new Routed(
                fax.id(),
                fax.name(),
                fax.inboxId(),
                fax.assignedTo(),
                decidedBy.equals("rules") ? fax.ruleId() : null,
                decidedBy);
    }

    private <T extends Record> void publish(EventType<T> type, FaxFacts fax, T data) {
        webhooks.publish(type, fax.id(), data);
    }
}
