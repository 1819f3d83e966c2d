package io.dartwing.engine.fax.line;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// One call's folder in the spool: `call.json`, `document.tif`, `journal.jsonl`, `session.jsonl`, `claim`, and in the
/// end `report.json`.
record CallFolder(Path path) {

    static CallFolder of(Path spool, UUID callId) {
        return new CallFolder(spool.resolve(callId.toString()));
    }

    UUID callId() {
        return UUID.fromString(path.getFileName().toString());
    }

    Path document() {
        return path.resolve("document.tif");
    }

    Path journal() {
        return path.resolve("journal.jsonl");
    }

    Path session() {
        return path.resolve("session.jsonl");
    }

    void create() throws IOException {
        Files.createDirectories(path);
    }

    /// Writes the command durably: from here on the call leaves a trace whatever happens.
    void writeCommand(CallCommand command) throws IOException {
        writeAtomically("call.json", LineJson.write(command));
    }

    Optional<CallCommand> command() throws IOException {
        return read("call.json", CallCommand.class);
    }

    void writeReport(CallReport report) throws IOException {
        writeAtomically("report.json", LineJson.write(report));
    }

    Optional<CallReport> report() throws IOException {
        return read("report.json", CallReport.class);
    }

    /// Takes the decision whether this call begins: exactly one claimant, in any process, gets `true`. The line
    /// claims
    /// a call to begin it; the supervisor claims one that was not answered for, so that it never begins.
    boolean claim() throws IOException {
        try {
            Files.createFile(path.resolve("claim"));
            return true;
        } catch (FileAlreadyExistsException | NoSuchFileException taken) {
            return false;
        }
    }

    boolean claimed() {
        return Files.exists(path.resolve("claim"));
    }

    void delete() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            // call.json first: a folder without it holds no call any more, however far the deletion comes.
            Files.deleteIfExists(path.resolve("call.json"));
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(path);
    }

    private <T> Optional<T> read(String name, Class<T> type) throws IOException {
        try {
            return Optional.of(LineJson.read(Files.readString(path.resolve(name)), type));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    private void writeAtomically(String name, String json) throws IOException {
        Path next = path.resolve(name + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(path);
    }

    /// Makes a file's content durable.
    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Makes names in a directory durable (POSIX: a file's own fsync doesn't cover its name).
    static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
