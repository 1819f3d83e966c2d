package io.dartwing.telephony.reputation;

import java.time.Instant;
import java.util.UUID;

/// Tells what became of what was sent from a number, for sendings that are no requests to a
/// carrier's account; a bean of
/// whoever makes them.
public interface NumberOutcomes {
    /// Of the current organisation's number since then. Needs a transaction.
    Tally since(UUID number, Instant from);
}
