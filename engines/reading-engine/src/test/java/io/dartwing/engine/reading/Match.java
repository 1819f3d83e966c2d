package io.dartwing.engine.reading;

import java.util.ArrayList;
import java.util.List;

/// A word that was drawn and read.
record Match(FaxSheet.Placed drawn, Word read) {

    /// The longest common sequence: exact words, in order.
    static List<Match> inOrder(List<FaxSheet.Placed> drawn, List<Word> read) {
        int[][] longest = new int[drawn.size() + 1][read.size() + 1];
        for (int i = drawn.size() - 1; i >= 0; i--) {
            for (int j = read.size() - 1; j >= 0; j--) {
                boolean same = drawn.get(i).text().equals(read.get(j).text());
                longest[i][j] = same ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<Match> matches = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < drawn.size() && j < read.size()) {
            if (drawn.get(i).text().equals(read.get(j).text())) {
                matches.add(new Match(drawn.get(i++), read.get(j++)));
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return matches;
    }

    /// Whether the box read lies on the ink drawn: no edge is off by more than 0.6 % of the page (1.3 mm across), and
    /// by what the word's slant adds.
    boolean samePlace(double skewDegrees) {
        Box is = read.box();
        Box was = drawn.box();
        double slant = Math.tan(Math.toRadians(Math.abs(skewDegrees))) * Math.max(was.width(), was.height());
        double off = Math.max(
                Math.max(Math.abs(is.x() - was.x()), Math.abs(is.y() - was.y())),
                Math.max(
                        Math.abs(is.x() + is.width() - was.x() - was.width()),
                        Math.abs(is.y() + is.height() - was.y() - was.height())));
        return off <= 0.006 + slant;
    }
}
