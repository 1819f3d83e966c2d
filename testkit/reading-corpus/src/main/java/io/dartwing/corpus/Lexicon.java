package io.dartwing.corpus;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The lists that values are made from, read once.
final class Lexicon {
    private static final Map<String, List<String>> LISTS = new LinkedHashMap<>();

    static {
        for (String file : List.of("words", "people")) {
            for (String line : Resources.list("facts/" + file + ".txt")) {
                int space = line.indexOf(' ');
                LISTS.put(
                        line.substring(0, space),
                        Arrays.stream(line.substring(space + 1).split(" "))
                                .map(word -> word.replace('-', ' '))
                                .toList());
            }
        }
        for (String file : List.of("medications", "labs", "icd10", "cpt", "places", "products")) {
            LISTS.put(file, Resources.list("facts/" + file + ".txt"));
        }
    }

    private Lexicon() {}

    static String one(String list, RandomGenerator random) {
        List<String> words = LISTS.get(list);
        if (words == null) {
            throw new IllegalArgumentException(list + ": no such list (expected: one of " + LISTS.keySet() + ")");
        }
        return words.get(random.nextInt(words.size()));
    }

    /// The columns of one row of a list.
    static List<String> row(String list, RandomGenerator random) {
        return Arrays.stream(one(list, random).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
