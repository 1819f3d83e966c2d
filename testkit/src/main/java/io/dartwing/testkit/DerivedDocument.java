package io.dartwing.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A document of the repository, or the part of it between two marks, that a test derives from the
/// code. `-Ddocs.write=true` writes it anew.
public record DerivedDocument(Path file, String begin, String end) {
    public static DerivedDocument whole(Path file) {
        return new DerivedDocument(file, "", "");
    }

    /// What the repository has there; when documents are to be written, `derived` is put there
    /// first.
    ///
    /// @throws IllegalStateException when the marks aren't in the document
    public String committed(String derived) throws IOException {
        String document = Files.exists(file) ? Files.readString(file) : "";
        int from = document.indexOf(begin) + begin.length();
        int to = end.isEmpty() ? document.length() : document.indexOf(end, from);
        if (from < begin.length() || to < from) {
            throw new IllegalStateException("%s: no part between its marks".formatted(file));
        }
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, document.substring(0, from) + derived + document.substring(to));
            return derived;
        }
        return document.substring(from, to);
    }
}
