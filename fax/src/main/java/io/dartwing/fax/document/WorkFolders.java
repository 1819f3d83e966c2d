package io.dartwing.fax.document;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.database.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Folders for files in the making. They hold plain pages, so they lie in the data directory (readable by its owner
/// only), are gone when the work is done, and those a crash left behind are removed at the next start.
@Component
public class WorkFolders {
    private final Path root;

    WorkFolders(DataDirectory data) {
        this.root = data.spool().resolve("work");
        removeAll(root);
        try {
            Files.createDirectories(root);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Folder open() {
        try {
            return new Folder(Files.createDirectory(root.resolve(Ids.next().toString())));
        } catch (IOException failure) {
            throw new UncheckedIOException("work folder: can't be made", failure);
        }
    }

    /// One folder, removed with everything in it when closed.
    public static final class Folder implements AutoCloseable {
        private final Path path;

        private Folder(Path path) {
            this.path = path;
        }

        public Path file(String name) {
            return path.resolve(name);
        }

        /// Writes `content` to a new file and closes it.
        public Path copy(InputStream content, String name) {
            Path file = path.resolve(name);
            try (content) {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException failure) {
                throw new UncheckedIOException("work folder: can't be written", failure);
            }
        }

        @Override
        public void close() {
            removeAll(path);
        }
    }

    private static void removeAll(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("work folder: can't be removed", failure);
        }
    }
}
