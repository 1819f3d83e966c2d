package io.dartwing.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// What offices put around a document when they fax it: some send a cover sheet first, some have a
/// notice at the end. The document remains what it is.
final class Covers {
    private static final List<List<String>> SHEETS = Arrays.stream(
                    new String(Resources.bytes("facts/covers.txt"), StandardCharsets.UTF_8).split("\n---\n"))
            .map(sheet -> sheet.lines().toList())
            .toList();

    private final RandomGenerator random;

    Covers(RandomGenerator random) {
        this.random = random;
    }

    /// The template's body, in one of eight with a cover sheet, in one of ten with a notice.
    List<String> around(Template template) {
        boolean letter = !template.junk() && !template.category().equals("other");
        List<String> lines = new ArrayList<>();
        if (letter && random.nextInt(8) == 0) {
            lines.addAll(SHEETS.get(random.nextInt(SHEETS.size())));
            lines.add("@page");
        }
        lines.addAll(template.body());
        if (letter && random.nextInt(10) == 0) {
            lines.add("@notice");
        }
        return lines;
    }
}
