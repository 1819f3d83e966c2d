package io.dartwing.engine.reading.outside;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Gathers what a service saw on a page, in reading order. What it says is not trusted: no more is taken than a page
/// can hold, and nothing that is not print. For one thread.
public final class SeenWords {
    private static final int MOST_LETTERS = 100_000;
    private static final int LONGEST_WORD = 500;
    private static final Pattern NOT_PRINT = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    /// A corner of a word, in pixels of the picture.
    public record Corner(double x, double y) {}

    private final int width;
    private final int height;
    private final List<Word> words = new ArrayList<>();
    private final int[] lettersByTurn = new int[4];
    private int letters;
    private int paragraph;
    private int line;
    private boolean lineEnded;
    private boolean paragraphEnded;

    public SeenWords(PagePicture page) {
        this.width = page.width();
        this.height = page.height();
    }

    /// @param corners of the rectangle around the word, from the beginning of its upper edge clockwise **as the text
    ///     is read**: on a page that lies upside down the first one is at the lower right. Corners beyond the
    ///     page are moved onto its edge.
    /// @param confidence 0 to 1
    public void add(String text, List<Corner> corners, double confidence) {
        String read = NOT_PRINT.matcher(text).replaceAll("").strip();
        if (read.isEmpty() || read.length() > LONGEST_WORD || corners.size() < 2) {
            return;
        }
        letters += read.length();
        if (letters > MOST_LETTERS) {
            return;
        }
        begin();
        words.add(new Word(read, box(corners), fraction(confidence), paragraph, line));
        lettersByTurn[turn(corners.get(0), corners.get(1)) / 90] += read.length();
    }

    /// What follows stands on another line.
    public void endLine() {
        lineEnded = true;
    }

    /// What follows is another paragraph.
    public void endParagraph() {
        lineEnded = true;
        paragraphEnded = true;
    }

    public OutsideAnswer.Seen seen() {
        int most = 0;
        for (int i = 1; i < lettersByTurn.length; i++) {
            most = lettersByTurn[i] > lettersByTurn[most] ? i : most;
        }
        return new OutsideAnswer.Seen(words, 90 * most);
    }

    private void begin() {
        boolean first = words.isEmpty();
        line += lineEnded && !first ? 1 : 0;
        paragraph += paragraphEnded && !first ? 1 : 0;
        lineEnded = false;
        paragraphEnded = false;
    }

    private Box box(List<Corner> corners) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (Corner corner : corners) {
            double x = fraction(corner.x() / width);
            double y = fraction(corner.y() / height);
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }
        return new Box(left, top, right - left, bottom - top);
    }

    private static double fraction(double value) {
        return Double.isNaN(value) ? 0 : Math.clamp(value, 0, 1);
    }

    /// By how many degrees the page has to be turned clockwise for text that runs from one corner to the other.
    private static int turn(Corner from, Corner to) {
        double right = to.x() - from.x();
        double down = to.y() - from.y();
        if (Math.abs(right) >= Math.abs(down)) {
            return right >= 0 ? 0 : 180;
        }
        return down > 0 ? 270 : 90;
    }
}
