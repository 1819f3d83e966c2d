package io.dartwing.engine.fax.pages;

import java.util.Arrays;

/// Scales pictures: averages the covered area when shrinking, interpolates when enlarging. Streams by rows.
final class Scaling {
    private static final int SHIFT = 14;
    private static final int ONE = 1 << SHIFT;
    /// Bits behind the point that a grey value keeps between the two directions.
    private static final int FRACTION = 8;

    private static final int ROUND = 1 << SHIFT + FRACTION - 1;

    private Scaling() {}

    static Grey scale(GreyRows source, int width, int height, Deadline deadline) {
        var columns = new Weights(source.width(), width);
        var rows = new Weights(source.height(), height);
        byte[] out = new byte[Math.multiplyExact(width, height)];
        int[] line = new int[source.width()];
        int[] sum = new int[width];
        // The horizontally scaled rows that the vertical window still needs.
        int[][] window = new int[rows.longest][width];
        int have = 0;
        for (int y = 0; y < height; y++) {
            int first = rows.first[y];
            int count = rows.count(y);
            if ((y & 63) == 0) {
                deadline.check();
            }
            for (have = Math.max(have, first); have < first + count; have++) {
                source.row(have, line);
                columns.apply(line, window[have % rows.longest]);
            }
            Arrays.fill(sum, 0);
            for (int k = 0; k < count; k++) {
                int weight = rows.weights[rows.start[y] + k];
                int[] scaled = window[(first + k) % rows.longest];
                for (int x = 0; x < width; x++) {
                    sum[x] += weight * scaled[x];
                }
            }
            for (int x = 0; x < width; x++) {
                out[y * width + x] = (byte) (sum[x] + ROUND >> SHIFT + FRACTION);
            }
        }
        return new Grey(width, height, out);
    }

    /// Which source pixels a target pixel takes, and how much of each (in 1/16384).
    private static final class Weights {
        final int[] first;
        final int[] start;
        final int[] weights;
        final int longest;

        Weights(int from, int to) {
            double step = (double) from / to;
            first = new int[to];
            start = new int[to + 1];
            int most = (int) Math.ceil(step) + 2;
            int[] all = new int[Math.multiplyExact(to, most)];
            int used = 0;
            int widest = 1;
            for (int i = 0; i < to; i++) {
                double left = step >= 1 ? i * step : (i + 0.5) * step - 0.5;
                double right = left + Math.max(step, 1);
                int lo = Math.clamp((int) Math.floor(left), 0, from - 1);
                int hi = Math.clamp((int) Math.ceil(right) - 1, lo, from - 1);
                first[i] = lo;
                start[i] = used;
                double total = 0;
                for (int k = lo; k <= hi; k++) {
                    total += cover(k, left, right);
                }
                int rest = ONE;
                for (int k = lo; k <= hi; k++) {
                    int weight = k == hi ? rest : (int) (ONE * cover(k, left, right) / total);
                    all[used++] = weight;
                    rest -= weight;
                }
                widest = Math.max(widest, hi - lo + 1);
            }
            start[to] = used;
            weights = all;
            longest = widest;
        }

        private static double cover(int pixel, double left, double right) {
            return Math.max(1e-9, Math.min(right, pixel + 1) - Math.max(left, pixel));
        }

        int count(int i) {
            return start[i + 1] - start[i];
        }

        /// Scales one row; the result is in 1/256 of a grey value.
        void apply(int[] line, int[] into) {
            for (int i = 0; i < into.length; i++) {
                int sum = 0;
                int at = start[i];
                int pixel = first[i];
                for (int end = start[i + 1]; at < end; at++) {
                    sum += weights[at] * line[pixel++];
                }
                into[i] = sum >> SHIFT - FRACTION;
            }
        }
    }
}
