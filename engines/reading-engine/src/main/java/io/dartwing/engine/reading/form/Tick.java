package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.Box;

/// Whether a box is ticked, by the ink within it. The printed box itself is looked for around its
/// place first: where a page stretched on its way, it lies a little aside.
///
/// @param confidence 0.5 (could be either) to 1
record Tick(boolean ticked, double confidence) {
    /// How far around its place a box is looked for, as a share of its size.
    private static final double AROUND = 0.4;

    /// Share of its outline that has to be black for a box to be seen.
    private static final double OUTLINE = 0.55;

    /// What an outline as far aside as it may lie has to be blacker by.
    private static final double ASIDE = 0.25;

    /// Share of a box next to its outline that doesn't count: what scanning leaves of the line.
    private static final double EDGE = 0.16;

    /// Share of black pixels up to which a box is surely empty, and from which it is surely ticked.
    private static final double EMPTY = 0.03;

    private static final double TICKED = 0.13;

    /// The rectangle whose pixels are needed to judge a box.
    static Box around(Box place) {
        double x = Math.max(0, place.x() - AROUND * place.width());
        double y = Math.max(0, place.y() - AROUND * place.height());
        return new Box(
                x,
                y,
                Math.min(1 - x, place.width() * (1 + 2 * AROUND)),
                Math.min(1 - y, place.height() * (1 + 2 * AROUND)));
    }

    /// @param black the pixels in and around a box, row by row
    static Tick of(boolean[][] black) {
        int height = (int) Math.max(1, Math.round(black.length / (1 + 2 * AROUND)));
        int width = (int) Math.max(1, Math.round(black[0].length / (1 + 2 * AROUND)));
        int lastTop = black.length - height;
        int lastLeft = black[0].length - width;
        int top = lastTop / 2;
        int left = lastLeft / 2;
        double blackest = OUTLINE;
        for (int y = 0; y <= lastTop; y++) {
            for (int x = 0; x <= lastLeft; x++) {
                double aside = Math.hypot(
                        (2.0 * y - lastTop) / Math.max(1, lastTop), (2.0 * x - lastLeft) / Math.max(1, lastLeft));
                double outline = outline(black, y, x, height, width) - ASIDE * aside;
                if (outline > blackest) {
                    blackest = outline;
                    top = y;
                    left = x;
                }
            }
        }
        return inside(black, top, left, height, width);
    }

    private static Tick inside(boolean[][] black, int top, int left, int height, int width) {
        int down = (int) Math.max(height > 8 ? 2 : 1, Math.round(height * EDGE));
        int across = (int) Math.max(width > 8 ? 2 : 1, Math.round(width * EDGE));
        double ink = height <= 2 * down || width <= 2 * across
                ? 0
                : share(black, top + down, top + height - down, left + across, left + width - across);
        double middle = (EMPTY + TICKED) / 2;
        double sure = Math.min(1, Math.abs(ink - middle) / (TICKED - middle));
        return new Tick(ink >= middle, 0.5 + 0.5 * sure);
    }

    /// How much of a rectangle's outline is black. A line that slants lies on two rows.
    private static double outline(boolean[][] black, int top, int left, int height, int width) {
        int bottom = top + height - 1;
        int right = left + width - 1;
        int count = 0;
        for (int x = left; x <= right; x++) {
            count += black[top][x] || (height > 4 && black[top + 1][x]) ? 1 : 0;
            count += black[bottom][x] || (height > 4 && black[bottom - 1][x]) ? 1 : 0;
        }
        for (int y = top; y <= bottom; y++) {
            count += black[y][left] || (width > 4 && black[y][left + 1]) ? 1 : 0;
            count += black[y][right] || (width > 4 && black[y][right - 1]) ? 1 : 0;
        }
        return (double) count / (2 * (width + height));
    }

    private static double share(boolean[][] black, int top, int bottom, int left, int right) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += black[y][x] ? 1 : 0;
            }
        }
        return (double) count / ((bottom - top) * (right - left));
    }
}
