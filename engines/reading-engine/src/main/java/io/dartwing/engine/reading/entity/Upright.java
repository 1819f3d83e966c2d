package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import java.util.List;

/// How a page has to be turned so that its text runs from left to right.
///
/// The recogniser also reads text that lies on its side, so the words themselves tell the
/// direction, by where each one stands from the one before it in its line; the page's own rotation
/// counts where no line has words enough.
///
/// @param rotation degrees clockwise that bring the received page upright: 0, 90, 180 or 270
/// @param slant radians clockwise that then level its lines
/// @param height of the received page on paper, in its widths
public record Upright(int rotation, double slant, double height) {
    private static final double LETTER_FORMAT = 11 / 8.5;
    private static final int PAIRS = 5;

    public static Upright of(PageReading page) {
        double height = heightPerWidth(page, page.rotation());
        int rotation = direction(page.words(), height, page.rotation());
        double slant = rotation == page.rotation() ? Math.toRadians(page.skewDegrees()) : 0;
        return new Upright(
                rotation, slant, rotation % 180 == page.rotation() % 180 ? height : heightPerWidth(page, rotation));
    }

    public PlacedWord place(Word word) {
        double x = word.box().x() + word.box().width() / 2;
        double y = (word.box().y() + word.box().height() / 2) * height;
        double uprightX = switch (rotation) {
            case 90 -> height - y;
            case 180 -> 1 - x;
            case 270 -> y;
            default -> x;
        };
        double uprightY = switch (rotation) {
            case 90 -> x;
            case 180 -> height - y;
            case 270 -> 1 - x;
            default -> y;
        };
        boolean lying = rotation % 180 != 0;
        double across = word.box().width();
        double along = word.box().height() * height;
        double width = lying ? along : across;
        double tall = lying ? across : along;
        double levelX = uprightX * Math.cos(slant) - uprightY * Math.sin(slant);
        double levelY = uprightX * Math.sin(slant) + uprightY * Math.cos(slant);
        double levelTall = Math.max(tall * 0.4, tall - width * Math.abs(Math.sin(slant)));
        return new PlacedWord(
                word, levelX - width / 2, levelX + width / 2, levelY - levelTall / 2, levelY + levelTall / 2);
    }

    private static int direction(List<Word> words, double height, int otherwise) {
        int[] votes = new int[4];
        for (int i = 1; i < words.size(); i++) {
            Word before = words.get(i - 1);
            Word word = words.get(i);
            if (before.line() == word.line()) {
                double right = middle(word.box().x(), word.box().width())
                        - middle(before.box().x(), before.box().width());
                double down = (middle(word.box().y(), word.box().height())
                                - middle(before.box().y(), before.box().height()))
                        * height;
                boolean level = Math.abs(right) >= Math.abs(down);
                votes[level ? (right >= 0 ? 0 : 2) : (down >= 0 ? 3 : 1)]++;
            }
        }
        int best = 0;
        for (int turn = 1; turn < votes.length; turn++) {
            best = votes[turn] > votes[best] ? turn : best;
        }
        return votes[best] < PAIRS ? otherwise : best * 90;
    }

    private static double middle(double from, double length) {
        return from + length / 2;
    }

    /// The page's shape on paper: a row of a standard-resolution fax is twice as high as its pixels
    /// are wide.
    private static double heightPerWidth(PageReading page, int rotation) {
        boolean lying = rotation % 180 != 0;
        if (page.width() <= 0 || page.height() <= 0) {
            return lying ? 1 / LETTER_FORMAT : LETTER_FORMAT;
        }
        double pixels = (double) page.height() / page.width();
        return pixels < (lying ? 0.55 : 0.9) ? pixels * 2 : pixels;
    }
}
