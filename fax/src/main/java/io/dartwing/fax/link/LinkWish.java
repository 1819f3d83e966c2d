package io.dartwing.fax.link;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The wish to fax the address of documents in their place: read, but not yet checked against
/// anything.
///
/// @param documents uploads of the actor, in the order in which they are shown
/// @param days until the link expires; the organisation's if not given
/// @param downloads of each document; the organisation's if not given
record LinkWish(
        String to,
        @Nullable String from,
        @Nullable String recipientName,
        @Nullable String subject,
        List<UUID> documents,
        @Nullable Integer days,
        @Nullable Integer downloads) {
    @Override
    public String toString() {
        return "LinkWish";
    }
}
