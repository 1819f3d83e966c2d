package io.dartwing.telephony.csv;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A CSV file in UTF-8 whose first line names its columns, in any order and case. A file that
/// can't be read at all is problem `DW-422`.
public final class CsvTable {
    private final CsvLines lines;
    private final Map<String, Integer> columns = new HashMap<>();

    private CsvTable(CsvLines lines) {
        this.lines = lines;
    }

    /// @param needed columns that must be there
    /// @param header what a first line looks like, for people
    public static CsvTable open(InputStream file, List<String> needed, String header) throws IOException {
        // A strict decoder: a file in another encoding is refused instead of stored with wrong names.
        var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        var table = new CsvTable(new CsvLines(reader));
        table.header(needed, header);
        return table;
    }

    private void header(List<String> needed, String header) throws IOException {
        List<String> names = line().map(CsvLines.Row::fields).orElse(List.of());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && columns.put(name, i) != null) {
                throw refused("a column stands twice in its first line", "each once");
            }
        }
        for (String name : needed) {
            if (!columns.containsKey(name)) {
                throw refused("no column " + name, "a first line " + header);
            }
        }
    }

    public Set<String> columns() {
        return Set.copyOf(columns.keySet());
    }

    /// The next row that is not blank; empty at the end.
    public Optional<CsvLines.Row> next() throws IOException {
        Optional<CsvLines.Row> row = line();
        while (row.isPresent() && row.get().blank()) {
            row = line();
        }
        return row;
    }

    private Optional<CsvLines.Row> line() throws IOException {
        try {
            return lines.next();
        } catch (CharacterCodingException otherEncoding) {
            throw refused("not UTF-8", "a CSV file in UTF-8");
        }
    }

    /// Without spaces around it; empty when the row has no such field.
    public String value(CsvLines.Row row, String column) {
        int index = columns.getOrDefault(column, Integer.MAX_VALUE);
        return index < row.fields().size() ? row.fields().get(index).strip() : "";
    }

    private static ProblemException refused(String problem, String expected) {
        return new ProblemException(PlatformError.UNPROCESSABLE, "file: " + problem + " (expected: " + expected + ")");
    }
}
