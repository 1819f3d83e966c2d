package io.dartwing.fax.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a bulk does with each of its faxes.
///
/// @param personId for `ASSIGN`; null is nobody. @param inboxId null leaves faxes where they lie
/// @param tagId for `TAG` and `UNTAG`. @param until for `SNOOZE`
/// @param folderId for `MOVE`; null is out of any folder
public record BulkWish(
        @Nullable UUID personId,
        @Nullable UUID inboxId,
        @Nullable UUID tagId,
        @Nullable Instant until,
        @Nullable UUID folderId) {}
