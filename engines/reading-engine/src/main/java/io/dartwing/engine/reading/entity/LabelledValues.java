package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what belongs to a label: the text to its right, or else the one below it, or a whole column
/// below it.
final class LabelledValues {
    private static final Pattern BETWEEN = Pattern.compile(
            "[\\s:;#.,=_|*()\\[\\]\\-–—>]*(?:(?:no|number|num|nbr|id|is|was|code|of)\\b[\\s:;#.,=_|*()\\-–—]*){0,2}",
            Pattern.CASE_INSENSITIVE);
    private static final int ROWS_BELOW = 2;
    private static final double HEIGHTS_BELOW = 4.5;
    private static final double ASIDE = 2;
    private static final int FIELD_NUMBER = 6;
    private static final int PROSE_WORDS = 5;
    private static final int COLUMN_ROWS = 40;
    private static final double COLUMN_GAP = 6;

    private LabelledValues() {}

    /// A value and the label that says what it is.
    record Labelled(Span label, Span value) {}

    /// The values beside or below each label.
    ///
    /// @param value tried where the value would begin
    static List<Labelled> near(Sheet sheet, Labels labels, Shape value) {
        List<Labelled> found = new ArrayList<>();
        for (Row row : sheet.rows()) {
            for (Span label : labels.in(row)) {
                beside(label, value).or(() -> below(sheet, label, value)).ifPresent(found::add);
            }
        }
        return found;
    }

    /// Every value in the column that the label heads, as well as one beside the label.
    static List<Labelled> columns(Sheet sheet, Labels labels, Shape value) {
        List<Labelled> found = new ArrayList<>();
        for (Row row : sheet.rows()) {
            for (Span label : labels.in(row)) {
                Optional<Labelled> right = beside(label, value);
                if (right.isPresent()) {
                    found.add(right.get());
                } else {
                    found.addAll(column(sheet, label, value));
                }
            }
        }
        return found;
    }

    static Optional<Labelled> beside(Span label, Shape value) {
        Row row = label.row();
        Matcher between =
                BETWEEN.matcher(row.text()).region(label.to(), row.text().length());
        int from = between.lookingAt() ? between.end() : label.to();
        long cells = row.text()
                .substring(label.to(), from)
                .chars()
                .filter(c -> c == Row.CELL)
                .count();
        if (cells > 1) {
            return Optional.empty();
        }
        return at(row, from, value)
                .or(() -> at(row, firstWord(row, label.to()), value))
                .map(span -> new Labelled(label, span));
    }

    static Optional<Labelled> below(Sheet sheet, Span label, Shape value) {
        if (isProse(label.row())) {
            return Optional.empty();
        }
        for (Row row : sheet.below(label.row(), ROWS_BELOW, HEIGHTS_BELOW)) {
            for (int start : under(label, row)) {
                Optional<Span> span = at(row, start, value);
                if (span.isPresent()) {
                    return span.map(found -> new Labelled(label, found));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Labelled> column(Sheet sheet, Span label, Shape value) {
        List<Labelled> found = new ArrayList<>();
        Row last = label.row();
        for (Row row : sheet.below(label.row(), COLUMN_ROWS, Double.MAX_VALUE)) {
            if (row.middle() - last.middle() > COLUMN_GAP * Math.max(row.height(), last.height())) {
                break;
            }
            for (int start : under(label, row)) {
                Optional<Span> span = at(row, start, value);
                if (span.isPresent()) {
                    found.add(new Labelled(label, span.get()));
                    last = row;
                    break;
                }
            }
        }
        return found;
    }

    /// Words that begin under the label, or under the field's number before it (`1a.`).
    private static List<Integer> under(Span label, Row row) {
        double aside = ASIDE * Math.max(label.row().height(), row.height());
        int cell = label.row().cellStart(label.from());
        boolean first = label.from() - cell <= FIELD_NUMBER;
        double left = first ? label.row().span(cell, label.to()).left() : label.left();
        return row.wordStarts(left - aside, label.right() + aside / 2);
    }

    /// Running text mentions fields too, but nothing below it belongs to them.
    private static boolean isProse(Row row) {
        return row.tokens().stream()
                        .filter(token -> token.to() - token.from() > 1
                                && Character.isLowerCase(row.text().charAt(token.from())))
                        .count()
                >= PROSE_WORDS;
    }

    private static int firstWord(Row row, int from) {
        int at = from;
        while (at < row.text().length() && !Character.isLetterOrDigit(row.text().charAt(at))) {
            at++;
        }
        return at;
    }

    private static Optional<Span> at(Row row, int from, Shape value) {
        boolean insideWord = from > 0
                && from < row.text().length()
                && Character.isLetterOrDigit(row.text().charAt(from - 1))
                && Character.isLetterOrDigit(row.text().charAt(from));
        return insideWord ? Optional.empty() : value.at(row, from);
    }
}
