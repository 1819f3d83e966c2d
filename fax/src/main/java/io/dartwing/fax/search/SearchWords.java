package io.dartwing.fax.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits text as the index does.
final class SearchWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SearchWords() {}

    /// A word and where it stands.
    record Place(String word, int start, int end) {}

    static List<Place> places(String text) {
        var places = new ArrayList<Place>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            places.add(new Place(folded(matcher.group()), matcher.start(), matcher.end()));
        }
        return places;
    }

    static List<String> of(String text) {
        return places(text).stream().map(Place::word).toList();
    }

    static String folded(String word) {
        boolean plain = word.chars().allMatch(c -> c < 128);
        String lower = word.toLowerCase(Locale.ROOT);
        return plain
                ? lower
                : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
    }
}
