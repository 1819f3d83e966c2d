package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words of a document in forms that can be compared, in reading order, with what makes some
/// of them louder.
///
/// Only the first 1,500 words count: what a document is, it says early, and a chart of 80 pages
/// shall not cost seconds.
public final class DocumentWords {
    private static final int LONGEST = 1_500;
    private static final int HEAD_LINES = 4;
    private static final double LARGE = 1.4;
    private static final double GUESSED = 0.15;

    private final List<Form> forms;

    private DocumentWords(List<Form> forms) {
        this.forms = List.copyOf(forms);
    }

    /// One word as it is compared.
    ///
    /// @param text lower case, numbers by their shape (see [WordForm])
    /// @param title whether it is in large type or in the first lines of a page
    /// @param joined whether it follows the form before it on the same line or the next
    public record Form(String text, boolean title, boolean joined) {}

    public static DocumentWords of(List<PageReading> pages) {
        List<Form> forms = new ArrayList<>();
        for (PageReading page : pages) {
            add(page, forms);
            if (forms.size() >= LONGEST) {
                break;
            }
        }
        return new DocumentWords(forms.size() > LONGEST ? forms.subList(0, LONGEST) : forms);
    }

    public List<Form> forms() {
        return forms;
    }

    /// The words as they were read, without those that were only guessed.
    static List<String> plain(List<PageReading> pages) {
        return pages.stream()
                .flatMap(page -> page.words().stream())
                .filter(word -> word.confidence() >= GUESSED)
                .limit(LONGEST)
                .map(Word::text)
                .toList();
    }

    private static void add(PageReading page, List<Form> forms) {
        double typical = typicalHeight(page);
        int lines = 0;
        int line = Integer.MIN_VALUE;
        boolean first = true;
        for (Word word : page.words()) {
            if (word.line() != line) {
                line = word.line();
                lines++;
            }
            if (word.confidence() < GUESSED) {
                continue;
            }
            boolean title = lines <= HEAD_LINES || height(page, word) > LARGE * typical;
            for (String text : WordForm.of(word.text())) {
                forms.add(new Form(text, title, !first));
                first = false;
            }
        }
    }

    static double typicalHeight(PageReading page) {
        double[] heights = page.words().stream()
                .mapToDouble(word -> height(page, word))
                .sorted()
                .toArray();
        return heights.length == 0 ? 1 : heights[heights.length / 2];
    }

    /// The height of a word's letters in pixels of the page, also for a page that came in on its
    /// side.
    static double height(PageReading page, Word word) {
        boolean upright = page.rotation() % 180 == 0;
        return upright ? word.box().height() * page.height() : word.box().width() * page.width();
    }

    @Override
    public String toString() {
        return "DocumentWords[" + forms.size() + " forms]";
    }

    static DocumentWords ofText(String text) {
        List<Form> forms = new ArrayList<>();
        Arrays.stream(text.split("\\s+"))
                .flatMap(word -> WordForm.of(word).stream())
                .forEach(form -> forms.add(new Form(form, false, !forms.isEmpty())));
        return new DocumentWords(forms);
    }
}
