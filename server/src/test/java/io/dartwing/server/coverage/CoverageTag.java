package io.dartwing.server.coverage;

import io.dartwing.testkit.Covers;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// That a test shows a row, as its source says: with `Covers`, or with a comment above it.
///
/// @param row the id as it is written there, whether there is such a row or not
/// @param test its class and method, or its file and name
record CoverageTag(String row, String test) {
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", "dist", ".git", "data");
    private static final Pattern TAG = Pattern.compile(
            "^\\s*(?:@" + Covers.class.getSimpleName() + "\\(([^)]*)\\)|// covers ([^\n]*))", Pattern.MULTILINE);
    private static final Pattern ID = Pattern.compile("\"([^\"]*)\"|([^\\s,\"{}]+)");
    private static final Pattern JAVA = Pattern.compile("\\b(?:class|interface) (\\w+)|\\bvoid (\\w+)\\s*\\(");
    private static final Pattern WEB =
            Pattern.compile("\\b(?:it|test|describe)(?:\\.each\\([^)]*\\))?\\(\\s*(['\"`])(.*?)\\1");

    /// All tags in the sources of tests below a directory, by file and place.
    static List<CoverageTag> below(Path root) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NO_SOURCES.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isJava(file) && file.toString().contains("/src/test/java/") || isWeb(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.comparing((Path file) -> file.getFileName().toString())
                .thenComparing(Comparator.naturalOrder()));
        var tags = new ArrayList<CoverageTag>();
        for (Path file : files) {
            in(file, Files.readString(file)).forEach(tags::add);
        }
        return tags;
    }

    private static Stream<CoverageTag> in(Path file, String source) {
        return TAG.matcher(source).results().flatMap(tag -> {
            String ids = tag.group(1) != null ? tag.group(1) : tag.group(2);
            String test = test(file, source, tag.end());
            return ID.matcher(ids)
                    .results()
                    .map(id -> new CoverageTag(id.group(1) != null ? id.group(1) : id.group(2), test));
        });
    }

    /// The first test that is declared behind a tag.
    private static String test(Path file, String source, int from) {
        String name = file.getFileName().toString();
        Matcher declared = (isJava(file) ? JAVA : WEB).matcher(source);
        if (!declared.find(from)) {
            throw new IllegalStateException(name + ": a tag without a test behind it");
        }
        if (!isJava(file)) {
            return name + ": " + declared.group(2);
        }
        String type = name.replace(".java", "");
        return declared.group(2) == null ? type : type + "." + declared.group(2);
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static boolean isWeb(Path file) {
        return file.toString().matches(".*\\.test\\.tsx?");
    }
}
