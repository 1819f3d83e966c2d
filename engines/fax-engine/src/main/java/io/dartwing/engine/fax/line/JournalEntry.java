package io.dartwing.engine.fax.line;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a call's journal. Pages are counted within the call, from 1.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "step")
sealed interface JournalEntry {
    Instant at();

    /// The INVITE is about to leave, or was accepted.
    record Started(Instant at) implements JournalEntry {}

    record Connected(Instant at) implements JournalEntry {}

    record Carried(Instant at, FaxTransport transport) implements JournalEntry {}

    record Agreed(Instant at, String remoteStationId, int bitRate, boolean ecm, String compression)
            implements JournalEntry {}

    /// A page image is about to go out or come in.
    record ImageBegun(Instant at, int page) implements JournalEntry {}

    /// Outbound: the page's image is out, the command that asks for its confirmation is about to follow.
    record PageLeaving(Instant at, int page, boolean last) implements JournalEntry {}

    /// Outbound: the far side has the page.
    record PageConfirmed(Instant at, int page, boolean last, int bitRate) implements JournalEntry {}

    /// Outbound: the far side heard the command and does not have the (whole) page yet.
    record PageRefused(Instant at, int page) implements JournalEntry {}

    /// Inbound: the page is on disk, its confirmation is about to leave, unless it is the last one, which waits
    /// for the
    /// commit.
    record PageStored(Instant at, int page, boolean last, int bitRate) implements JournalEntry {}

    record CommitAsked(Instant at) implements JournalEntry {}

    record CommitAnswered(Instant at, boolean committed) implements JournalEntry {}

    /// The call is over.
    record Ended(
            Instant at,
            CallCause cause,
            String detail,
            @Nullable Integer sipStatus,
            @Nullable Integer q850) implements JournalEntry {}
}
