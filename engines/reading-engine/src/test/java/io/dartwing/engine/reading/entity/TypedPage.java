package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Pages as if they had been typed: a character's place in the text is its place on the paper, several
/// blanks are a gap between columns.
public final class TypedPage {
    private static final double COLUMN = 0.0085;
    private static final double LINE = 0.0155;
    private static final Pattern WORD = Pattern.compile("\\S+");

    private TypedPage() {}

    public static PageReading of(String text) {
        return numbered(1, text);
    }

    public static PageReading numbered(int number, String text) {
        List<Word> words = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        double column = Math.min(COLUMN, 0.97 / Math.max(1, longest));
        double height = Math.min(LINE, 0.9 / Math.max(1, lines.size()));
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
        return page(number, words, 0);
    }

    /// The same page read column by column, as a recogniser does that takes a form's columns for
    /// blocks of their own.
    public static PageReading byColumns(String text) {
        List<Word> words = of(text).words();
        List<Word> apart = new ArrayList<>();
        for (Word word : words) {
            boolean right = word.box().x() > 0.4;
            apart.add(new Word(
                    word.text(), word.box(), word.confidence(), right ? 1 : 0, word.line() + (right ? 1000 : 0)));
        }
        return page(1, apart, 0);
    }

    /// The same page laid into the machine upside down.
    public static PageReading upsideDown(String text) {
        return page(
                1,
                of(text).words().stream()
                        .map(word -> new Word(
                                word.text(),
                                new Box(
                                        1 - word.box().x() - word.box().width(),
                                        1 - word.box().y() - word.box().height(),
                                        word.box().width(),
                                        word.box().height()),
                                word.confidence(),
                                word.paragraph(),
                                word.line()))
                        .toList(),
                180);
    }

    private static PageReading page(int number, List<Word> words, int rotation) {
        String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
        return new PageReading(number, new PageReading.Read(), text, words, 0.95, rotation, 0, 1728, 2236);
    }

    static List<String> found(EntityType type, String text) {
        return found(type, of(text));
    }

    static List<String> found(EntityType type, PageReading... pages) {
        return Entities.in(List.of(pages)).stream()
                .filter(entity -> entity.type() == type)
                .map(Entity::normalized)
                .toList();
    }
}
