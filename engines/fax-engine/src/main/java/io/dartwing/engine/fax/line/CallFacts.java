package io.dartwing.engine.fax.line;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a journal says, folded entry by entry. The running call and the conclusion after a crash read the same facts.
final class CallFacts {
    @Nullable
    Instant startedAt;

    @Nullable
    Instant connectedAt;

    @Nullable
    FaxTransport transport;

    @Nullable
    Instant lastAt;

    JournalEntry.@Nullable Ended ended;

    String remoteStationId = "";
    String compression = "";
    int bitRate;
    boolean ecm;

    /// Outbound: pages confirmed by the far side.
    int confirmed;
    /// Outbound: the last page of the document is among them.
    boolean allConfirmed;
    /// Outbound: the confirmation of a page was asked for and not answered.
    boolean awaitingAnswer;
    /// Outbound: that page is the last one.
    boolean awaitingLast;
    /// A page image began: from here on the media stay as they are.
    boolean imageBegun;
    /// Inbound: pages on disk.
    int stored;
    /// Inbound: the last of them ends the document.
    boolean lastStored;

    boolean committed;
    boolean commitRefused;

    static CallFacts of(List<JournalEntry> entries) {
        CallFacts facts = new CallFacts();
        entries.forEach(facts::apply);
        return facts;
    }

    /// Inbound: pages the sender holds for delivered, or may.
    int pagesPromised() {
        return committed || !lastStored ? stored : stored - 1;
    }

    void apply(JournalEntry entry) {
        lastAt = entry.at();
        switch (entry) {
            case JournalEntry.Started(Instant at) -> startedAt = at;
            case JournalEntry.Connected(Instant at) -> connectedAt = at;
            case JournalEntry.Carried carried -> transport = carried.transport();
            case JournalEntry.Agreed agreed -> {
                remoteStationId = agreed.remoteStationId().isEmpty() ? remoteStationId : agreed.remoteStationId();
                bitRate = agreed.bitRate() > 0 ? agreed.bitRate() : bitRate;
                ecm = agreed.ecm();
                compression = agreed.compression();
            }
            case JournalEntry.ImageBegun ignored -> imageBegun = true;
            case JournalEntry.PageLeaving leaving -> {
                imageBegun = true;
                awaitingAnswer = true;
                awaitingLast = leaving.last();
            }
            case JournalEntry.PageConfirmed page -> {
                awaitingAnswer = false;
                confirmed = Math.max(confirmed, page.page());
                allConfirmed |= page.last();
                bitRate = page.bitRate();
            }
            case JournalEntry.PageRefused ignored -> awaitingAnswer = false;
            case JournalEntry.PageStored page -> {
                imageBegun = true;
                stored = Math.max(stored, page.page());
                lastStored = page.last();
                bitRate = page.bitRate();
            }
            case JournalEntry.CommitAsked ignored -> {}
            // Two may write an answer (the supervisor that got it, the line that gave up waiting): a commit is a
            // fact.
            case JournalEntry.CommitAnswered answer -> {
                committed |= answer.committed();
                commitRefused |= !answer.committed();
            }
            case JournalEntry.Ended end -> ended = end;
        }
    }
}
