package io.dartwing.engine.reading;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that come in a jar and are wanted on the disk.
final class Unpacked {
    private Unpacked() {}

    /// A file that is there in the same size stays.
    static void unpack(URL packed, Path file) throws IOException {
        URLConnection connection = packed.openConnection();
        InputStream in = connection.getInputStream();
        if (Files.isRegularFile(file) && Files.size(file) == connection.getContentLengthLong()) {
            in.close();
        } else {
            replace(file, in);
        }
    }

    /// Closes what it reads from.
    static void replace(Path file, InputStream source) throws IOException {
        try (InputStream in = source) {
            // Another process may be reading or writing the same file: it appears whole or not at all.
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "unpacking-", ".tmp");
            try {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
    }
}
