package io.dartwing.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How many of the words of three and more letters or digits that stand on pages were read, each as often as it stands
/// there. Case and punctuation don't matter, order doesn't either.
final class WordRecall {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");

    private long words;
    private long found;

    void add(List<String> written, String read) {
        Map<String, Integer> left = new HashMap<>();
        words(read).forEach(word -> left.merge(word, 1, Integer::sum));
        words(String.join(" ", written)).forEach(word -> {
            words++;
            if (left.getOrDefault(word, 0) > 0) {
                left.merge(word, -1, Integer::sum);
                found++;
            }
        });
    }

    void add(WordRecall other) {
        words += other.words;
        found += other.found;
    }

    double share() {
        return words == 0 ? 1 : (double) found / words;
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).map(word -> word.toLowerCase(Locale.ROOT));
    }
}
