package io.dartwing.fax.document;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where a fax stands, and the one table of the moves that are allowed.
public enum FaxStatus {
    /// Inbound: stored, its sender was told so; nothing has looked at it yet.
    RECEIVED,
    /// Inbound: deny list, reading and rules are at work.
    PROCESSING,
    /// Inbound: lies in an inbox or with a person.
    DELIVERED,
    /// Inbound: kept aside for a person to decide.
    HELD,
    /// Inbound: its sender is on the deny list; kept, but in nobody's inbox.
    REJECTED,
    /// Outbound: accepted, waits for its time, its turn or its next attempt.
    QUEUED,
    /// Outbound: an attempt is under way.
    SENDING,
    /// Outbound: the far machine confirmed every page.
    SENT,
    /// Outbound: certainly not (completely) delivered, and no attempt is left.
    FAILED,
    /// Outbound: the far machine may have it. Never sent again without a person's word, or the
    /// carrier's that it has
    /// nothing of it.
    UNCERTAIN,
    /// Outbound: taken back before it was delivered.
    CANCELLED;

    private static final Map<FaxStatus, Set<FaxStatus>> MOVES = Map.ofEntries(
            Map.entry(RECEIVED, EnumSet.of(PROCESSING)),
            Map.entry(PROCESSING, EnumSet.of(DELIVERED, HELD, REJECTED)),
            // Only when a release is taken back.
            Map.entry(DELIVERED, EnumSet.of(HELD)),
            Map.entry(HELD, EnumSet.of(DELIVERED, REJECTED)),
            Map.entry(REJECTED, EnumSet.of(DELIVERED, HELD)),
            Map.entry(QUEUED, EnumSet.of(SENDING, FAILED, CANCELLED)),
            Map.entry(SENDING, EnumSet.of(SENT, QUEUED, FAILED, UNCERTAIN, CANCELLED)),
            Map.entry(SENT, EnumSet.noneOf(FaxStatus.class)),
            Map.entry(FAILED, EnumSet.of(QUEUED)),
            Map.entry(UNCERTAIN, EnumSet.of(QUEUED, SENT, SENDING, FAILED, CANCELLED)),
            Map.entry(CANCELLED, EnumSet.of(QUEUED)));

    public boolean canBecome(FaxStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /// As the API and the database spell it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
