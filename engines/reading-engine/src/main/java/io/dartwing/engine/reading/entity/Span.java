package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.Box;
import java.util.List;

/// A part of a row's text, from one character to before another.
record Span(Row row, int from, int to) {
    Span {
        if (from < 0 || to < from || to > row.text().length()) {
            throw new IllegalArgumentException("span: leaves its row (expected: 0 <= from <= to <= length)");
        }
    }

    String text() {
        return row.text().substring(from, to);
    }

    /// Without blanks and the given punctuation at its ends.
    Span trimmed(String punctuation) {
        int start = from;
        int end = to;
        while (start < end && loose(row.text().charAt(start), punctuation)) {
            start++;
        }
        while (end > start && loose(row.text().charAt(end - 1), punctuation)) {
            end--;
        }
        return new Span(row, start, end);
    }

    boolean overlaps(Span other) {
        return row == other.row && from < other.to && to > other.from;
    }

    /// Mean confidence of the words that hold the span.
    double confidence() {
        return row.words(from, to).stream()
                .mapToDouble(word -> word.word().confidence())
                .average()
                .orElse(0);
    }

    double left() {
        return row.words(from, Math.max(to, from + 1)).stream()
                .mapToDouble(PlacedWord::left)
                .min()
                .orElse(0);
    }

    double right() {
        return row.words(from, Math.max(to, from + 1)).stream()
                .mapToDouble(PlacedWord::right)
                .max()
                .orElse(0);
    }

    /// The rectangle around the words that hold the spans; a word that is only partly in one counts
    /// whole.
    static Box box(List<Span> spans) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (Span span : spans) {
            for (PlacedWord placed : span.row.words(span.from, span.to)) {
                Box box = placed.word().box();
                left = Math.min(left, box.x());
                top = Math.min(top, box.y());
                right = Math.max(right, box.x() + box.width());
                bottom = Math.max(bottom, box.y() + box.height());
            }
        }
        return new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private static boolean loose(char c, String punctuation) {
        return Character.isWhitespace(c) || punctuation.indexOf(c) >= 0;
    }
}
