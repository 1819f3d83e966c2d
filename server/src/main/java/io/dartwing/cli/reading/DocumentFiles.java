package io.dartwing.cli.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The documents of a folder, in the order of their names.
///
/// @param documents what is read, each with an id of its own
/// @param others what lies in the folder besides: files that are neither TIFF nor PDF, and folders
record DocumentFiles(List<DocumentFile> documents, List<Path> others) {
    private static final Set<String> ENDINGS = Set.of("tif", "tiff", "pdf");
    private static final int BEGINNING = 1024;

    /// A document to read.
    ///
    /// @param id the name of its result: the file's name without its ending, or the whole name where another
    ///     document has the same
    /// @param ambiguous whether another document has the same name with another ending
    record DocumentFile(Path path, String id, boolean ambiguous) {}

    /// Looks at the files of a folder, not at those of folders in it. A file is a document by its ending or by its
    /// first bytes; what claims to be one and isn't gets a result that says so.
    static DocumentFiles in(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.sorted().toList();
        }
        List<Path> documents = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path path : found) {
            (isDocument(path) ? documents : others).add(path);
        }
        return new DocumentFiles(named(documents), others);
    }

    static List<DocumentFile> named(List<Path> documents) {
        Map<String, Long> stems =
                documents.stream().collect(Collectors.groupingBy(DocumentFiles::stem, Collectors.counting()));
        Set<String> taken = new HashSet<>();
        List<DocumentFile> named = new ArrayList<>();
        for (Path path : documents) {
            String name = path.getFileName().toString();
            boolean ambiguous = stems.getOrDefault(stem(path), 0L) > 1;
            String id = ambiguous ? name : stem(path);
            for (int i = 2; !taken.add(id); i++) {
                id = name + "~" + i;
            }
            named.add(new DocumentFile(path, id, ambiguous));
        }
        return named;
    }

    private static String stem(Path path) {
        String name = path.getFileName().toString();
        return ENDINGS.contains(ending(name)) ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /// The ending of a name, small, without its dot; empty if there is none, or nothing before it.
    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isDocument(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return false;
        }
        return ENDINGS.contains(ending(path.getFileName().toString()))
                || (Files.isRegularFile(path) && Files.isReadable(path) && (isPdf(path) || isTiff(path)));
    }

    /// Programs before the first line of a PDF are allowed by most readers.
    static boolean isPdf(Path path) throws IOException {
        return beginning(path).contains("%PDF-");
    }

    private static boolean isTiff(Path path) throws IOException {
        String beginning = beginning(path);
        return beginning.startsWith("II*\0") || beginning.startsWith("MM\0*");
    }

    private static String beginning(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
    }
}
