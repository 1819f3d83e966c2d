package io.dartwing.platform.notifications;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What belongs to a mail beside its text.
///
/// @param replyTo where answers go; the sender's address if `null`
/// @param inReplyTo the `Message-ID` this answers, in angle brackets
/// @param files attachments, opened when the mail leaves: one that was deleted by then ends the mail
public record MailParts(@Nullable String replyTo, @Nullable String inReplyTo, List<MailFile> files) {
    public static final MailParts NONE = new MailParts(null, null, List.of());

    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,400}>");

    /// A file of the file store under the name that the recipient sees.
    public record MailFile(UUID fileId, String name, String contentType) {}

    /// A `Message-ID` that is none, as strangers write them, is left out.
    public MailParts {
        inReplyTo = inReplyTo != null && MESSAGE_ID.matcher(inReplyTo).matches() ? inReplyTo : null;
        files = List.copyOf(files);
    }

    public static MailParts answering(String replyTo, @Nullable String messageId) {
        return new MailParts(replyTo, messageId, List.of());
    }

    public static MailParts with(List<MailFile> files) {
        return new MailParts(null, null, files);
    }
}
