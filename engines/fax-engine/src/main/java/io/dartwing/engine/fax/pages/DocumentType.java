package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a document is, by its content.
public enum DocumentType {
    PDF,
    TIFF,
    PNG,
    JPEG,
    UNKNOWN;

    /// PDF readers accept the marker anywhere in the first kilobyte (ISO 32000-1, annex H, note 13).
    private static final int HEAD = 1024;

    /// Reads the first kilobyte; never looks at the name.
    public static DocumentType detect(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return detect(in.readNBytes(HEAD));
        }
    }

    static DocumentType detect(byte[] head) {
        if (startsWith(head, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return PNG;
        }
        if (startsWith(head, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (startsWith(head, 'I', 'I', 42, 0) || startsWith(head, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        return new String(head, StandardCharsets.ISO_8859_1).contains("%PDF-") ? PDF : UNKNOWN;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
