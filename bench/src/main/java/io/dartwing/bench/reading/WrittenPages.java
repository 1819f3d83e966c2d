package io.dartwing.bench.reading;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Written text in the form of pages that were read, with as many reading errors as wanted.
final class WrittenPages {
    private static final String[][] MISREAD = {
        {"rn", "m"}, {"m", "rn"}, {"cl", "d"}, {"l", "1"}, {"o", "0"}, {"e", "c"}, {"i", "l"}, {"s", "5"}, {"h", "b"},
        {"t", "f"}, {"a", "o"}, {"O", "0"}, {"I", "l"}, {"S", "5"}, {"B", "8"}, {"u", "n"}, {"n", "r"}, {"g", "q"}
    };

    private WrittenPages() {}

    /// @param errors share of words that are misread or lost
    static List<PageReading> of(String text, double errors, Random chance) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<Word> words = new ArrayList<>();
        double step = 0.9 / Math.max(40, lines.size());
        for (int line = 0; line < lines.size(); line++) {
            double x = 0.08;
            for (String word : lines.get(line).strip().split("\\s+")) {
                String read = chance.nextDouble() < errors ? misread(word, chance) : word;
                double width = Math.min(0.008 * word.length(), 0.95 - x);
                if (!read.isBlank() && width > 0) {
                    Box box = new Box(x, 0.05 + step * line, width, step * 0.6);
                    words.add(new Word(read, box, 0.9, line / 6, line));
                }
                x = Math.min(0.94, x + width + 0.008);
            }
        }
        return List.of(
                new PageReading(1, new PageReading.Read(), KeptReading.text(words), words, 0.9, 0, 0, 1728, 2200));
    }

    private static String misread(String word, Random chance) {
        if (chance.nextInt(6) == 0) {
            return "";
        }
        String[] change = MISREAD[chance.nextInt(MISREAD.length)];
        int place = word.indexOf(change[0]);
        if (place >= 0) {
            return word.substring(0, place) + change[1] + word.substring(place + change[0].length());
        }
        int lost = chance.nextInt(word.length());
        return word.substring(0, lost) + word.substring(lost + 1);
    }
}
