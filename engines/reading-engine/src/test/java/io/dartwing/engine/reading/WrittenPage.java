package io.dartwing.engine.reading;

import java.util.ArrayList;
import java.util.List;

/// Text in the form of a page that was read.
public final class WrittenPage {
    private WrittenPage() {}

    public static List<PageReading> of(String text) {
        List<String> lines = text.lines().toList();
        List<Word> words = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            double x = 0.05;
            for (String word : lines.get(line).strip().split("\\s+")) {
                double width = Math.min(0.008 * word.length(), 0.98 - x);
                if (!word.isBlank() && width > 0) {
                    words.add(new Word(word, new Box(x, 0.05 + 0.015 * line, width, 0.01), 0.9, 0, line));
                }
                x = Math.min(0.97, x + width + 0.008);
            }
        }
        return List.of(new PageReading(1, new PageReading.Read(), PageText.of(words), words, 0.9, 0, 0, 1728, 2200));
    }
}
