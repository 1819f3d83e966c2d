package io.dartwing.corpus;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts as pages that were read without an error: a character's place in the text is its place on the
/// paper.
final class TypedText {
    private static final Pattern WORD = Pattern.compile("\\S+");

    private TypedText() {}

    static PageReading page(int number, String text) {
        List<Word> words = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        double column = Math.min(0.0085, 0.97 / Math.max(1, longest));
        double height = Math.min(0.0155, 0.9 / Math.max(1, lines.size()));
        for (int line = 0; line < lines.size(); line++) {
            Matcher word = WORD.matcher(lines.get(line));
            while (word.find()) {
                Box box = new Box(
                        0.02 + word.start() * column,
                        0.03 + line * height,
                        Math.max(0.001, (word.end() - word.start()) * column - 0.001),
                        height * 0.6);
                words.add(new Word(word.group(), box, 0.95, 0, line));
            }
        }
        return new PageReading(number, new PageReading.Read(), text, words, 0.95, 0, 0, 1728, 2236);
    }
}
