package io.dartwing.platform.breakglass;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One emergency.
///
/// @param status `open`, `to_review` or `reviewed`
record Glass(
        UUID id,
        UUID personId,
        String personName,
        String reason,
        @Nullable String recordType,
        @Nullable UUID recordId,
        Instant openedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        String status,
        @Nullable String reviewerName,
        @Nullable Instant reviewedAt,
        @Nullable String finding,
        @Nullable String note) {}
