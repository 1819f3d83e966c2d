package io.dartwing.fax.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last word of what somebody types, as far as it can be completed.
///
/// @param whole everything that is typed, the last word as the beginning of one
/// @param field from, to, subject or text; empty for anywhere
/// @param beginning folded as the index has it, two characters at least
record TypedWord(String whole, String field, String beginning) {
    private static final Pattern LAST = Pattern.compile(
            "(?:^|[\\s(])(?:(from|to|subject|text):)?([\\p{L}\\p{N}]{2,40})$", Pattern.CASE_INSENSITIVE);

    /// Empty after a space, inside quotes, for what is left out by `-`, and for words of the
    /// search itself.
    static Optional<TypedWord> of(String text) {
        if (text.chars().filter(c -> c == '"').count() % 2 == 1) {
            return Optional.empty();
        }
        Matcher last = LAST.matcher(text);
        if (!last.find() || Set.of("AND", "OR", "NOT").contains(last.group(2))) {
            return Optional.empty();
        }
        String field = last.group(1) == null ? "" : last.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new TypedWord(text + "*", field, SearchWords.folded(last.group(2))));
    }

    boolean asksForParties() {
        return field.isEmpty() || field.equals("from") || field.equals("to");
    }

    boolean asksForWords() {
        return field.isEmpty() || field.equals("subject") || field.equals("text");
    }

    /// Whether one of the words of a name begins so.
    boolean begins(String name) {
        return SearchWords.of(name).stream().anyMatch(word -> word.startsWith(beginning));
    }

    /// The words that begin so and go on, those of most faxes first.
    ///
    /// @param faxes the words of each
    List<String> completions(Collection<? extends Collection<String>> faxes, int most) {
        Map<String, Integer> counts = new HashMap<>();
        for (Collection<String> words : faxes) {
            for (String word : new HashSet<>(words)) {
                if (word.length() > beginning.length() && word.startsWith(beginning)) {
                    counts.merge(word, 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
