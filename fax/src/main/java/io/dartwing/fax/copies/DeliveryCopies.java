package io.dartwing.fax.copies;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Mails that inboxes and rules ask for as faxes are delivered. One that is moved to another inbox later is not told of
/// again, and an address that its inbox tells already gets no second mail.
@Component
class DeliveryCopies {
    private static final String DEFAULT = "Default";

    private final FaxCopies copies;
    private final CopyRules rules;
    private final Faxes faxes;
    private final EntityManager entities;

    DeliveryCopies(FaxCopies copies, CopyRules rules, Faxes faxes, EntityManager entities) {
        this.copies = copies;
        this.rules = rules;
        this.faxes = faxes;
        this.entities = entities;
    }

    /// In the transaction in which it happens: the fax is delivered and its mails are on record, or neither.
    @EventListener
    void on(FaxEvent.FaxDelivered event) {
        faxes.find(event.faxId())
                .ifPresent(fax -> telling(fax)
                        .ifPresent(inbox -> Actors.runAs(
                                SystemJobActor.of(event.organizationId(), "inbox " + inbox.name()),
                                () -> inbox.mailTo()
                                        .forEach(to ->
                                                send(fax, to, CopyContent.of(inbox.mailCopies()), inbox.name())))));
    }

    @EventListener
    void on(FaxEvent.FaxRulesApplied event) {
        if (event.mails().isEmpty()) {
            return;
        }
        faxes.find(event.faxId()).ifPresent(fax -> {
            List<String> told = telling(fax).map(Inbox::mailTo).orElse(List.of());
            String inbox = inbox(fax).map(Inbox::name).orElse(DEFAULT);
            Actors.runAs(
                    SystemJobActor.of(event.organizationId(), "routing rule"),
                    () -> event.mails().stream()
                            .filter(mail -> told.stream().noneMatch(mail.to()::equalsIgnoreCase))
                            .forEach(mail -> send(fax, mail.to(), CopyContent.of(mail.content()), inbox)));
        });
    }

    private Optional<Inbox> inbox(FaxDocument fax) {
        return fax.inboxId().flatMap(inbox -> Optional.ofNullable(entities.find(Inbox.class, inbox)));
    }

    /// The inbox of the fax, when it tells by mail.
    private Optional<Inbox> telling(FaxDocument fax) {
        return inbox(fax).filter(inbox -> !inbox.mailCopies().equals("off"));
    }

    private void send(FaxDocument fax, String to, CopyContent wished, String inbox) {
        CopyContent content = rules.allowed(wished, to);
        copies.send(
                fax,
                new FaxCopies.Wish(
                        to,
                        content == CopyContent.PAGES && fax.pdf().isEmpty() ? CopyContent.LINK : content,
                        fax.pdf(),
                        null,
                        Optional.of(inbox),
                        null));
    }
}
