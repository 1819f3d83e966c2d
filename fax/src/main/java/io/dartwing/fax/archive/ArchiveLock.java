package io.dartwing.fax.archive;

import java.time.Instant;
import java.util.Locale;

/// Until when an object can't be deleted or written over at its store.
///
/// @param until whole seconds
record ArchiveLock(ArchiveTarget.LockMode mode, Instant until) {
    String word() {
        return mode.name().toUpperCase(Locale.ROOT);
    }
}
