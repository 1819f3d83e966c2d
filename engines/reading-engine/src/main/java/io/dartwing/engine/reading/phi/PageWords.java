package io.dartwing.engine.reading.phi;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A page's words as one text that remembers where each character stands.
final class PageWords {
    private final PageReading page;
    private final List<Integer> starts = new ArrayList<>();
    private final String text;

    PageWords(PageReading page) {
        this.page = page;
        StringBuilder joined = new StringBuilder();
        for (Word word : page.words()) {
            joined.append(joined.isEmpty() ? "" : " ");
            starts.add(joined.length());
            joined.append(word.text());
        }
        this.text = joined.toString();
    }

    int number() {
        return page.number();
    }

    String text() {
        return text;
    }

    /// The rectangle around the words that hold the characters.
    Box box(int from, int to) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (int i = 0; i < starts.size(); i++) {
            Word word = page.words().get(i);
            if (starts.get(i) < to && starts.get(i) + word.text().length() > from) {
                Box box = word.box();
                left = Math.min(left, box.x());
                top = Math.min(top, box.y());
                right = Math.max(right, box.x() + box.width());
                bottom = Math.max(bottom, box.y() + box.height());
            }
        }
        return new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    /// The word read before the one that stands in the box, in small letters; empty at the page's
    /// beginning.
    String wordBefore(Box box) {
        List<Word> words = page.words();
        int at = words.indexOf(words.stream()
                .min(Comparator.comparingDouble(word ->
                        Math.abs(word.box().x() - box.x()) + Math.abs(word.box().y() - box.y())))
                .orElseThrow());
        return at == 0 ? "" : words.get(at - 1).text().toLowerCase(Locale.ROOT);
    }
}
