package io.dartwing.server.coverage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.dartwing.server.coverage.FaxRow.Priority;
import io.dartwing.server.coverage.FaxRow.Section;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The text of docs/fax-coverage.md.
final class CoverageDocument {
    private static final String HEAD = """
            # What the fax product shows

            Every row of the fax feature specification, with the tests that show it or with what it waits for. Derived from the tags
            in the tests' sources (`@Covers`, `// covers …`) and from `server/src/test/resources/fax-rows.tsv`; `FaxCoverageTest`
            fails when this document says anything else, and writes it with `-Ddocs.write=true`.

            A row that is shown in part only isn't counted as shown: it says what is missing. Carriers are played by a simulator
            in these tests; trunks, the line, the database and the browser are real.

            """;

    private final List<FaxRow> rows;
    private final Map<String, List<String>> tests;

    CoverageDocument(List<FaxRow> rows, List<CoverageTag> tags) {
        this.rows = rows;
        this.tests =
                tags.stream().collect(groupingBy(CoverageTag::row, TreeMap::new, mapping(CoverageTag::test, toList())));
    }

    String text() {
        var text =
                new StringBuilder(HEAD).append("| priority | rows | shown by a test | waiting |\n|---|--:|--:|--:|\n");
        for (Priority priority : Priority.values()) {
            text.append(counts(
                    priority.word(),
                    rows.stream().filter(row -> row.priority() == priority).toList()));
        }
        text.append(counts("**all**", rows));
        for (Section section : Section.values()) {
            text.append(table(
                    section,
                    rows.stream().filter(row -> row.section() == section).toList()));
        }
        return text.toString();
    }

    private String counts(String name, List<FaxRow> some) {
        long shown = shown(some);
        return "| %s | %d | %d | %d |\n".formatted(name, some.size(), shown, some.size() - shown);
    }

    private long shown(List<FaxRow> some) {
        return some.stream().filter(row -> tests.containsKey(row.id())).count();
    }

    private String table(Section section, List<FaxRow> some) {
        return "\n## %s %s\n\n%d of %d rows are shown.\n\n| row | what | priority | shown by |\n|---|---|---|---|\n"
                        .formatted(section.name(), section.label, shown(some), some.size())
                + some.stream().map(this::line).collect(joining());
    }

    private String line(FaxRow row) {
        String shownBy = tests.containsKey(row.id())
                ? tests.get(row.id()).stream().map(test -> "`" + test + "`").collect(joining(", "))
                : (row.waitsFor().startsWith("not built") ? "" : "waits for ") + row.waitsFor();
        return "| %s | %s: %s | %s | %s |\n"
                .formatted(row.id(), row.feature(), row.text(), row.priority().word(), shownBy);
    }
}
