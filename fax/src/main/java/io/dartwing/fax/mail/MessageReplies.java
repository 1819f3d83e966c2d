package io.dartwing.fax.mail;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.notifications.MailParts;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The answers that senders get. They hold no number in full and nothing of the message; of files
/// their names, where their sender is asked for a code.
@Component
class MessageReplies {
    static final String KIND = "fax-mail";
    private static final Duration USEFUL = Duration.ofDays(2);

    private final Mail mail;
    private final PublicAddress address;

    MessageReplies(Mail mail, PublicAddress address) {
        this.mail = mail;
        this.address = address;
    }

    /// Where an answer goes, and what it belongs to.
    record To(
            String address,
            @Nullable String replyTo,
            @Nullable String messageId) {
        @Override
        public String toString() {
            return "To";
        }
    }

    UUID accepted(To to, FaxDocument fax, Prepared prepared) {
        return send(to, USEFUL, "Your fax is accepted: " + fax.name(), """
                Your e-mail was accepted as %s: %s to %s.

                How far it is: %s
                """.formatted(
                        fax.name(), pages(prepared.pages()), masked(prepared.number()), link(fax.id())));
    }

    UUID refused(To to, String reason) {
        return send(to, USEFUL, "Your e-mail was not sent as a fax", """
                Your e-mail was not sent as a fax:
                %s.
                """.formatted(reason));
    }

    /// The code stands where a reply can begin with it.
    UUID code(To to, UUID message, String code, Duration life, Prepared prepared) {
        String files = prepared.files().isEmpty() ? "the text of your e-mail" : String.join("\n  ", prepared.names());
        return send(to, life, "Please confirm your fax", """
                A fax is to be sent because of an e-mail from your address:

                  to %s, %s
                  %s

                If this is right, answer this e-mail with this code as its first line, within %d minutes:

                  %s

                or type it here: %s

                If you did not write it, do nothing: nothing is sent.
                """.formatted(
                        masked(prepared.number()),
                        pages(prepared.pages()),
                        files,
                        life.toMinutes(),
                        code,
                        address.at("/fax-mail/" + message)));
    }

    UUID wrongCode(To to, String reason) {
        return send(to, USEFUL, "Your fax is not confirmed", """
                Your fax is not confirmed:
                %s.
                """.formatted(reason));
    }

    UUID ended(To to, FaxDocument fax, String how) {
        return send(to, USEFUL, fax.name() + " " + how, """
                %s to %s %s.

                More about it: %s
                """.formatted(
                        fax.name(), masked(fax.recipientNumber()), how, link(fax.id())));
    }

    private UUID send(To to, Duration useful, String subject, String text) {
        MailParts parts = to.replyTo() == null
                ? new MailParts(null, to.messageId(), java.util.List.of())
                : MailParts.answering(to.replyTo(), to.messageId());
        return mail.send(new MailMessage(KIND, to.address(), subject, text, null, useful), parts);
    }

    private String link(UUID fax) {
        return address.at("/faxes/" + fax).toString();
    }

    static String masked(String number) {
        return Optional.of(number)
                .flatMap(PhoneNumber::parse)
                .map(PhoneNumber::masked)
                .orElse("a SIP address");
    }

    private static String pages(int count) {
        return count == 1 ? "1 page" : count + " pages";
    }
}
