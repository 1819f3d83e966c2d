package io.dartwing.fax.mail;

import io.dartwing.fax.mail.ConfirmationCodes.Answer;
import io.dartwing.fax.mail.FaxMessage.Status;
import io.dartwing.kernel.Ids;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Messages that answer our question for a code. What was wrong is told to the address that was
/// asked, whoever answered.
@Component
class CodeAnswers {
    private final MessageRows rows;
    private final ConfirmationCodes codes;
    private final MessageEnds ends;
    private final MessageReplies replies;
    private final MailboxAccess mailboxes;
    private final TransactionTemplate transaction;

    CodeAnswers(
            MessageRows rows,
            ConfirmationCodes codes,
            MessageEnds ends,
            MessageReplies replies,
            MailboxAccess mailboxes,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.codes = codes;
        this.ends = ends;
        this.replies = replies;
        this.mailboxes = mailboxes;
        this.transaction = transaction;
    }

    /// False when the message is no such answer.
    boolean take(FaxMessage message, ReadMail mail) {
        String own = message.mailbox()
                .flatMap(mailboxes::find)
                .map(FaxMailbox::address)
                .orElse(null);
        return transaction.execute(status -> mail.answers().stream()
                .flatMap(id -> uuid(id).stream())
                .flatMap(id -> rows.ofReply(id).stream())
                .filter(asked -> asked.codeExpiresAt() != null)
                .findFirst()
                .map(asked -> {
                    rows.lock(message.id())
                            .filter(it -> it.status() == Status.RECEIVED)
                            .ifPresent(it -> answer(it, asked, mail, own));
                    return true;
                })
                .orElse(false));
    }

    private void answer(FaxMessage message, FaxMessage asked, ReadMail mail, @Nullable String own) {
        Optional<String> code = ConfirmationCodes.in(mail.text());
        if (code.isEmpty()) {
            ends.end(message, Status.IGNORED, "an answer without a code in its first line", null, null);
            return;
        }
        Answer answer = codes.answer(asked.id(), code.get());
        String problem = switch (answer) {
            case RIGHT -> null;
            case WRONG -> "the code is wrong";
            case LAST_WRONG -> "the code is wrong, and was so too often; write the message again";
            case TOO_LATE -> "the code is not valid any more; write the message again";
        };
        String to = asked.content().from();
        UUID reply = problem == null || to == null
                ? null
                : replies.wrongCode(
                        new MessageReplies.To(to, own, message.content().messageId()), problem);
        ends.end(
                message,
                Status.IGNORED,
                problem == null ? "an answer with the right code" : "an answer: " + problem,
                null,
                reply);
    }

    /// Of `<uuid@domain>`, as our mails have it.
    static Optional<UUID> uuid(String messageId) {
        int at = messageId.indexOf('@');
        return messageId.startsWith("<") && at > 0 ? Ids.parse(messageId.substring(1, at)) : Optional.empty();
    }
}
