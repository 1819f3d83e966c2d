package io.dartwing.engine.fax.pages;

import java.util.Arrays;

/// The picture without its thin dark strokes: a morphological closing with a 9x9 square, for a band of rows at a
/// time.
///
/// The maximum over nine is built from maxima over two, four and eight; the erosion is a dilation of the
/// negative. Both
/// are plain loops over rows that the compiler turns into vector code.
final class Closing {
    private static final int RADIUS = 4;
    private static final int SIZE = 2 * RADIUS + 1;

    private final int width;
    private final int height;
    private final byte[] grey;
    private final int[] two;
    private final int[] four;
    private final int[] eight;

    Closing(Grey picture) {
        width = picture.width();
        height = picture.height();
        grey = picture.pixels();
        two = new int[width + 2 * RADIUS];
        four = new int[width + 2 * RADIUS];
        eight = new int[width + 2 * RADIUS];
    }

    /// The closed rows `from` to `to` (exclusive).
    int[][] rows(int from, int to) {
        int first = Math.max(0, from - 2 * RADIUS);
        int last = Math.min(height, to + 2 * RADIUS);
        int[][] rows = new int[last - first][];
        for (int y = first; y < last; y++) {
            int[] row = new int[width];
            for (int x = 0, at = y * width; x < width; x++, at++) {
                row[x] = grey[at] & 0xFF;
            }
            rows[y - first] = across(row, 0);
        }
        int innerFirst = Math.max(0, from - RADIUS);
        int[][] dilated = down(rows, first, innerFirst, Math.min(height, to + RADIUS));
        for (int i = 0; i < dilated.length; i++) {
            negate(dilated[i]);
            dilated[i] = across(dilated[i], -255);
        }
        int[][] closed = down(dilated, innerFirst, from, to);
        for (int[] row : closed) {
            negate(row);
        }
        return closed;
    }

    /// The maximum over nine columns; `neutral` stands beyond the edges.
    private int[] across(int[] row, int neutral) {
        int[] padded = new int[width + 2 * RADIUS];
        Arrays.fill(padded, 0, RADIUS, neutral);
        System.arraycopy(row, 0, padded, RADIUS, width);
        Arrays.fill(padded, RADIUS + width, padded.length, neutral);
        int length = padded.length;
        for (int x = 0; x < length - 1; x++) {
            two[x] = Math.max(padded[x], padded[x + 1]);
        }
        for (int x = 0; x < length - 3; x++) {
            four[x] = Math.max(two[x], two[x + 2]);
        }
        for (int x = 0; x < length - 7; x++) {
            eight[x] = Math.max(four[x], four[x + 4]);
        }
        for (int x = 0; x < width; x++) {
            row[x] = Math.max(eight[x], padded[x + SIZE - 1]);
        }
        return row;
    }

    /// The maximum over nine rows, for the rows `from` to `to`; `rows` starts at row `first`.
    private int[][] down(int[][] rows, int first, int from, int to) {
        int[][] out = new int[to - from][];
        for (int y = from; y < to; y++) {
            int upper = Math.max(0, y - RADIUS - first);
            int lower = Math.min(rows.length - 1, y + RADIUS - first);
            int[] most = rows[upper].clone();
            for (int k = upper + 1; k <= lower; k++) {
                int[] other = rows[k];
                for (int x = 0; x < most.length; x++) {
                    most[x] = Math.max(most[x], other[x]);
                }
            }
            out[y - from] = most;
        }
        return out;
    }

    private static void negate(int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = -row[x];
        }
    }
}
