package io.dartwing.server.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A row of the fax feature specification.
///
/// @param id such as `FAX-A-001-01`
/// @param waitsFor in plain words, when no test shows it; else empty
record FaxRow(String id, Priority priority, String feature, String text, String waitsFor) {
    enum Priority {
        MUST,
        SHOULD,
        COULD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// All of fax-rows.tsv, in its order.
    static List<FaxRow> all() throws IOException {
        try (InputStream rows = FaxRow.class.getResourceAsStream("/fax-rows.tsv")) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(FaxRow::of)
                    .toList();
        }
    }

    private static FaxRow of(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 5) {
            throw new IllegalStateException("fax-rows.tsv: %d cells (expected: 5): %s".formatted(cells.length, line));
        }
        return new FaxRow(
                cells[0], Priority.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2], cells[3], cells[4].strip());
    }

    boolean waits() {
        return !waitsFor.isEmpty();
    }

    Section section() {
        return Section.valueOf(id.substring(4, 5));
    }

    /// The sections (modules) of the specification by their letters.
    enum Section {
        A("Core"),
        B("Reading"),
        C("Routing"),
        D("Inbound security"),
        E("Outbound security"),
        F("Annotation"),
        G("Compliance"),
        H("Numbers"),
        I("Search"),
        J("Notifications"),
        K("Collaboration"),
        L("Integrations"),
        M("Analytics"),
        N("Mobile"),
        O("Channels"),
        P("Forms"),
        Q("Cover pages"),
        R("HIPAA");

        final String label;

        Section(String label) {
            this.label = label;
        }
    }
}
