package io.dartwing.fax.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt to send a fax, over a trunk or a carrier, or the call that brought it.
///
/// @param reason why it took this way
public record AttemptView(
        UUID id,
        int number,
        String status,
        @Nullable String cause,
        @Nullable String causeText,
        @Nullable String transport,
        @Nullable Integer bitRate,
        @Nullable Boolean ecm,
        @Nullable String compression,
        int firstPage,
        int pagesTotal,
        int pagesSent,
        @Nullable String remoteStationId,
        FaxView.@Nullable Named trunk,
        FaxView.@Nullable Named carrier,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant connectedAt,
        @Nullable Instant endedAt,
        @Nullable Integer sipStatus,
        boolean hasLog) {}
