package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.boxaDestroy;
import static org.bytedeco.leptonica.global.leptonica.boxaGetBoxGeometry;
import static org.bytedeco.leptonica.global.leptonica.boxaGetCount;
import static org.bytedeco.leptonica.global.leptonica.pixConnCompBB;

import java.util.Arrays;
import java.util.Comparator;
import org.bytedeco.leptonica.BOXA;
import org.bytedeco.leptonica.PIX;

/// Tells lines that run across a page from lines that run along it, by the nearest neighbour of each letter: the next
/// letter of a word is closer than the next line. Holds for capitals, digits and a few words as well.
///
/// After L. O'Gorman, "The document spectrum for page layout analysis", IEEE PAMI 15 (1993).
final class LetterPairs {
    private static final int LEAST = 40;
    private static final int MOST = 6_000;

    private record Blot(double x, double y) {}

    private LetterPairs() {}

    /// From -1 (all neighbours stand above or below each other) to 1 (all side by side); 0 if there are too few
    /// letters to tell. The page has square pixels.
    static double across(PIX page, double perInch) {
        Blot[] blots = letters(page, perInch);
        if (blots.length < LEAST) {
            return 0;
        }
        int beside = 0;
        int below = 0;
        for (int i = 0; i < blots.length; i++) {
            Blot nearest = nearest(blots, i);
            double dx = Math.abs(nearest.x() - blots[i].x());
            double dy = Math.abs(nearest.y() - blots[i].y());
            beside += dx > 2 * dy ? 1 : 0;
            below += dy > 2 * dx ? 1 : 0;
        }
        return beside + below == 0 ? 0 : (double) (beside - below) / (beside + below);
    }

    private static Blot nearest(Blot[] blots, int of) {
        Blot from = blots[of];
        Blot best = blots[of == 0 ? 1 : 0];
        double least = Double.MAX_VALUE;
        for (int step = -1; step <= 1; step += 2) {
            for (int i = of + step; i >= 0 && i < blots.length; i += step) {
                double dx = blots[i].x() - from.x();
                if (dx * dx >= least) {
                    break;
                }
                double dy = blots[i].y() - from.y();
                double distance = dx * dx + dy * dy;
                if (distance < least) {
                    least = distance;
                    best = blots[i];
                }
            }
        }
        return best;
    }

    /// What has the size of letters of 5 to 40 points, from left to right.
    private static Blot[] letters(PIX page, double perInch) {
        double smallest = perInch / 30;
        double largest = perInch / 2;
        BOXA boxes = pixConnCompBB(page, 8);
        if (boxes == null) {
            return new Blot[0];
        }
        try {
            int count = boxaGetCount(boxes);
            Blot[] found = new Blot[Math.min(count, MOST)];
            int letters = 0;
            int[] x = new int[1];
            int[] y = new int[1];
            int[] w = new int[1];
            int[] h = new int[1];
            for (int i = 0; i < count && letters < found.length; i++) {
                boxaGetBoxGeometry(boxes, i, x, y, w, h);
                int size = Math.max(w[0], h[0]);
                if (size >= smallest && size <= largest) {
                    found[letters++] = new Blot(x[0] + w[0] / 2.0, y[0] + h[0] / 2.0);
                }
            }
            Blot[] all = Arrays.copyOf(found, letters);
            Arrays.sort(all, Comparator.comparingDouble(Blot::x));
            return all;
        } finally {
            boxaDestroy(boxes);
        }
    }
}
