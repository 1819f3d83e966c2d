package io.dartwing.fax.challenge;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A challenge of a sender.
///
/// @param fax the held one
/// @param sentFax the one with the code
record FaxChallenge(
        UUID id,
        UUID fax,
        UUID sentFax,
        String number,
        Status status,
        int wrongAnswers,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> endedAt,
        Optional<UUID> answerFax) {
    enum Status {
        OPEN,
        ANSWERED,
        /// Too many wrong answers.
        FAILED,
        EXPIRED,
        /// A person decided about the fax, or took the challenge back.
        CANCELLED,
        /// Its fax did not reach the sender.
        UNDELIVERABLE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
