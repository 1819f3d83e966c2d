package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.LineUnavailableException.Reason;
import io.dartwing.engine.fax.pages.TiffPages;
import io.dartwing.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of the calls' folders. One line works on it at a time, guarded by a lock file that the operating system
/// releases when the process dies.
public final class Spool {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;

    public Spool(Path root) {
        this.root = root.toAbsolutePath();
        try {
            Files.createDirectories(this.root);
        } catch (IOException e) {
            throw new UncheckedIOException("spool " + root, e);
        }
    }

    public Path root() {
        return root;
    }

    /// The right to work on the calls; ends with [#close()] or the process.
    public static final class Hold implements AutoCloseable {
        private final Path root;
        private final FileChannel channel;

        private Hold(Path root, FileChannel channel) {
            this.root = root;
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.warn("spool lock not closed", e);
            } finally {
                HELD_HERE.remove(root);
            }
        }
    }

    /// Empty when another process (or another line in this one) holds it.
    public Optional<Hold> tryHold() {
        // POSIX drops a process's locks on a file when it closes any descriptor of it: never open a file held here.
        if (!HELD_HERE.add(root)) {
            return Optional.empty();
        }
        try {
            FileChannel channel =
                    FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                Files.writeString(
                        root.resolve(".holder"),
                        Long.toString(ProcessHandle.current().pid()));
                return Optional.of(new Hold(root, channel));
            }
            channel.close();
        } catch (IOException e) {
            HELD_HERE.remove(root);
            throw new UncheckedIOException("spool lock", e);
        }
        HELD_HERE.remove(root);
        return Optional.empty();
    }

    /// The process that took the hold last, for messages and for ending a child that outlived its server.
    public Optional<Long> holder() {
        try {
            return Optional.of(
                    Long.parseLong(Files.readString(root.resolve(".holder")).strip()));
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    public Path folder(UUID callId) {
        CallFolder folder = CallFolder.of(root, callId);
        try {
            folder.create();
        } catch (IOException e) {
            throw new UncheckedIOException("call folder", e);
        }
        return folder.path();
    }

    /// Puts document and command of a call on disk, durably. On failure nothing is left of the command.
    public void prepare(OutboundFax fax) throws LineUnavailableException {
        CallFolder folder = new CallFolder(folder(fax.callId()));
        try {
            if (folder.command().isPresent() || folder.claimed()) {
                throw new LineUnavailableException(Reason.INVALID, "callId: used before (expected: a new one)");
            }
            if (!fax.document().toAbsolutePath().equals(folder.document())) {
                Files.copy(fax.document(), folder.document(), StandardCopyOption.REPLACE_EXISTING);
            }
            CallFolder.sync(folder.document());
            int pages = TiffPages.count(folder.document()) - fax.firstPage();
            if (fax.firstPage() < 0 || pages < 1) {
                throw new LineUnavailableException(
                        Reason.INVALID, "firstPage: " + fax.firstPage() + " (expected: a page of the document)");
            }
            folder.writeCommand(new CallCommand(
                    fax.callId(),
                    CallDirection.OUTBOUND,
                    fax.organizationId(),
                    fax.reference(),
                    fax.trunkId(),
                    fax.firstPage(),
                    pages,
                    Instant.now()));
            CallFolder.syncDirectory(root);
        } catch (IOException e) {
            LOG.warn("call {}: not prepared: {}", fax.callId(), e.toString());
            discard(fax.callId());
            throw new LineUnavailableException(Reason.INVALID, "document: not readable as a fax TIFF");
        }
    }

    /// Makes sure that a call never begins, unless it has.
    ///
    /// @return false when the line claimed it first
    public boolean revoke(UUID callId) {
        try {
            CallFolder folder = CallFolder.of(root, callId);
            if (Files.exists(folder.path()) && !folder.claim()) {
                return false;
            }
            folder.delete();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("call " + callId, e);
        }
    }

    void discard(UUID callId) {
        try {
            CallFolder.of(root, callId).delete();
        } catch (IOException e) {
            LOG.warn("call {}: folder not deleted", callId, e);
        }
    }

    /// The reports of all calls that `which` picks, concluding those that were interrupted. Only with the hold, or
    /// when
    /// it is certain that nobody works on these calls.
    public List<CallReport> conclude(Predicate<UUID> which) {
        List<CallReport> reports = new ArrayList<>();
        for (Path folder : folders()) {
            try {
                if (which.test(UUID.fromString(folder.getFileName().toString()))) {
                    CallJournal.conclude(folder).ifPresent(reports::add);
                }
            } catch (IOException | RuntimeException e) {
                LOG.error("{}: not concluded, its files stay", folder.getFileName(), e);
            }
        }
        return reports;
    }

    /// Deletes the folders that hold no call: a process died while it deleted them, or before the command was in.
    /// Only with the hold, and while nobody prepares a call.
    public void removeRemains() {
        for (Path folder : folders()) {
            try {
                CallFolder call = new CallFolder(folder);
                if (call.command().isEmpty()) {
                    call.delete();
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("{}: remains not deleted", folder.getFileName(), e);
            }
        }
    }

    /// The report of a call that ended, as its process wrote it.
    public Optional<CallReport> report(UUID callId) {
        try {
            return CallFolder.of(root, callId).report();
        } catch (IOException e) {
            throw new UncheckedIOException("report of call " + callId, e);
        }
    }

    private List<Path> folders() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> Ids.parse(entry.getFileName().toString()).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("spool", e);
        }
    }
}
