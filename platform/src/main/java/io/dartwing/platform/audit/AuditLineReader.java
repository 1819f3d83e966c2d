package io.dartwing.platform.audit;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads exported or archived entries from a file, plain or gzipped, one after the other.
final class AuditLineReader implements AutoCloseable {
    private static final int GZIP_MAGIC = 0x1f;

    private final BufferedReader lines;

    AuditLineReader(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(1);
        boolean packed = in.read() == GZIP_MAGIC;
        in.reset();
        lines = new BufferedReader(
                new InputStreamReader(packed ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }

    /// The next entry; null at the end.
    ///
    /// @throws IllegalArgumentException when a line is no entry
    @Nullable
    AuditEntry next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                return AuditLines.read(line);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
