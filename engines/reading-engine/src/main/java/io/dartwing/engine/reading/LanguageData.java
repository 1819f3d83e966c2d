package io.dartwing.engine.reading;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The language data on disk, where Tesseract wants it.
final class LanguageData {
    /// Where the packages of Linux systems put it.
    private static final List<Path> SYSTEM = List.of(
            Path.of("/usr/share/tesseract-ocr/5/tessdata"),
            Path.of("/usr/share/tesseract/tessdata"),
            Path.of("/usr/share/tessdata"));

    private LanguageData() {}

    /// Makes sure that every language is in the directory: unpacked where it comes with the engine, else copied from
    /// the packages of the system.
    ///
    /// @throws NoSuchFileException if a language is in none of these places and wasn't put there
    static void install(Path directory, List<String> languages) throws IOException {
        Files.createDirectories(directory);
        for (String language : languages) {
            String name = language + ".traineddata";
            Path file = directory.resolve(name);
            URL packed = LanguageData.class.getResource("tessdata/" + name);
            if (packed != null) {
                Unpacked.unpack(packed, file);
            } else if (!Files.isRegularFile(file)) {
                Unpacked.replace(
                        file,
                        Files.newInputStream(installed(name)
                                .orElseThrow(() -> new NoSuchFileException(
                                        file.toString(),
                                        null,
                                        "install the system's package for it, or put its data there"))));
            }
        }
    }

    /// Whether a language is there without more ado.
    static boolean known(String language) {
        String name = language + ".traineddata";
        return LanguageData.class.getResource("tessdata/" + name) != null
                || installed(name).isPresent();
    }

    private static Optional<Path> installed(String name) {
        return SYSTEM.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
