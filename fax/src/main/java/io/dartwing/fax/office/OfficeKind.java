package io.dartwing.fax.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Tells office documents by their content. Their names decide nothing but the kind of an old binary
/// one, which only the program itself can tell.
final class OfficeKind {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] RTF = "{\\rtf".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> OLD = List.of("doc", "xls", "ppt");
    private static final int MOST_ENTRIES = 5_000;
    private static final long MOST_UNPACKED = 512L * 1024 * 1024;
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";

    private OfficeKind() {}

    /// The ending that its kind has; empty when it is no office document, or one that is too large unpacked.
    static Optional<String> of(Path file, String filename) throws IOException {
        byte[] head = head(file);
        if (begins(head, RTF)) {
            return Optional.of("rtf");
        }
        if (begins(head, OLE)) {
            String ending = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return Optional.of(OLD.contains(ending) ? ending : "doc");
        }
        return begins(head, ZIP) ? packed(file) : Optional.empty();
    }

    /// The registered media type of an ending that `of` answers.
    static String contentType(String kind) {
        return switch (kind) {
            case "rtf" -> "application/rtf";
            case "doc" -> "application/msword";
            case "xls" -> "application/vnd.ms-excel";
            case "ppt" -> "application/vnd.ms-powerpoint";
            case "docx" -> OPEN_XML + "wordprocessingml.document";
            case "xlsx" -> OPEN_XML + "spreadsheetml.sheet";
            case "pptx" -> OPEN_XML + "presentationml.presentation";
            case "odt" -> OPEN_DOCUMENT + "text";
            case "ods" -> OPEN_DOCUMENT + "spreadsheet";
            case "odp" -> OPEN_DOCUMENT + "presentation";
            default -> throw new IllegalArgumentException("kind: " + kind + " (expected: one that is told)");
        };
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }

    private static boolean begins(byte[] head, byte[] with) {
        return head.length >= with.length && Arrays.equals(Arrays.copyOf(head, with.length), with);
    }

    private static Optional<String> packed(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES
                    || Collections.list(zip.entries()).stream()
                                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                                    .sum()
                            > MOST_UNPACKED) {
                return Optional.empty();
            }
            for (String kind : List.of("word:docx", "xl:xlsx", "ppt:pptx")) {
                String folder = kind.substring(0, kind.indexOf(':'));
                if (zip.getEntry("[Content_Types].xml") != null && holds(zip, folder + "/")) {
                    return Optional.of(kind.substring(kind.indexOf(':') + 1));
                }
            }
            return openDocument(zip);
        } catch (IOException | IllegalArgumentException noArchive) {
            return Optional.empty();
        }
    }

    private static boolean holds(ZipFile zip, String folder) {
        return zip.stream().map(ZipEntry::getName).anyMatch(name -> name.startsWith(folder));
    }

    private static Optional<String> openDocument(ZipFile zip) throws IOException {
        ZipEntry mimetype = zip.getEntry("mimetype");
        if (mimetype == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(mimetype)) {
            String type = new String(in.readNBytes(100), StandardCharsets.US_ASCII).strip();
            return switch (type) {
                case OPEN_DOCUMENT + "text" -> Optional.of("odt");
                case OPEN_DOCUMENT + "spreadsheet" -> Optional.of("ods");
                case OPEN_DOCUMENT + "presentation" -> Optional.of("odp");
                default -> Optional.empty();
            };
        }
    }
}
