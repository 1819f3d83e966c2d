package io.dartwing.telephony.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows of comma-separated values (RFC 4180), one at a time. A quoted field may hold commas,
/// quotes and line ends.
public final class CsvLines {
    private static final int LONGEST_ROW = 4096;
    private static final int END = -1;
    private static final int NOTHING = -2;

    private final Reader reader;
    private int line = 1;
    private int ahead = NOTHING;

    /// @param line where it begins, from 1
    /// @param problem what is wrong with its form; its fields are empty then
    public record Row(int line, List<String> fields, Optional<String> problem) {
        public boolean blank() {
            return problem.isEmpty() && fields.stream().allMatch(String::isBlank);
        }
    }

    CsvLines(Reader reader) {
        this.reader = reader;
    }

    /// Empty at the end.
    Optional<Row> next() throws IOException {
        if (peek() == END) {
            return Optional.empty();
        }
        int begun = line;
        int length = 0;
        boolean quoted = false;
        boolean closed = false;
        Optional<String> problem = Optional.empty();
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        while (true) {
            int c = take();
            if (c == END || (!quoted && c == '\n')) {
                break;
            }
            if (c == '\r' && !quoted && peek() == '\n') {
                continue;
            }
            if (++length > LONGEST_ROW) {
                problem = Optional.of("longer than " + LONGEST_ROW + " characters");
                quoted = false; // a quote that was never closed costs this row, not the rest of the file
                continue;
            }
            if (quoted) {
                if (c != '"') {
                    field.append((char) c);
                } else if (peek() == '"') {
                    take();
                    field.append('"');
                } else {
                    quoted = false;
                    closed = true;
                }
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
                closed = false;
            } else if (c == '"' && field.isEmpty() && !closed) {
                quoted = true;
            } else if (c == '"' || closed) {
                problem = Optional.of("a quote in the middle of a field");
            } else {
                field.append((char) c);
            }
        }
        if (quoted) {
            problem = Optional.of("a quote that is never closed");
        }
        fields.add(field.toString());
        return Optional.of(new Row(begun, problem.isPresent() ? List.of() : fields, problem));
    }

    private int peek() throws IOException {
        if (ahead == NOTHING) {
            ahead = reader.read();
        }
        return ahead;
    }

    private int take() throws IOException {
        int c = peek();
        ahead = c == END ? END : NOTHING;
        if (c == '\n') {
            line++;
        }
        return c;
    }
}
