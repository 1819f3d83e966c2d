package io.dartwing.fax.outbound;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// What a fax has from the broadcast that it is one of.
///
/// @param attempts how often it is tried
/// @param tiff the pages of its files, ready, readable for the time of the call; empty when it has no files
/// @param pages of the files
public record BroadcastPart(UUID broadcast, int attempts, Optional<Path> tiff, int pages) {}
