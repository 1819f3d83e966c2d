package io.dartwing.fax.copies;

import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.mail.BouncedMail;
import io.dartwing.platform.notifications.MailConcluded;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What became of mails about faxes: told in the fax's history when they did not arrive.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CopyEnds implements BouncedMail {
    private final CopyRows rows;
    private final FaxTimeline timeline;
    private final Clock clock;

    CopyEnds(CopyRows rows, FaxTimeline timeline, Clock clock) {
        this.rows = rows;
        this.timeline = timeline;
        this.clock = clock;
    }

    /// In the transaction that concludes it.
    @EventListener
    void on(MailConcluded end) {
        if (!end.kind().equals(FaxCopies.KIND)) {
            return;
        }
        rows.lock(end.mailId()).ifPresent(copy -> {
            rows.end(copy.mail(), end.status(), end.reason(), clock.instant());
            if (!end.status().equals("sent")) {
                timeline.add(
                        copy.fax(), "mail_failed", "The mail to " + copy.recipient() + " was not sent", end.reason());
            }
        });
    }

    @Override
    public boolean bounced(UUID mail) {
        return rows.lock(mail)
                .map(copy -> {
                    if (!copy.status().equals("bounced")) {
                        rows.end(mail, "bounced", "the recipient's mail server sent it back", clock.instant());
                        timeline.add(
                                copy.fax(),
                                "mail_bounced",
                                "The mail to " + copy.recipient() + " came back",
                                "The recipient's mail server could not deliver it");
                    }
                    return true;
                })
                .orElse(false);
    }
}
