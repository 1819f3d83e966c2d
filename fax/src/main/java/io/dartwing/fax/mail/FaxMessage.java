package io.dartwing.fax.mail;

import io.dartwing.platform.actor.ActorReference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that was to become a fax, and what became of it.
///
/// @param source imap or smtp
/// @param proof by what its sender was proven, or why it was not
/// @param asker whose rights count
record FaxMessage(
        UUID id,
        Optional<UUID> mailbox,
        String source,
        Status status,
        @Nullable String reason,
        @Nullable String proof,
        Content content,
        Optional<UUID> rawFile,
        Optional<ActorReference> asker,
        Optional<UUID> fax,
        @Nullable Instant codeExpiresAt,
        int wrongCodes,
        boolean confirmed,
        boolean duplicate,
        Instant arrivedAt,
        @Nullable Instant decidedAt) {
    enum Status {
        RECEIVED,
        /// For the code that was sent to its sender.
        WAITING,
        ACCEPTED,
        REFUSED,
        /// A bounce, automatic mail, an answer with a code, the same message again.
        IGNORED,
        /// Nobody gave the code in time.
        EXPIRED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean open() {
            return this == RECEIVED || this == WAITING;
        }
    }

    /// What tells of people, kept sealed.
    ///
    /// @param from the address it says it is from, or whoever handed it in gave; `null`: none
    /// @param recipients to whom it was handed in; empty for a mailbox, where its head says so
    /// @param cut only its head was read
    /// @param replyTo where its one answer went, once its sender was proven
    record Content(
            @Nullable String from,
            List<String> recipients,
            boolean cut,
            @Nullable String messageId,
            @Nullable String replyTo,
            @Nullable String number,
            List<String> files,
            int pages) {
        static Content arrived(@Nullable String from, List<String> recipients, boolean cut) {
            return new Content(from, recipients, cut, null, null, null, List.of(), 0);
        }

        Content of(@Nullable String sender, @Nullable String id) {
            return new Content(sender, recipients, cut, id, replyTo, number, files, pages);
        }

        Content with(Prepared fax) {
            return new Content(from, recipients, cut, messageId, replyTo, fax.number(), fax.names(), fax.pages());
        }

        Content answered(@Nullable String to) {
            return new Content(from, recipients, cut, messageId, to, number, files, pages);
        }

        @Override
        public String toString() {
            return "Content";
        }
    }
}
