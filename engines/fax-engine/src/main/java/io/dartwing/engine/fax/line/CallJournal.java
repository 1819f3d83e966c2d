package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.pages.DamagedDocumentException;
import io.dartwing.engine.fax.pages.TiffPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// The journal of one call: what a truthful report needs, written before it has consequences on the line.
///
/// Lines are appended whole, so two processes may write (the line, and the supervisor that gets a commit's answer).
public final class CallJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallJournal.class);

    private final FileChannel channel;

    private CallJournal(FileChannel channel) {
        this.channel = channel;
    }

    static CallJournal open(CallFolder folder) throws IOException {
        return new CallJournal(FileChannel.open(
                folder.journal(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /// On disk (fsync) when this returns.
    void append(JournalEntry entry) throws IOException {
        write(entry);
        channel.force(false);
    }

    /// Survives the process but perhaps not the machine: for entries that only refine a report.
    void write(JournalEntry entry) throws IOException {
        // One write call: O_APPEND keeps lines of two writers apart.
        channel.write(ByteBuffer.wrap((LineJson.write(entry) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Notes the answer to [FaxLineListener#commit], durably, before the line hears it: a call that dies in
    /// between is
    /// still known to be received.
    ///
    /// @throws UncheckedIOException when it can't be noted; then the answer must count as `false`
    public static void noteCommit(Path spool, UUID callId, boolean committed) {
        try (CallJournal journal = open(CallFolder.of(spool, callId))) {
            journal.append(new JournalEntry.CommitAnswered(Instant.now(), committed));
        } catch (IOException e) {
            throw new UncheckedIOException("journal: commit not noted", e);
        }
    }

    static CallFacts facts(CallFolder folder) throws IOException {
        return CallFacts.of(read(folder));
    }

    private static List<JournalEntry> read(CallFolder folder) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(folder.journal());
        } catch (NoSuchFileException neverBegun) {
            return entries;
        }
        for (String line : lines) {
            try {
                entries.add(LineJson.read(line, JournalEntry.class));
            } catch (JacksonException torn) {
                // The last line of a machine that lost power: nothing of it had consequences yet.
                LOG.warn("journal of call {}: skipped a torn line", folder.callId());
            }
        }
        return entries;
    }

    /// Derives the report of a call whose process is gone, and writes it to `folder`; the report that is there
    /// already
    /// is returned as it is. Empty when the folder holds no call.
    ///
    /// Only to be called when no line works on the folder any more.
    public static Optional<CallReport> conclude(Path folder) throws IOException {
        CallFolder call = new CallFolder(folder);
        Optional<CallReport> written = call.report();
        if (written.isPresent()) {
            return written;
        }
        Optional<CallCommand> command = call.command();
        if (command.isEmpty()) {
            return Optional.empty();
        }
        CallFacts facts = facts(call);
        if (facts.ended == null) {
            String detail = facts.startedAt == null ? "the call had not begun" : "";
            Instant last = facts.lastAt != null ? facts.lastAt : command.get().createdAt();
            facts.apply(new JournalEntry.Ended(last, CallCause.ENGINE_CRASH, detail, null, null));
        }
        CallReport report = report(call, command.get(), facts);
        SessionLog.appendTo(call, SessionLogEntry.Kind.CALL, report.sentence());
        call.writeReport(report);
        return Optional.of(report);
    }

    /// The report of a call that ended, from what its journal says.
    static CallReport report(CallFolder folder, CallCommand command, CallFacts facts) throws IOException {
        JournalEntry.Ended end = facts.ended;
        if (end == null) {
            throw new IllegalStateException("call " + command.callId() + " has not ended");
        }
        CallVerdict verdict = CallVerdict.of(command, facts, end.cause());
        Optional<Path> document = Optional.empty();
        if (command.direction() == CallDirection.INBOUND && verdict.pagesConfirmed() > 0) {
            verdict = wholeDocument(folder, verdict);
            document = verdict.pagesTotal() > 0 ? Optional.of(folder.document()) : Optional.empty();
        }
        return new CallReport(
                command.callId(),
                command.organizationId(),
                command.reference(),
                command.trunkId(),
                command.direction(),
                verdict.outcome(),
                verdict.cause(),
                CallSentence.of(command.direction(), verdict, end.detail()),
                verdict.pagesConfirmed(),
                verdict.pagesTotal(),
                verdict.pageInDoubt(),
                command.firstPage(),
                facts.remoteStationId,
                facts.transport,
                facts.bitRate,
                facts.ecm,
                facts.compression,
                end.sipStatus(),
                end.q850(),
                facts.startedAt != null ? facts.startedAt : command.createdAt(),
                facts.connectedAt,
                end.at(),
                folder.session(),
                document);
    }

    /// A torn file is repaired; the report counts the pages that are really there.
    private static CallVerdict wholeDocument(CallFolder folder, CallVerdict verdict) throws IOException {
        int readable = countPages(folder.document());
        if (readable < verdict.pagesConfirmed()) {
            readable = salvage(folder);
        }
        if (readable < verdict.pagesConfirmed()) {
            LOG.error("call {}: {} pages confirmed, {} readable", folder.callId(), verdict.pagesConfirmed(), readable);
        }
        return readable == 0
                ? new CallVerdict(CallReport.Outcome.FAILED, CallCause.DOCUMENT, verdict.pagesConfirmed(), 0, false)
                : new CallVerdict(
                        verdict.outcome(), verdict.cause(), verdict.pagesConfirmed(), readable, verdict.pageInDoubt());
    }

    private static int salvage(CallFolder folder) throws IOException {
        Path salvaged = folder.path().resolve("salvaged.tif");
        try {
            int pages = TiffPages.salvage(folder.document(), salvaged);
            if (pages > 0) {
                CallFolder.sync(salvaged);
                Files.move(
                        salvaged,
                        folder.document(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return pages;
        } catch (NoSuchFileException | DamagedDocumentException beyondRepair) {
            return 0;
        }
    }

    private static int countPages(Path document) {
        try {
            return TiffPages.count(document);
        } catch (IOException torn) {
            return 0;
        }
    }
}
