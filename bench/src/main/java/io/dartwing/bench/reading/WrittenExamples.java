package io.dartwing.bench.reading;

import io.dartwing.engine.reading.category.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Short documents written for training beside the corpus, by another hand:
/// `written/CATEGORY.txt`, each document under a line `=== name`; the names of unwanted ones end
/// in `junk` or `scam`.
final class WrittenExamples {
    private WrittenExamples() {}

    record Example(String category, String name, boolean junk, String text) {
        /// Each is a family of its own.
        String family() {
            return "written " + category + ' ' + name;
        }
    }

    static List<Example> all() {
        List<Example> examples = new ArrayList<>();
        for (Category category : Category.values()) {
            String code = category.code();
            for (String part : content(code).split("(?m)^=== ")) {
                int end = part.indexOf('\n');
                if (end > 0) {
                    String name = part.substring(0, end).strip().toLowerCase(Locale.ROOT);
                    boolean junk = name.endsWith("junk") || name.endsWith("scam");
                    examples.add(new Example(code, name, junk, part.substring(end + 1)));
                }
            }
        }
        return examples;
    }

    private static String content(String category) {
        String name = "/io/dartwing/bench/written/" + category + ".txt";
        try (InputStream in = WrittenExamples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing (expected: a resource)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
