package io.dartwing.fax.copies;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Mails that inboxes ask for as faxes are delivered to them. One that is moved to another inbox
/// later is not told of again.
@Component
class InboxCopies {
    private final FaxCopies copies;
    private final CopyRules rules;
    private final Faxes faxes;
    private final EntityManager entities;

    InboxCopies(FaxCopies copies, CopyRules rules, Faxes faxes, EntityManager entities) {
        this.copies = copies;
        this.rules = rules;
        this.faxes = faxes;
        this.entities = entities;
    }

    /// In the transaction in which it happens: the fax is delivered and its mails are on record, or neither.
    @EventListener
    void on(FaxEvent.FaxDelivered event) {
        faxes.find(event.faxId())
                .ifPresent(fax -> fax.inboxId()
                        .flatMap(inbox -> Optional.ofNullable(entities.find(Inbox.class, inbox)))
                        .filter(inbox -> !inbox.mailCopies().equals("off"))
                        .ifPresent(inbox -> Actors.runAs(
                                SystemJobActor.of(event.organizationId(), "inbox " + inbox.name()),
                                () -> tell(fax, inbox))));
    }

    private void tell(FaxDocument fax, Inbox inbox) {
        for (String to : inbox.mailTo()) {
            CopyContent content = rules.allowed(CopyContent.of(inbox.mailCopies()), to);
            copies.send(
                    fax,
                    new FaxCopies.Wish(
                            to,
                            content == CopyContent.PAGES && fax.pdf().isEmpty() ? CopyContent.LINK : content,
                            fax.pdf(),
                            null,
                            Optional.of(inbox.name()),
                            null));
        }
    }
}
