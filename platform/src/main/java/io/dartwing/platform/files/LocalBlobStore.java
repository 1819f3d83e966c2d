package io.dartwing.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Blobs as files: `<root>/<folder>/<first two digits>/<name>`.
final class LocalBlobStore implements BlobStore {
    private static final Pattern KEY = Pattern.compile("([0-9a-f-]{1,64})/([0-9a-f]{64})");

    private final Path root;
    private final Path temporaries;

    LocalBlobStore(Path root) throws IOException {
        this.root = root;
        this.temporaries = Files.createDirectories(root.resolve("tmp"));
    }

    @Override
    public Path newTemporary() throws IOException {
        return Files.createTempFile(temporaries, "blob", ".part");
    }

    @Override
    public void put(String key, Path temporary) throws IOException {
        Path target = path(key);
        Path inRoot = root.relativize(target);
        Path folder = root.resolve(inRoot.getName(0));
        Path directory = folder.resolve(inRoot.getName(1));
        makeDurable(folder, root);
        makeDurable(directory, folder);
        sync(temporary, StandardOpenOption.WRITE);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(directory, StandardOpenOption.READ);
    }

    @Override
    public boolean exists(String key) {
        return Files.isRegularFile(path(key));
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public Stream<Blob> list(String folder) throws IOException {
        Path directory = root.resolve(folder);
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        return Files.walk(directory, 2).filter(Files::isRegularFile).map(file -> blob(folder, file));
    }

    @Override
    public void removeTemporariesBefore(Instant instant) throws IOException {
        try (Stream<Path> parts = Files.list(temporaries)) {
            for (Path part : (Iterable<Path>) parts::iterator) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(instant)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (NoSuchFileException finishedMeanwhile) {
            // its owner was slow but alive; the next sweep looks again
        }
    }

    private Path path(String key) {
        var matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("blob key: malformed (expected: folder/64 hex digits)");
        }
        String name = matcher.group(2);
        return root.resolve(matcher.group(1)).resolve(name.substring(0, 2)).resolve(name);
    }

    private static Blob blob(String folder, Path file) {
        try {
            return new Blob(
                    folder + "/" + file.getFileName(),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// A new directory is durable once its parent is synced.
    private static void makeDurable(Path directory, Path parent) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            sync(parent, StandardOpenOption.READ);
        }
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
