package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// How a document looks, whatever it says. All shares are fractions of its words or lines, 0
/// without any.
///
/// @param pages pages with or without words
/// @param words words read
/// @param lines lines of text
/// @param digits share of words with a digit
/// @param money share of words that are amounts with cents or a currency sign
/// @param capitals share of words of two and more letters all in capitals
/// @param exclamations share of words with an exclamation mark
/// @param percents share of words with a percent sign
/// @param checkboxes share of words that are read from a box to tick
/// @param labels share of words that end in a colon: the fields of a form
/// @param gaps share of lines with a wide gap between two words: tables and columns
/// @param shortLines share of lines of at most three words
/// @param largeType share of words in type 1.4 times as high as is usual on the page
/// @param largest height of the largest word against the usual one
/// @param density share of the pages' area under words
/// @param wordsPerLine mean
public record DocumentLayout(
        int pages,
        int words,
        int lines,
        double digits,
        double money,
        double capitals,
        double exclamations,
        double percents,
        double checkboxes,
        double labels,
        double gaps,
        double shortLines,
        double largeType,
        double largest,
        double density,
        double wordsPerLine) {

    private static final double WIDE_GAP = 0.05;
    private static final Pattern MONEY = Pattern.compile("[(]?[$€£]?-?[\\d,]+\\.\\d\\d[)]?|[$€£][\\d,]+.*");
    private static final Pattern CAPITALS = Pattern.compile("[^\\p{Ll}\\d]*\\p{Lu}[^\\p{Ll}\\d]*\\p{Lu}[^\\p{Ll}\\d]*");
    private static final Pattern BOX = Pattern.compile("\\[[ xX_]?]|[\\[\\]|][\\]\\[|]|[□☐☑☒■O○©@]|LJ|CJ|C]|\\(_?\\)");

    public static DocumentLayout of(List<PageReading> pages) {
        List<Word> words = pages.stream().flatMap(page -> page.words().stream()).toList();
        Lines lines = new Lines();
        double large = 0;
        double largest = 1;
        double area = 0;
        for (PageReading page : pages) {
            double typical = DocumentWords.typicalHeight(page);
            lines.addAll(page);
            for (Word word : page.words()) {
                double ratio = DocumentWords.height(page, word) / Math.max(typical, 1e-9);
                boolean letters = word.text().length() > 1 && word.confidence() > 0.4;
                large += letters && ratio > 1.4 ? 1 : 0;
                largest = letters ? Math.max(largest, ratio) : largest;
                area += word.box().width() * word.box().height();
            }
        }
        int count = words.size();
        return new DocumentLayout(
                pages.size(),
                count,
                lines.count,
                share(words, text -> text.chars().anyMatch(Character::isDigit)),
                share(words, text -> MONEY.matcher(text).matches()),
                share(words, text -> CAPITALS.matcher(text).matches()),
                share(words, text -> text.indexOf('!') >= 0),
                share(words, text -> text.indexOf('%') >= 0),
                share(words, text -> BOX.matcher(text).matches()),
                share(words, text -> text.length() > 2 && text.endsWith(":")),
                part(lines.gaps, lines.count),
                part(lines.few, lines.count),
                part(large, count),
                Math.min(largest, 12),
                part(area, pages.size()),
                part(count, lines.count));
    }

    /// Every trait as a number between 0 and 1 that grows with it, under a lasting name.
    public Map<String, Double> scaled() {
        Map<String, Double> traits = new LinkedHashMap<>();
        traits.put("pages", pages / (pages + 2.0));
        traits.put("words", words / (words + 150.0));
        traits.put("lines", lines / (lines + 30.0));
        traits.put("digits", digits);
        traits.put("money", Math.min(1, money * 5));
        traits.put("capitals", capitals);
        traits.put("exclamations", Math.min(1, exclamations * 15));
        traits.put("percents", Math.min(1, percents * 25));
        traits.put("checkboxes", Math.min(1, checkboxes * 15));
        traits.put("labels", Math.min(1, labels * 4));
        traits.put("gaps", gaps);
        traits.put("short-lines", shortLines);
        traits.put("large-type", largeType);
        traits.put("largest", Math.min(1, (largest - 1) / 5));
        traits.put("density", Math.min(1, density * 3));
        traits.put("words-per-line", Math.min(1, wordsPerLine / 15));
        return traits;
    }

    private static double share(List<Word> words, Predicate<String> trait) {
        return part(words.stream().filter(word -> trait.test(word.text())).count(), words.size());
    }

    private static double part(double some, double all) {
        return all == 0 ? 0 : some / all;
    }

    private static final class Lines {
        private int count;
        private int gaps;
        private int few;

        void addAll(PageReading page) {
            boolean upright = page.rotation() % 180 == 0;
            List<Word> line = new ArrayList<>();
            for (Word word : page.words()) {
                if (!line.isEmpty() && line.getFirst().line() != word.line()) {
                    add(line, upright);
                    line.clear();
                }
                line.add(word);
            }
            add(line, upright);
        }

        private void add(List<Word> line, boolean upright) {
            if (line.isEmpty()) {
                return;
            }
            count++;
            few += line.size() <= 3 ? 1 : 0;
            for (int i = 1; i < line.size(); i++) {
                if (gap(line.get(i - 1), line.get(i), upright) > WIDE_GAP) {
                    gaps++;
                    return;
                }
            }
        }

        /// The room between two words of a line, whichever of them stands first on the page as
        /// it was received.
        private static double gap(Word one, Word other, boolean upright) {
            double from = upright ? one.box().x() : one.box().y();
            double length = upright ? one.box().width() : one.box().height();
            double to = upright ? other.box().x() : other.box().y();
            double otherLength = upright ? other.box().width() : other.box().height();
            return from < to ? to - from - length : from - to - otherLength;
        }
    }
}
