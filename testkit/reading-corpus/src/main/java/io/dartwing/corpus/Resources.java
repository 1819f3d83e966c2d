package io.dartwing.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The module's own resource files, from a folder of classes or a jar.
final class Resources {
    private Resources() {}

    static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing (expected: a resource of the corpus)");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of a list, without comments.
    static List<String> list(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /// Every template's text by its name `category/name`, in the order of names.
    static Map<String, String> templates() {
        URL home = Resources.class.getResource("templates");
        if (home == null) {
            throw new IllegalStateException("templates: missing (expected: a resource of the corpus)");
        }
        try {
            URI place = home.toURI();
            if (!"jar".equals(place.getScheme())) {
                return texts(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return texts(jar.getPath("/io/dartwing/corpus/templates"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> texts(Path home) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
                String name = home.relativize(file).toString().replace('\\', '/');
                texts.put(name.substring(0, name.length() - 4), Files.readString(file));
            }
        }
        return texts;
    }
}
