package io.dartwing.engine.reading;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The language data on disk, where Tesseract wants it.
final class LanguageData {
    private LanguageData() {}

    /// Makes sure that every language is in the directory, unpacking those that come with the engine.
    ///
    /// @throws NoSuchFileException if a language neither came with the engine nor was put there
    static void install(Path directory, List<String> languages) throws IOException {
        Files.createDirectories(directory);
        for (String language : languages) {
            String name = language + ".traineddata";
            Path file = directory.resolve(name);
            URL packed = LanguageData.class.getResource("tessdata/" + name);
            if (packed != null) {
                unpack(packed, file);
            } else if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString(), null, "put the language's data there");
            }
        }
    }

    private static void unpack(URL packed, Path file) throws IOException {
        URLConnection connection = packed.openConnection();
        try (InputStream in = connection.getInputStream()) {
            if (Files.isRegularFile(file) && Files.size(file) == connection.getContentLengthLong()) {
                return;
            }
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
