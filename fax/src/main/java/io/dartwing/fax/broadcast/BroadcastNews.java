package io.dartwing.fax.broadcast;

import io.dartwing.fax.broadcast.Recipient.State;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.webhooks.EventType;
import io.dartwing.platform.webhooks.EventTypes;
import io.dartwing.platform.webhooks.Meaning;
import io.dartwing.platform.webhooks.WebhookEvents;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells people and programs how far a broadcast is, in the transaction in which it gets there.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BroadcastNews {
    private static final String ID = "The broadcast.";
    private static final String CODE = "Its number for people.";
    private static final UUID EXAMPLE = UUID.fromString("01998b6e-71aa-7d02-8c44-0f1e2d3c4b5a");

    record Started(
            @Meaning(ID) UUID broadcastId,
            @Meaning(CODE) String code,
            @Meaning("How many recipients it has.") int recipients) {}

    record Ended(
            @Meaning(ID) UUID broadcastId,
            @Meaning(CODE) String code,

            @Meaning(
                    value = "How.",
                    oneOf = {"ended", "cancelled"})
            String status,

            @Meaning("Recipients whose machine confirmed every page.")
            int sent,

            @Meaning("Recipients that no attempt reached.") int failed,

            @Meaning("Recipients that may have it: nobody can know.")
            int uncertain,

            @Meaning("Recipients that got none: they asked for none, or no way leads there.")
            int skipped,

            @Meaning("Recipients whose fax was taken back.") int cancelled) {}

    static final EventType<Started> STARTED = EventType.of(
            "broadcast.started",
            Broadcasts.SUBJECT,
            Started.class,
            "A broadcast begins to send.",
            new Started(EXAMPLE, "BC-2026-00012", 840));
    static final EventType<Ended> ENDED = EventType.of(
            "broadcast.ended",
            Broadcasts.SUBJECT,
            Ended.class,
            "Every recipient of a broadcast has what became of it, or somebody cancelled it.",
            new Ended(EXAMPLE, "BC-2026-00012", "ended", 810, 22, 1, 7, 0));

    static final NoticeKind OVER = NoticeKind.of(
                    "fax.broadcast-ended",
                    "Your broadcast has ended",
                    "{code} has ended",
                    "{code}: {sent} sent, {failed} failed, {uncertain} uncertain, {skipped} skipped.",
                    "code",
                    "sent",
                    "failed",
                    "uncertain",
                    "skipped")
            .withMail();
    static final NoticeKind TROUBLED = NoticeKind.of(
                    "fax.broadcast-paused",
                    "Your broadcast paused by itself",
                    "{code} paused by itself",
                    "{code} paused: {reason} Mend that, then resume it.",
                    "code",
                    "reason")
            .withMail();

    private final RecipientRows recipients;
    private final WebhookEvents webhooks;
    private final Notifications notifications;

    BroadcastNews(RecipientRows recipients, WebhookEvents webhooks, Notifications notifications) {
        this.recipients = recipients;
        this.webhooks = webhooks;
        this.notifications = notifications;
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        EventTypes broadcastEvents() {
            return EventTypes.of(STARTED, ENDED);
        }

        @Bean
        NoticeKind.Group broadcastNoticeKinds() {
            return NoticeKind.Group.of(OVER, TROUBLED);
        }
    }

    void started(Broadcast broadcast) {
        int all = recipients.counts(broadcast.id()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        webhooks.publish(STARTED, broadcast.id(), new Started(broadcast.id(), broadcast.code(), all));
    }

    void cancelled(Broadcast broadcast) {
        publishEnd(broadcast, recipients.counts(broadcast.id()));
    }

    void ended(Broadcast broadcast) {
        Map<State, Integer> counts = recipients.counts(broadcast.id());
        publishEnd(broadcast, counts);
        tell(
                broadcast,
                OVER,
                Map.of(
                        "code",
                        broadcast.code(),
                        "sent",
                        text(counts, State.SENT),
                        "failed",
                        text(counts, State.FAILED),
                        "uncertain",
                        text(counts, State.UNCERTAIN),
                        "skipped",
                        text(counts, State.SKIPPED)));
    }

    void troubled(Broadcast broadcast, String reason) {
        tell(broadcast, TROUBLED, Map.of("code", broadcast.code(), "reason", reason));
    }

    private void publishEnd(Broadcast broadcast, Map<State, Integer> counts) {
        webhooks.publish(
                ENDED,
                broadcast.id(),
                new Ended(
                        broadcast.id(),
                        broadcast.code(),
                        broadcast.status().text(),
                        counts.getOrDefault(State.SENT, 0),
                        counts.getOrDefault(State.FAILED, 0),
                        counts.getOrDefault(State.UNCERTAIN, 0),
                        counts.getOrDefault(State.SKIPPED, 0),
                        counts.getOrDefault(State.CANCELLED, 0)));
    }

    private void tell(Broadcast broadcast, NoticeKind kind, Map<String, String> values) {
        notifications.tell(
                List.of(broadcast.createdBy()),
                new Notice(kind, values, "/broadcasts/" + broadcast.id(), broadcast.id()));
    }

    private static String text(Map<State, Integer> counts, State state) {
        return String.valueOf(counts.getOrDefault(state, 0));
    }
}
