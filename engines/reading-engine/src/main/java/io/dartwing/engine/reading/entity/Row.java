package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words that stand side by side on a page, as one text: a blank between words, a tab where a new
/// cell begins.
final class Row {
    static final char CELL = '\t';

    private static final double WIDE_GAP = 1.5;
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+");

    private final int page;
    private final List<PlacedWord> words;
    private final int[] starts;
    private final String text;
    private final double height;
    private final List<Token> tokens;
    private final Map<Labels, List<Span>> labels = new IdentityHashMap<>();

    /// A run of letters and digits, with the letters that are easily confused made equal.
    record Token(int from, int to, String folded) {}

    private Row(int page, List<PlacedWord> words) {
        this.page = page;
        this.words = List.copyOf(words);
        this.height = medianHeight(words);
        this.starts = new int[words.size()];
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                double gap = words.get(i).left() - words.get(i - 1).right();
                joined.append(gap > WIDE_GAP * height ? CELL : ' ');
            }
            starts[i] = joined.length();
            joined.append(words.get(i).word().text().replace(CELL, ' '));
        }
        this.text = joined.toString();
        this.tokens = tokens(text);
    }

    /// @param words at least one, from left to right
    static Row of(int page, List<PlacedWord> words) {
        return new Row(page, words);
    }

    int page() {
        return page;
    }

    String text() {
        return text;
    }

    List<Token> tokens() {
        return tokens;
    }

    /// The places of labels in this row; remembered, for many finders ask.
    List<Span> labels(Labels names) {
        return labels.computeIfAbsent(names, asked -> asked.search(this));
    }

    /// The usual height of a word, in widths of the page.
    double height() {
        return height;
    }

    double top() {
        return words.stream().mapToDouble(PlacedWord::top).min().orElseThrow();
    }

    double middle() {
        return words.stream().mapToDouble(PlacedWord::middle).average().orElseThrow();
    }

    Span span(int from, int to) {
        return new Span(this, from, to);
    }

    Span whole() {
        return new Span(this, 0, text.length());
    }

    List<Span> cells() {
        List<Span> cells = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = cellEnd(from);
            cells.add(span(from, to));
            from = to + 1;
        }
        return cells;
    }

    /// Where the cell that holds the character at `at` begins.
    int cellStart(int at) {
        return text.lastIndexOf(CELL, at - 1) + 1;
    }

    int cellEnd(int at) {
        int end = text.indexOf(CELL, at);
        return end < 0 ? text.length() : end;
    }

    /// The words that share at least a character with the range.
    List<PlacedWord> words(int from, int to) {
        List<PlacedWord> touched = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            int end = starts[i] + words.get(i).word().text().length();
            if (starts[i] < to && end > from) {
                touched.add(words.get(i));
            }
        }
        return touched;
    }

    /// The places in the text where words begin between the two distances from the left margin.
    List<Integer> wordStarts(double from, double to) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            if (words.get(i).left() >= from && words.get(i).left() <= to) {
                places.add(starts[i]);
            }
        }
        return places;
    }

    /// Makes letters equal that scanning confuses: `0 O`, `1 l I`, `5 S`, `8 B`.
    static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(lower.length());
        for (char c : lower.toCharArray()) {
            folded.append(
                    switch (c) {
                        case '0' -> 'o';
                        case '1', 'l' -> 'i';
                        case '5' -> 's';
                        case '8' -> 'b';
                        default -> c;
                    });
        }
        return folded.toString();
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher run = TOKEN.matcher(text);
        while (run.find()) {
            tokens.add(new Token(run.start(), run.end(), fold(run.group())));
        }
        return List.copyOf(tokens);
    }

    private static double medianHeight(List<PlacedWord> words) {
        double[] heights =
                words.stream().mapToDouble(PlacedWord::height).sorted().toArray();
        return Math.max(heights[heights.length / 2], 1e-6);
    }
}
