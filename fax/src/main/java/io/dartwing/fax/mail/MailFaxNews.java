package io.dartwing.fax.mail;

import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.identity.People;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells by mail how a fax ended that came by mail. A member hears of what failed as of every fax of
/// its own (`FaxNotices`), so here only who is none.
@Component
class MailFaxNews {
    private final MessageRows rows;
    private final MessageReplies replies;
    private final MailboxAccess mailboxes;
    private final Faxes faxes;
    private final People people;

    MailFaxNews(MessageRows rows, MessageReplies replies, MailboxAccess mailboxes, Faxes faxes, People people) {
        this.rows = rows;
        this.replies = replies;
        this.mailboxes = mailboxes;
        this.faxes = faxes;
        this.people = people;
    }

    /// In the transaction in which it happens.
    @EventListener
    void on(FaxEvent.Ended event) {
        switch (event) {
            case FaxEvent.FaxSent sent -> tell(sent.faxId(), "was sent: the far machine confirmed every page", true);
            case FaxEvent.FaxFailed failed -> tell(failed.faxId(), "could not be sent", false);
            case FaxEvent.FaxUncertain uncertain ->
                tell(uncertain.faxId(), "may or may not have arrived: please ask the receiver", false);
            case FaxEvent.FaxCancelled cancelled -> tell(cancelled.faxId(), "was cancelled", false);
        }
    }

    private void tell(UUID fax, String how, boolean everybody) {
        rows.ofFax(fax).ifPresent(message -> {
            String to = message.content().replyTo();
            if (to == null || !everybody && people.idOf(to).isPresent()) {
                return;
            }
            Optional<String> own = message.mailbox().flatMap(mailboxes::find).map(FaxMailbox::address);
            faxes.find(fax)
                    .ifPresent(document -> replies.ended(
                            new MessageReplies.To(
                                    to, own.orElse(null), message.content().messageId()),
                            document,
                            how));
        });
    }
}
