package io.dartwing.testkit.recogniser;

import java.util.ArrayList;
import java.util.List;

/// What a simulated service sees on every picture: lines of words, one under the other from the upper left.
record SimulatedReading(String text, double confidence) {
    private static final int LETTER = 18;
    private static final int LINE = 40;

    /// In pixels of the picture.
    record Seen(String text, int left, int top, int right, int bottom) {}

    List<List<Seen>> lines() {
        var lines = new ArrayList<List<Seen>>();
        int top = 0;
        for (String line : text.lines().toList()) {
            var words = new ArrayList<Seen>();
            int left = 0;
            for (String word : line.split(" ", -1)) {
                if (!word.isEmpty()) {
                    words.add(new Seen(word, left, top, left + LETTER * word.length(), top + LINE / 2));
                }
                left += LETTER * (word.length() + 1);
            }
            lines.add(words);
            top += LINE;
        }
        return lines;
    }
}
