package io.dartwing.fax.broadcast;

import io.dartwing.fax.outbound.SendFax.IncomingFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A broadcast as it was asked for, its fields checked.
///
/// @param content its sender is the number asked for; empty for the organisation's first one
/// @param pages its files, ready, on our disk; empty when it has none
record BroadcastWish(
        Broadcast.Content content,
        Pace pace,
        Optional<Instant> scheduledAt,
        boolean start,
        List<IncomingFile> files,
        Optional<Path> tiff,
        int pages,
        RecipientList recipients) {}
