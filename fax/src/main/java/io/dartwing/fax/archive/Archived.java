package io.dartwing.fax.archive;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What of a fax lies, or shall lie, at a target.
///
/// @param version of the edited copy; `null` for the fax's own pages
/// @param status waiting, archived or failed
/// @param place of the document, such as `s3://bucket/2026/11/Front desk/FAX-2026-00001.pdf`
/// @param lockMode GOVERNANCE or COMPLIANCE; `null` without object lock
/// @param lockedUntil what the store told after the writing
/// @param storeVersion the store's own word for this writing
public record Archived(
        UUID id,
        UUID fax,
        UUID target,
        String targetName,
        @Nullable Integer version,
        String status,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant dueAt,
        String place,
        @Nullable String lockMode,
        @Nullable Instant lockedUntil,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable String storeVersion,
        @Nullable Instant archivedAt,
        @Nullable String lastError) {
    public boolean done() {
        return status.equals("archived");
    }
}
