package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.SessionLogEntry.Kind;
import io.dartwing.engine.sip.CallEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a running call leaves behind: its folder, journal, facts and log. The facts belong to the call's pacer
/// thread,
/// the rest may be used by any.
final class CallRecord {
    final CallFolder folder;
    final CallCommand command;
    final CallFacts facts = new CallFacts();
    final SessionLog log;
    private final CallJournal journal;

    private CallRecord(CallFolder folder, CallCommand command, CallJournal journal) {
        this.folder = folder;
        this.command = command;
        this.journal = journal;
        this.log = new SessionLog(folder);
    }

    /// Begins the record of a call whose command is written already.
    static CallRecord begin(CallFolder folder, CallCommand command) throws IOException {
        CallRecord record = new CallRecord(folder, command, CallJournal.open(folder));
        JournalEntry started = new JournalEntry.Started(Instant.now());
        record.facts.apply(started);
        record.journal.append(started);
        return record;
    }

    void note(JournalEntry entry) {
        facts.apply(entry);
        try {
            journal.write(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("journal of call " + command.callId(), e);
        }
    }

    /// Writes with fsync; the facts are the caller's to update. Not on the pacer's thread.
    void append(JournalEntry entry) {
        try {
            journal.append(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("journal of call " + command.callId(), e);
        }
    }

    void say(Kind kind, String text) {
        log.add(kind, text);
    }

    /// Closes the books: the report is on disk when this returns. Not on the pacer's thread.
    CallReport end(EndCause cause, CallEnd sip) {
        try {
            journal.append(new JournalEntry.Ended(
                    Instant.now(), cause.cause(), cause.detail(), positive(sip.sipStatus()), positive(sip.q850())));
            journal.close();
            // From the file, not from memory: the supervisor may have noted a commit there.
            CallReport report = CallJournal.report(folder, command, CallJournal.facts(folder));
            log.add(Kind.CALL, report.sentence());
            log.flush();
            folder.writeReport(report);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException("report of call " + command.callId(), e);
        }
    }

    private static @Nullable Integer positive(int number) {
        return number > 0 ? number : null;
    }
}
