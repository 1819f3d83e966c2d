package io.dartwing.telephony.trunk;

import java.util.Optional;
import java.util.UUID;

/// Tells how a trunk fares in this moment; the line of this node knows.
public interface TrunkStates {
    /// @param registration `not_used`, `pending`, `registered`, `failed`
    /// @param detail why it failed, else empty
    record State(String registration, String detail, int activeCalls) {}

    /// Empty when this node has no line, or the line doesn't know the trunk yet.
    Optional<State> of(UUID trunkId);
}
