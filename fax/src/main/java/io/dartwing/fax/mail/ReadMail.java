package io.dartwing.fax.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a message says, as far as it matters for a fax.
///
/// @param from its one author; empty when it has none, or several
/// @param recipients addresses it was written or delivered to, in lower case
/// @param written those of `To` and `Cc` alone, which a signature can cover
/// @param answers the `Message-ID`s it answers
/// @param results the topmost `Authentication-Results` first
/// @param automatic why it is nothing a person wrote to us; empty when a person may have
/// @param text its plain text
/// @param problem what keeps its attachments from being read, for its sender
/// @param bounced the `Message-ID` of the mail that it says could not be delivered
record ReadMail(
        Optional<String> from,
        List<String> recipients,
        List<String> written,
        String subject,
        @Nullable String messageId,
        List<String> answers,
        List<String> results,
        Optional<String> automatic,
        String text,
        List<Attachment> attachments,
        Optional<String> problem,
        Optional<String> bounced) {
    /// A file it carries, written to disk.
    record Attachment(Path path, String name) {}

    @Override
    public String toString() {
        return "ReadMail";
    }
}
