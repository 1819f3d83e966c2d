package io.dartwing.fax.announce;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxFacts;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells people what they would otherwise have to look for: a fax is theirs now, a fax of theirs did not arrive.
@Component
class FaxNotices {
    static final NoticeKind ASSIGNED = NoticeKind.of(
                    "fax.assigned",
                    "A fax is assigned to you",
                    "{fax_name} is yours",
                    "{fax_name} from {sender} ({pages}) is assigned to you.",
                    "fax_name",
                    "sender",
                    "pages")
            .withPhi("sender");
    static final NoticeKind HELD = NoticeKind.of(
            "fax.held",
            "A fax for you is held as spam",
            "{fax_name} is held",
            "{fax_name} ({pages}) looks like spam. It waits until somebody releases or rejects it.",
            "fax_name",
            "pages");
    static final NoticeKind RULE = NoticeKind.of(
                    "fax.rule",
                    "A rule tells you of a fax",
                    "{fax_name} came in",
                    "{fax_name} ({pages}) came in, and a rule of your organisation wants you to know of it.",
                    "fax_name",
                    "pages")
            .withMail();
    static final NoticeKind FAILED = NoticeKind.of(
                    "fax.failed",
                    "Your fax could not be sent",
                    "{fax_name} could not be sent",
                    "{fax_name} to {recipient} could not be sent ({cause}). No attempt is left.",
                    "fax_name",
                    "recipient",
                    "cause")
            .withPhi("recipient")
            .withMail();
    static final NoticeKind UNCERTAIN = NoticeKind.of(
                    "fax.uncertain",
                    "Nobody knows whether your fax arrived",
                    "{fax_name}: please ask whether it arrived",
                    "The line broke before {recipient} confirmed {fax_name}. It is not sent again without your word.",
                    "fax_name",
                    "recipient")
            .withPhi("recipient")
            .withMail();

    private final Notifications notifications;
    private final Faxes faxes;
    private final FaxTimeline timeline;

    FaxNotices(Notifications notifications, Faxes faxes, FaxTimeline timeline) {
        this.notifications = notifications;
        this.faxes = faxes;
        this.timeline = timeline;
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        NoticeKind.Group faxNoticeKinds() {
            return NoticeKind.Group.of(ASSIGNED, HELD, RULE, FAILED, UNCERTAIN);
        }
    }

    @EventListener
    void on(FaxEvent event) {
        switch (event) {
            case FaxEvent.FaxDelivered ignored -> faxes.find(event.faxId()).ifPresent(this::assigned);
            case FaxEvent.FaxAssigned ignored -> faxes.find(event.faxId()).ifPresent(this::assigned);
            case FaxEvent.FaxHeld ignored -> faxes.find(event.faxId()).ifPresent(this::held);
            case FaxEvent.FaxFailed ignored -> faxes.find(event.faxId()).ifPresent(this::failed);
            case FaxEvent.FaxUncertain ignored -> faxes.find(event.faxId()).ifPresent(this::uncertain);
            case FaxEvent.FaxRulesApplied applied ->
                faxes.find(event.faxId()).ifPresent(fax -> told(fax, applied.people()));
            default -> {}
        }
    }

    private void told(FaxDocument fax, List<UUID> people) {
        notifications.tell(
                people,
                notice(
                        RULE,
                        fax,
                        Map.of(
                                "fax_name",
                                fax.name(),
                                "pages",
                                pages(fax.pages().orElse(0)))));
    }

    private void assigned(FaxDocument fax) {
        fax.assignedTo()
                .ifPresent(person -> notifications.tell(
                        List.of(person),
                        notice(
                                ASSIGNED,
                                fax,
                                Map.of(
                                        "fax_name",
                                        fax.name(),
                                        "sender",
                                        fax.senderNumber().isBlank() ? "an unknown number" : fax.senderNumber(),
                                        "pages",
                                        pages(fax.pages().orElse(0))))));
    }

    private void held(FaxDocument fax) {
        fax.assignedTo()
                .ifPresent(person -> notifications.tell(
                        List.of(person),
                        notice(
                                HELD,
                                fax,
                                Map.of(
                                        "fax_name",
                                        fax.name(),
                                        "pages",
                                        pages(fax.pages().orElse(0))))));
    }

    /// Of a broadcast, its end is told; not each fax of thousands.
    private void failed(FaxDocument fax) {
        if (fax.broadcastId().isPresent()) {
            return;
        }
        String cause =
                Optional.ofNullable(FaxFacts.of(fax).cause()).orElse("unknown").replace('_', ' ');
        timeline.acceptedBy(fax.id())
                .ifPresent(person -> notifications.tell(
                        List.of(person),
                        notice(
                                FAILED,
                                fax,
                                Map.of("fax_name", fax.name(), "recipient", fax.recipientNumber(), "cause", cause))));
    }

    private void uncertain(FaxDocument fax) {
        if (fax.broadcastId().isPresent()) {
            return;
        }
        timeline.acceptedBy(fax.id())
                .ifPresent(person -> notifications.tell(
                        List.of(person),
                        notice(UNCERTAIN, fax, Map.of("fax_name", fax.name(), "recipient", fax.recipientNumber()))));
    }

    private static String pages(int count) {
        return count == 1 ? "1 page" : count + " pages";
    }

    private static Notice notice(NoticeKind kind, FaxDocument fax, Map<String, String> values) {
        return new Notice(kind, values, "/faxes/" + fax.id(), fax.id());
    }
}
