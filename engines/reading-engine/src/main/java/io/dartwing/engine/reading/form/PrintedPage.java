package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import io.dartwing.engine.reading.entity.PlacedWord;
import io.dartwing.engine.reading.entity.Upright;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a page where they stand on it upright and level, in which phrases are found.
/// Lengths are in widths of the page.
final class PrintedPage {
    /// A letter in so many may be wrong.
    private static final int LETTERS_PER_SLIP = 5;

    /// Blanks within a phrase are at most this wide, in heights of its words.
    private static final double WIDEST_BLANK = 1.3;

    private static final double SAME_ROW = 0.5;
    private static final double INCHES_WIDE = 8.5;
    private static final Pattern GLUED = Pattern.compile("(.*\\p{L}\\)?:)([\\p{L}\\p{N}(].*)");

    private final PageReading page;
    private final Upright upright;
    private final List<Piece> pieces;

    /// A word, what counts of its letters, and which one follows it on its row.
    private static final class Piece {
        private final PlacedWord word;
        private final String letters;
        private int next = -1;
        private double before = Double.MAX_VALUE;

        Piece(PlacedWord word) {
            this.word = word;
            this.letters = Letters.of(word.word().text());
        }
    }

    /// A phrase on the page.
    ///
    /// @param likeness 1 for each letter as it should be, less for those that aren't
    /// @param begins whether nothing stands closely before it on its row
    /// @param colon whether it ends with one
    record Found(List<PlacedWord> words, double likeness, boolean begins, boolean colon) {
        /// Whether it stands as headings and labels do, and not within running text.
        boolean apart() {
            return begins || colon;
        }

        double left() {
            return words.getFirst().left();
        }

        double right() {
            return words.getLast().right();
        }

        double middle() {
            return words.stream().mapToDouble(PlacedWord::middle).average().orElseThrow();
        }

        double height() {
            return words.stream().mapToDouble(PlacedWord::height).max().orElseThrow();
        }
    }

    private PrintedPage(PageReading page) {
        this.page = page;
        this.upright = Upright.of(page);
        this.pieces = page.words().stream()
                .flatMap(word -> parts(word).stream())
                .map(word -> new Piece(upright.place(word)))
                .toList();
        join();
    }

    static PrintedPage of(PageReading page) {
        return new PrintedPage(page);
    }

    int number() {
        return page.number();
    }

    int rotation() {
        return upright.rotation();
    }

    /// How wide a part of the received page is on paper of letter format.
    double inchesWide(Box box) {
        return box.width() * receivedWidth();
    }

    double inchesHigh(Box box) {
        return box.height() * upright.height() * receivedWidth();
    }

    private double receivedWidth() {
        return upright.rotation() % 180 == 0 ? INCHES_WIDE : INCHES_WIDE / upright.height();
    }

    double height() {
        return upright.rotation() % 180 == 0 ? upright.height() : 1;
    }

    List<PlacedWord> words() {
        return pieces.stream().map(piece -> piece.word).toList();
    }

    /// Every place of the phrase, the likeliest first.
    List<Found> find(String phrase) {
        String wanted = Letters.of(phrase);
        int slips = wanted.length() / LETTERS_PER_SLIP;
        List<Found> found = new ArrayList<>();
        for (Piece first : pieces) {
            if (!first.letters.isEmpty() && begins(first.letters, wanted, slips)) {
                from(first, wanted, slips, found);
            }
        }
        found.sort(Comparator.comparingDouble(Found::likeness).reversed());
        return found;
    }

    /// Whether a phrase may begin with that word; it can't where they are farther apart than twice
    /// its slips.
    private static boolean begins(String letters, String wanted, int slips) {
        if (letters.length() > wanted.length() + slips) {
            return false;
        }
        String start = wanted.substring(0, Math.min(letters.length(), wanted.length()));
        return Letters.apart(letters, start, 2 * slips) <= 2 * slips;
    }

    /// The rectangle around a part of the upright page, in fractions of the page as it was
    /// received.
    Box received(double left, double top, double right, double bottom) {
        double x0 = 1;
        double y0 = 1;
        double x1 = 0;
        double y1 = 0;
        for (double[] corner : new double[][] {{left, top}, {right, top}, {left, bottom}, {right, bottom}}) {
            double[] at = received(corner[0], corner[1]);
            x0 = Math.min(x0, at[0]);
            y0 = Math.min(y0, at[1]);
            x1 = Math.max(x1, at[0]);
            y1 = Math.max(y1, at[1]);
        }
        return new Box(x0, y0, Math.max(0, x1 - x0), Math.max(0, y1 - y0));
    }

    /// The way back from [Upright#place].
    private double[] received(double levelX, double levelY) {
        double slant = upright.slant();
        double x = levelX * Math.cos(slant) + levelY * Math.sin(slant);
        double y = levelY * Math.cos(slant) - levelX * Math.sin(slant);
        double height = upright.height();
        double[] at = switch (upright.rotation()) {
            case 90 -> new double[] {y, height - x};
            case 180 -> new double[] {1 - x, height - y};
            case 270 -> new double[] {1 - y, x};
            default -> new double[] {x, y};
        };
        return new double[] {Math.clamp(at[0], 0, 1), Math.clamp(at[1] / height, 0, 1)};
    }

    private void from(Piece first, String wanted, int slips, List<Found> found) {
        StringBuilder letters = new StringBuilder();
        List<PlacedWord> words = new ArrayList<>();
        List<PlacedWord> best = List.of();
        int least = slips + 1;
        for (Piece at = first; at != null; at = at.next < 0 ? null : pieces.get(at.next)) {
            letters.append(at.letters);
            words.add(at.word);
            if (letters.length() > wanted.length() + slips) {
                break;
            }
            if (letters.length() >= wanted.length() - slips && !at.letters.isEmpty()) {
                int apart = Letters.apart(letters.toString(), wanted, slips);
                if (apart < least) {
                    least = apart;
                    best = List.copyOf(words);
                }
            }
            if (at.word.word().text().endsWith(":")) {
                break;
            }
        }
        if (!best.isEmpty()) {
            boolean begins = first.before > WIDEST_BLANK * first.word.height();
            boolean colon = best.getLast().word().text().endsWith(":");
            found.add(new Found(best, 1 - (double) least / wanted.length(), begins, colon));
        }
    }

    /// Finds the word after each: the nearest one to its right that stands on the same row.
    private void join() {
        for (Piece piece : pieces) {
            double nearest = Double.MAX_VALUE;
            for (int i = 0; i < pieces.size(); i++) {
                PlacedWord other = pieces.get(i).word;
                double gap = other.left() - piece.word.right();
                if (other != piece.word
                        && other.left() > piece.word.left()
                        && gap > -0.5 * piece.word.height()
                        && gap < nearest
                        && sameRow(piece.word, other)) {
                    nearest = gap;
                    piece.next = i;
                }
            }
            if (piece.next >= 0) {
                Piece next = pieces.get(piece.next);
                next.before = Math.min(next.before, nearest);
                double widest = WIDEST_BLANK * Math.max(piece.word.height(), next.word.height());
                piece.next = nearest > widest ? -1 : piece.next;
            }
        }
    }

    static boolean sameRow(PlacedWord one, PlacedWord other) {
        double shared = Math.min(one.bottom(), other.bottom()) - Math.max(one.top(), other.top());
        return shared > SAME_ROW * Math.min(one.height(), other.height());
    }

    /// A label and its value that were read as one word are two.
    private List<Word> parts(Word word) {
        Matcher glued = GLUED.matcher(word.text());
        if (!glued.matches()) {
            return List.of(word);
        }
        int cut = glued.group(1).length();
        return List.of(part(word, 0, cut), part(word, cut, word.text().length()));
    }

    /// Some letters of a word, and where they stand if all are as wide.
    PlacedWord cut(PlacedWord word, int from, int to) {
        return upright.place(part(word.word(), from, to));
    }

    private Word part(Word word, int first, int end) {
        double from = (double) first / word.text().length();
        double to = (double) end / word.text().length();
        Box box = word.box();
        Box cut = switch (upright.rotation()) {
            case 90 -> new Box(box.x(), box.y() + (1 - to) * box.height(), box.width(), (to - from) * box.height());
            case 180 -> new Box(box.x() + (1 - to) * box.width(), box.y(), (to - from) * box.width(), box.height());
            case 270 -> new Box(box.x(), box.y() + from * box.height(), box.width(), (to - from) * box.height());
            default -> new Box(box.x() + from * box.width(), box.y(), (to - from) * box.width(), box.height());
        };
        return new Word(word.text().substring(first, end), cut, word.confidence(), word.paragraph(), word.line());
    }
}
