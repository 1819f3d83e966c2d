package io.dartwing.engine.reading;

import java.util.Collection;
import java.util.List;

/// What words make together.
final class PageText {
    private PageText() {}

    /// The words in order: a line of text per line of the page, an empty line between paragraphs.
    static String of(List<Word> words) {
        StringBuilder text = new StringBuilder();
        Word before = null;
        for (Word word : words) {
            if (before != null) {
                boolean sameLine = word.line() == before.line();
                text.append(word.paragraph() != before.paragraph() ? "\n\n" : sameLine ? " " : "\n");
            }
            text.append(word.text());
            before = word;
        }
        return text.toString();
    }

    /// Mean confidence weighted by the words' length; 0 without words.
    static double confidence(Collection<Word> words) {
        double sum = 0;
        for (Word word : words) {
            sum += word.confidence() * word.text().length();
        }
        return words.isEmpty() ? 0 : sum / letters(words);
    }

    static int letters(Collection<Word> words) {
        return words.stream().mapToInt(word -> word.text().length()).sum();
    }
}
