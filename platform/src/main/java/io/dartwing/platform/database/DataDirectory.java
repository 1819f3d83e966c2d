package io.dartwing.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything one installation keeps on disk. Exactly one server holds it at a time; the operating
/// system frees the lock when that server dies, however it dies.
public final class DataDirectory implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;
    private final @Nullable FileChannel lock;

    private DataDirectory(Path root, @Nullable FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Another server works on the same data.
    public static final class InUseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InUseException(Path root, String holder) {
            super("data directory " + root + ": in use by another Dartwing server (process " + holder
                    + "). Stop that one, or name another directory with --data.");
        }
    }

    /// Makes the directory when it is missing and holds it until `close`.
    ///
    /// @throws InUseException when another server holds it
    public static DataDirectory hold(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            restrict(root, "rwx------");
            FileChannel channel = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String holder = Files.readString(root.resolve("lock")).strip();
                channel.close();
                throw new InUseException(root, holder.isEmpty() ? "unknown" : holder);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(root, channel);
        } catch (IOException failure) {
            throw new UncheckedIOException("data directory " + root + ": can't be used", failure);
        }
    }

    /// A view of the directory of a server that runs already; writes nothing and closes nothing.
    public static DataDirectory visit(Path path) {
        return new DataDirectory(path.toAbsolutePath().normalize(), null);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    public Path root() {
        return root;
    }

    public Path postgres() {
        return made("postgres");
    }

    public Path files() {
        return made("files");
    }

    public Path spool() {
        return made("spool");
    }

    public Path logs() {
        return made("logs");
    }

    /// Anchors and archives of the audit.
    public Path audit() {
        return made("audit");
    }

    public Path secrets() {
        return made("secrets");
    }

    /// The named secret, made of 256 random bits on first use; its file is readable by its owner only.
    public String secret(String name) {
        return findSecret(name).orElseGet(() -> replaceSecret(name));
    }

    /// A new value of 256 random bits in place of the old one.
    public String replaceSecret(String name) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        writeSecret(name, value);
        return value;
    }

    public Optional<String> findSecret(String name) {
        Path file = secrets().resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("secret " + name + ": can't be read", failure);
        }
    }

    /// Replaces the secret in one step: a crash leaves the old value or the new one, never half of it.
    public void writeSecret(String name, String value) {
        try {
            Path draft = secrets().resolve(name + ".new");
            writeOwnerOnly(draft, value);
            Files.move(draft, secrets().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("secret " + name + ": can't be written", failure);
        }
    }

    public void deleteSecret(String name) {
        try {
            Files.deleteIfExists(secrets().resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException("secret " + name + ": can't be deleted", failure);
        }
    }

    static void writeOwnerOnly(Path file, String value) throws IOException {
        Files.deleteIfExists(file);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    private Path made(String name) {
        Path path = root.resolve(name);
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                restrict(path, "rwx------");
            }
            return path;
        } catch (IOException failure) {
            throw new UncheckedIOException("data directory " + path + ": can't be made", failure);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("data directory " + root + ": lock can't be released", failure);
        }
    }
}
