package io.dartwing.fax.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A question as somebody outside may see it: words of a list of everyday words stay, each run of others is replaced by
/// `[1]`, `[2]` and so on. Names, numbers and what people suffer from stand on no such list.
final class HiddenWords {
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[\\p{L}\\p{N}+@._'’/:-]+");
    private static final Pattern MARK = Pattern.compile("(after:|before:)?\\[(\\d{1,3})\\]");
    private static final Set<String> COMMON = common();

    /// Written with a capital wherever they stand.
    private static final Set<String> CAPITALS = Set.of(
            "i",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private final List<List<String>> hidden = new ArrayList<>();
    private final String shown;

    private HiddenWords(String text) {
        var all = new ArrayList<String>();
        boolean running = false;
        Matcher words = WORD.matcher(text);
        for (boolean first = true; words.find(); first = false) {
            String word = words.group();
            boolean quoted = word.startsWith("\"");
            String bare = quoted ? word.replace("\"", "").strip() : word.replaceAll("[.:'’/]+$|['’]s$", "");
            if (bare.isEmpty()) {
                continue;
            }
            if (!quoted && everyday(bare, first, running)) {
                all.add(bare);
                running = false;
                continue;
            }
            if (!running || quoted) {
                hidden.add(new ArrayList<>());
                all.add("[" + hidden.size() + "]");
            }
            hidden.getLast().addAll(Arrays.asList(bare.split("\\s+")));
            running = !quoted;
        }
        shown = String.join(" ", all);
    }

    static HiddenWords in(String text) {
        return new HiddenWords(text);
    }

    /// What may be seen.
    String shown() {
        return shown;
    }

    /// The answer with the words put back: names as a phrase, a single word as it is, a day as its date.
    String restored(String answer, LocalDate today) {
        return MARK.matcher(answer).replaceAll(mark -> {
            int number = Integer.parseInt(mark.group(2));
            if (number < 1 || number > hidden.size()) {
                return "";
            }
            List<String> words = hidden.get(number - 1);
            String bound = mark.group(1);
            return Matcher.quoteReplacement(
                    bound == null
                            ? written(words)
                            : Question.day(String.join(" ", words), today)
                                    .map(day -> bound + day)
                                    .orElse(""));
        });
    }

    /// Words that an answer has no place for.
    List<String> missing(String answer) {
        return IntStream.range(0, hidden.size())
                .filter(i -> !answer.contains("[" + (i + 1) + "]"))
                .mapToObj(i -> String.join(" ", hidden.get(i)))
                .toList();
    }

    private static String written(List<String> words) {
        if (words.size() == 1) {
            return words.getFirst();
        }
        boolean name = words.stream().allMatch(word -> Character.isUpperCase(word.charAt(0)));
        return name ? '"' + String.join(" ", words) + '"' : '(' + String.join(" ", words) + ')';
    }

    /// A capital inside a sentence makes a name even of an everyday word; behind a hidden word, even of a month.
    private static boolean everyday(String word, boolean first, boolean behindHidden) {
        String small = word.toLowerCase(Locale.ROOT);
        boolean capital = Character.isUpperCase(word.charAt(0));
        return word.matches("\\d{1,2}(st|nd|rd|th)?")
                || COMMON.contains(small) && (!capital || first || !behindHidden && CAPITALS.contains(small));
    }

    private static Set<String> common() {
        var words = new HashSet<>(Question.vocabulary());
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HiddenWords.class.getResourceAsStream("everyday-words.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .filter(word -> !word.isBlank())
                    .forEach(words::add);
        } catch (IOException broken) {
            throw new UncheckedIOException("everyday-words.txt: can't be read", broken);
        }
        return Set.copyOf(words);
    }
}
