package io.dartwing.fax.link;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An address under which the documents of a fax can be fetched.
///
/// @param recipient the number or the e-mail address that it went to
record SecureLink(
        UUID id,
        UUID fax,
        Channel channel,
        String recipient,
        int mostDownloads,
        int wrongCodes,
        Instant createdAt,
        By createdBy,
        Instant expiresAt,
        Optional<Instant> revokedAt) {
    static final int MOST_WRONG_CODES = 10;

    enum Channel {
        FAX,
        MAIL;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum State {
        OPEN,
        EXPIRED,
        REVOKED,
        LOCKED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record By(UUID id, boolean person, String name) {}

    /// @param filename as its sender named it, harmless; only ever shown
    record Document(UUID id, UUID file, String filename, String contentType, long size) {}

    enum What {
        OPENED,
        DOWNLOADED,
        WRONG_CODE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param address a network, see `LinkVisitor`
    record Visit(UUID link, What what, @Nullable UUID document, String address, Instant at) {}

    State state(Instant now) {
        if (revokedAt.isPresent()) {
            return State.REVOKED;
        }
        if (wrongCodes >= MOST_WRONG_CODES) {
            return State.LOCKED;
        }
        return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
    }
}
