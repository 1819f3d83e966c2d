package io.dartwing.engine.fax.line;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A snapshot of the line.
///
/// @param up          calls can be placed and taken
/// @param detail      one sentence when not up, or when crashes slow the restarts down; else empty
/// @param restarts    of the child process since the server started
/// @param pid         of the child process, 0 when none or in process
/// @param pending     reports not yet acknowledged
/// @param counters    monotonic, by name: `invites_in`, `invites_out`, `forbidden_403`, `udptl_lost`,
///                    `udptl_recovered`, `media_malformed`, …
public record LineStatus(
        boolean up,
        String detail,
        int restarts,
        long pid,
        Instant since,
        int activeCalls,
        int pending,
        List<TrunkStatus> trunks,
        Map<String, Long> counters) {

    public LineStatus {
        trunks = List.copyOf(trunks);
        counters = Map.copyOf(counters);
    }

    /// One trunk.
    ///
    /// @param detail why registration failed, else empty
    public record TrunkStatus(UUID trunkId, Registration registration, String detail, int activeCalls) {}

    public enum Registration {
        NOT_USED,
        PENDING,
        REGISTERED,
        FAILED
    }
}
