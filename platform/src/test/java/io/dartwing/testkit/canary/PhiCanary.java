package io.dartwing.testkit.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// One invented patient whose data occurs nowhere else. A test sends these words through the program wherever
/// content
/// goes, then asks where they turned up.
///
/// ```java
/// PhiCanary canary = PhiCanary.plant();
/// try (LogCapture logs = LogCapture.open()) {
///     … send canary.name(), canary.phone(), canary.note() through everything …
///     assertThat(canary.foundIn(logs.text())).isEmpty();
/// }
/// assertThat(canary.foundInTables(superuser, List.of("event_publication", "audit_entries"))).isEmpty();
/// ```
public record PhiCanary(String name, String phone, String medicalRecordNumber, String note) {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";

    public static PhiCanary plant() {
        return new PhiCanary("Canary " + word(10), "+1202555" + digits(4), "MRN" + digits(9), "diagnosis " + word(12));
    }

    /// What to look for: each secret's telling part, so that a re-formatted value is found too.
    public List<String> words() {
        return List.of(
                name.substring("Canary ".length()),
                phone.substring(2),
                medicalRecordNumber,
                note.substring("diagnosis ".length()));
    }

    /// The words that occur in `text`, whatever their case.
    public List<String> foundIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words().stream()
                .filter(word -> lower.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// `table: word` for every table that holds one of the words in any column. `connection` must see all rows.
    public List<String> foundInTables(Connection connection, Collection<String> tables) throws SQLException {
        var found = new ArrayList<String>();
        for (String table : tables) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select t::text from " + table + " t")) {
                while (rows.next()) {
                    String row = rows.getString(1);
                    for (String word : words()) {
                        if (row.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))
                                || row.contains(hex(word))) {
                            found.add(table + ": " + word);
                        }
                    }
                }
            }
        }
        return found;
    }

    /// `file: word` for every file under `directory` that holds one of the words in the clear.
    public List<String> foundInFiles(Path directory) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                foundIn(content).forEach(word -> found.add(file + ": " + word));
            }
        }
        return found;
    }

    private static String hex(String word) {
        return HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    }

    private static String word(int length) {
        var word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private static String digits(int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(ThreadLocalRandom.current().nextInt(10));
        }
        return digits.toString();
    }
}
