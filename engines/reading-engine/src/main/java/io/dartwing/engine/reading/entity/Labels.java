package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names a form's field goes by, found in a row despite confused letters, missing blanks and one
/// wrong letter in a long word.
final class Labels {
    private static final int FUZZY_FROM = 6;
    private static final int GAP = 3;

    private final Map<String, List<List<String>>> byFirstWord;
    private final List<List<String>> longFirstWord;

    private Labels(List<List<String>> phrases) {
        this.byFirstWord = phrases.stream().collect(Collectors.groupingBy(List::getFirst));
        this.longFirstWord = phrases.stream()
                .filter(phrase -> phrase.getFirst().length() >= FUZZY_FROM)
                .toList();
    }

    /// The names of a kind of field.
    ///
    /// @param kind as in `labels.txt`
    static Labels named(String kind) {
        return new Labels(WordList.listed("labels.txt", kind).stream()
                .flatMap(Labels::spellings)
                .distinct()
                .sorted(Comparator.comparingInt((List<String> phrase) ->
                                phrase.stream().mapToInt(String::length).sum())
                        .reversed())
                .toList());
    }

    /// The places of the labels, longest first where two begin at the same word, from left to right.
    List<Span> in(Row row) {
        return row.labels(this);
    }

    List<Span> search(Row row) {
        List<Span> found = new ArrayList<>();
        for (int at = 0; at < row.tokens().size(); ) {
            Optional<Match> match = at(row, at);
            if (match.isPresent()) {
                found.add(match.get().span());
                at = match.get().next();
            } else {
                at++;
            }
        }
        return found;
    }

    private record Match(Span span, int next) {}

    private Optional<Match> at(Row row, int first) {
        String word = row.tokens().get(first).folded();
        List<List<String>> exact = byFirstWord.getOrDefault(word, List.of());
        List<List<String>> candidates = exact.isEmpty() && word.length() >= FUZZY_FROM - 1 ? longFirstWord : exact;
        for (List<String> phrase : candidates) {
            int next = after(phrase, row, first);
            if (next > 0) {
                List<Row.Token> tokens = row.tokens();
                return Optional.of(new Match(
                        row.span(tokens.get(first).from(), tokens.get(next - 1).to()), next));
            }
        }
        return Optional.empty();
    }

    /// The token after the phrase, or 0 if it doesn't stand here.
    private static int after(List<String> phrase, Row row, int first) {
        List<Row.Token> tokens = row.tokens();
        int at = first;
        boolean exact = true;
        for (String wanted : phrase) {
            if (at > first && at < tokens.size() && tokens.get(at).folded().equals("s")) {
                at++;
            }
            if (at >= tokens.size() || (at > first && !near(row, tokens.get(at - 1), tokens.get(at)))) {
                return 0;
            }
            String folded = tokens.get(at).folded();
            if (!folded.equals(wanted)) {
                if (!exact || !almost(folded, wanted)) {
                    return 0;
                }
                exact = false;
            }
            at++;
        }
        return at;
    }

    private static boolean near(Row row, Row.Token before, Row.Token token) {
        String between = row.text().substring(before.to(), token.from());
        return between.length() <= GAP && between.indexOf(Row.CELL) < 0;
    }

    /// One letter differs, and not the last one, where English has its endings.
    private static boolean almost(String folded, String wanted) {
        return wanted.length() >= FUZZY_FROM
                && folded.charAt(folded.length() - 1) == wanted.charAt(wanted.length() - 1)
                && Spelling.oneApart(folded, wanted);
    }

    private static Stream<List<String>> spellings(String name) {
        List<String> words = List.of(Row.fold(name).split(" ", -1));
        String joined = String.join("", words);
        return words.size() > 1 && joined.length() >= FUZZY_FROM ? Stream.of(words, List.of(joined)) : Stream.of(words);
    }
}
