package io.dartwing.fax.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One file as it was given: what the sender uploaded, or the TIFF a call brought.
///
/// @param filename as the caller named it, cut to 200 harmless characters; only ever shown, never used as a path
public record SourceFile(UUID fileId, String filename, String contentType, long size) {
    private static final int LONGEST_NAME = 200;

    /// A name as somebody gave it, without control characters and the parts of a path.
    public static String harmless(@Nullable String filename) {
        if (filename == null || filename.isBlank()) {
            return "document";
        }
        String last = filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}<>:\"|?*]", "").strip();
        return clean.isEmpty() ? "document" : clean.substring(0, Math.min(LONGEST_NAME, clean.length()));
    }
}
