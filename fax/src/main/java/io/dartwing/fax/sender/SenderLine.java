package io.dartwing.fax.sender;

import io.dartwing.fax.routing.Place;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every list says of a sender, and its columns in a file (RFC 4180).
///
/// @param pattern a number, or a prefix with `*` behind it
/// @param effect `block` or `allow`
/// @param until null: for ever
public record SenderLine(
        String pattern,
        String effect,
        @Nullable String reason,
        @Nullable Instant until) {
    static final String PATTERN = "\\+[1-9][0-9]{1,14}\\*?";
    static final String PATTERN_IN_WORDS = "a number such as +12025550143, or a prefix such as +1900*";
    static final int LONGEST_REASON = 200;
    static final String BLOCK = "block";
    static final String ALLOW = "allow";
    static final List<String> HEADER = List.of("number", "effect", "reason", "until");

    private static final String FORMULA = "=+-@\t\r";

    ListedSender listed(SenderList list, Place place) {
        return new ListedSender(list, pattern, effect.equals(BLOCK), reason, until, place);
    }

    /// Empty when something in the row is wrong; what, is added to `bad`.
    static Optional<SenderLine> read(CsvTable table, CsvLines.Row row, List<BadRow> bad) {
        int before = bad.size();
        if (row.problem().isPresent()) {
            bad.add(new BadRow(row.line(), "row", row.problem().get(), "RFC 4180"));
            return Optional.empty();
        }
        String number = value(table, row, "number");
        if (!number.matches(PATTERN)) {
            bad.add(new BadRow(row.line(), "number", "not a number", PATTERN_IN_WORDS));
        }
        String effect = value(table, row, "effect").isEmpty()
                ? BLOCK
                : value(table, row, "effect").toLowerCase(Locale.ROOT);
        if (!effect.equals(BLOCK) && !effect.equals(ALLOW)) {
            bad.add(new BadRow(row.line(), "effect", "unknown", "block or allow"));
        }
        String reason = value(table, row, "reason");
        if (reason.length() > LONGEST_REASON || reason.codePoints().anyMatch(Character::isISOControl)) {
            bad.add(new BadRow(
                    row.line(), "reason", "too long, or on several lines", "at most 200 characters on one line"));
        }
        Instant until = null;
        String text = value(table, row, "until");
        if (!text.isEmpty()) {
            try {
                until = OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException notATime) {
                bad.add(new BadRow(row.line(), "until", "not a time", "ISO 8601 with zone, like 2026-11-20T08:00:00Z"));
            }
        }
        return bad.size() == before
                ? Optional.of(new SenderLine(number, effect, reason.isEmpty() ? null : reason, until))
                : Optional.empty();
    }

    /// Without the sign that keeps spreadsheets from taking it for a formula.
    static String value(CsvTable table, CsvLines.Row row, String column) {
        String text = table.value(row, column);
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    /// A line of a file.
    ///
    /// @param more further columns
    public String write(String... more) {
        return Stream.concat(
                        Stream.of(quoted(pattern), effect, text(reason), until == null ? "" : until.toString()),
                        Stream.of(more))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /// Spreadsheets must not take what people wrote for a formula.
    static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return quoted(FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
