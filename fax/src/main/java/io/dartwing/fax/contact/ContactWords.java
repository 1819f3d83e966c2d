package io.dartwing.fax.contact;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a contact is found by: the beginnings of its words, and of its numbers with or without
/// country and area. Pure.
final class ContactWords {
    private static final int LONGEST = 12;
    private static final int SHORTEST_NUMBER = 3;
    /// Digits that people leave out in front: the country code, or the trunk prefix's place.
    private static final int MOST_LEFT_OUT = 4;

    private static final int MOST_WORDS = 12;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("[+(\\d][\\d\\s().\\-/]*");

    private ContactWords() {}

    /// Everything that it can be looked for by.
    static Set<String> of(Collection<String> texts, Collection<String> numbers) {
        var words = new LinkedHashSet<String>();
        for (String text : texts) {
            for (String word : split(text)) {
                for (int end = 1; end <= Math.min(LONGEST, word.length()); end++) {
                    words.add(word.substring(0, end));
                }
            }
        }
        for (String number : numbers) {
            String digits = digits(number);
            for (int start = 0; start <= MOST_LEFT_OUT; start++) {
                for (int end = start + SHORTEST_NUMBER; end <= Math.min(digits.length(), start + LONGEST); end++) {
                    words.add(digits.substring(start, end));
                }
            }
        }
        return words;
    }

    /// What has to be among the words of those that somebody looks for; empty when there is nothing to look for.
    static Set<String> asked(String query) {
        var words = new LinkedHashSet<String>();
        if (NUMBER.matcher(query.strip()).matches()) {
            String digits = digits(query);
            if (digits.length() >= SHORTEST_NUMBER) {
                words.add(cut(digits));
            }
            return words;
        }
        split(query).stream().limit(MOST_WORDS).map(ContactWords::cut).forEach(words::add);
        return words;
    }

    private static String cut(String word) {
        return word.substring(0, Math.min(LONGEST, word.length()));
    }

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }

    private static Set<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        var words = new LinkedHashSet<String>();
        for (String word : BETWEEN.split(plain)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
