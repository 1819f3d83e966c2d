package io.dartwing.engine.sip;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What we know of a trunk's health.
///
/// @param detail one sentence for people: the last answer or why there was none
/// @param registeredUntil when the current registration lapses unless refreshed
public record TrunkStatus(
        String trunkId,
        Reach reach,
        Registration registration,
        @Nullable Instant registeredUntil,
        String detail) {

    /// Whether the trunk answered our last OPTIONS or REGISTER; any SIP answer counts.
    public enum Reach {
        UNKNOWN,
        REACHABLE,
        UNREACHABLE
    }

    public enum Registration {
        NOT_CONFIGURED,
        PENDING,
        REGISTERED,
        REFUSED
    }
}
