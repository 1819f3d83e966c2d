package io.dartwing.engine.fax.line;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a call stands.
///
/// @param page      1-based page of this call in work, 0 before the first
/// @param pages     pages this call has to carry; 0 when unknown (inbound)
/// @param confirmed pages confirmed so far
/// @param bitRate   bit/s, 0 before training
/// @param transport `null` before media
public record CallProgress(
        UUID callId,
        UUID organizationId,
        String reference,
        CallDirection direction,
        Phase phase,
        int page,
        int pages,
        int confirmed,
        int bitRate,
        @Nullable FaxTransport transport,
        Instant at) {

    public enum Phase {
        DIALLING,
        RINGING,
        CONNECTED,
        /// Machines agree on speed and coding.
        NEGOTIATING,
        /// Page `page` is on the wire.
        PAGE,
        /// Page `page` was confirmed.
        PAGE_CONFIRMED,
        /// Inbound: all pages are in, the listener is asked to commit.
        COMMITTING,
        CLOSING
    }
}
