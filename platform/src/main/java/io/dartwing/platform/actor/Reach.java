package io.dartwing.platform.actor;

import java.util.Set;
import java.util.UUID;

/// Another organisation that the actor's own one may look into (oversight) or shares with: the record types it
/// may read there, and those it may also change; nothing is made or deleted across organisations. PHI never comes
/// along when either side works in healthcare mode.
public record Reach(UUID organization, boolean healthcare, Set<String> readable, Set<String> writable) {
    public Reach {
        readable = Set.copyOf(readable);
        writable = Set.copyOf(writable);
    }
}
