package io.dartwing.engine.reading.form;

/// The pixels of a field without the lines that the form draws in it. Pure.
final class FieldInk {
    /// Share of a field's height that an upright line has at least, of its width that a level one
    /// has.
    private static final double UPRIGHT = 0.8;

    private static final double LEVEL = 0.5;

    /// Share of a field that is black if there is anything in it.
    private static final double SOMETHING = 0.004;

    /// Pixels that a line is wide at most.
    private static final int WIDEST = 5;

    private FieldInk() {}

    /// The pixels turned clockwise so that the page stands upright.
    static boolean[][] turned(boolean[][] black, int degrees) {
        int height = black.length;
        int width = black[0].length;
        boolean lying = degrees % 180 != 0;
        boolean[][] turned = new boolean[lying ? width : height][lying ? height : width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                switch (degrees) {
                    case 90 -> turned[x][height - 1 - y] = black[y][x];
                    case 180 -> turned[height - 1 - y][width - 1 - x] = black[y][x];
                    case 270 -> turned[width - 1 - x][y] = black[y][x];
                    default -> turned[y][x] = black[y][x];
                }
            }
        }
        return turned;
    }

    /// Without the lines that run through most of it; the others stay.
    static boolean[][] withoutLines(boolean[][] black) {
        int height = black.length;
        int width = black[0].length;
        boolean[][] left = new boolean[height][];
        for (int y = 0; y < height; y++) {
            left[y] = black[y].clone();
        }
        for (int x = 0; x < width; x++) {
            int run = 0;
            for (int y = 0; y <= height; y++) {
                if (y < height && near(black, y, x)) {
                    run++;
                } else {
                    if (run >= UPRIGHT * height) {
                        clear(black, left, x, y - run, y);
                    }
                    run = 0;
                }
            }
        }
        for (int y = 0; y < height; y++) {
            int run = 0;
            for (int x = 0; x <= width; x++) {
                if (x < width && black[y][x]) {
                    run++;
                } else {
                    for (int i = x - run; width > 3 * height && run >= LEVEL * width && i < x; i++) {
                        left[y][i] = false;
                    }
                    run = 0;
                }
            }
        }
        return left;
    }

    /// Whether there is black here or just beside: a line that slants a little goes from column to
    /// column, one that was scanned weakly has gaps.
    private static boolean near(boolean[][] black, int y, int x) {
        for (int row = Math.max(0, y - 1); row <= Math.min(black.length - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(black[0].length - 1, x + 1); column++) {
                if (black[row][column]) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Takes an upright line away, but for the rows where something wider crosses it.
    private static void clear(boolean[][] black, boolean[][] left, int x, int from, int to) {
        for (int y = from; y < to; y++) {
            int first = x;
            int last = x;
            while (first > 0 && first > x - WIDEST && black[y][first - 1]) {
                first--;
            }
            while (last < black[0].length - 1 && last < x + WIDEST && black[y][last + 1]) {
                last++;
            }
            if (last - first < WIDEST) {
                for (int column = Math.max(0, x - 1); column <= Math.min(black[0].length - 1, x + 1); column++) {
                    left[y][column] = false;
                }
            }
        }
    }

    static boolean empty(boolean[][] black) {
        int count = 0;
        for (boolean[] row : black) {
            for (boolean pixel : row) {
                count += pixel ? 1 : 0;
            }
        }
        return count < SOMETHING * black.length * black[0].length;
    }
}
