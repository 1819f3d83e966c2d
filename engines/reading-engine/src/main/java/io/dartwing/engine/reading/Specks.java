package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixCountPixels;
import static org.bytedeco.leptonica.global.leptonica.pixGetHeight;
import static org.bytedeco.leptonica.global.leptonica.pixGetWidth;
import static org.bytedeco.leptonica.global.leptonica.pixHMT;
import static org.bytedeco.leptonica.global.leptonica.pixInvert;
import static org.bytedeco.leptonica.global.leptonica.pixOpenBrick;
import static org.bytedeco.leptonica.global.leptonica.pixSubtract;
import static org.bytedeco.leptonica.global.leptonica.selCreateFromString;
import static org.bytedeco.leptonica.global.leptonica.selDestroy;

import java.util.List;
import org.bytedeco.leptonica.PIX;
import org.bytedeco.leptonica.SEL;

/// The noise of a bad line or a dirty scanner glass: single pixels and pairs that touch nothing.
///
/// Found by hit-or-miss transforms, whose cost depends on the size of the page alone; listing connected components
/// would take memory by the million on a dithered photograph.
final class Specks {
    /// Lone pixels per pixel of the page from which it counts as noisy; below, they stay: they may be parts of letters.
    private static final double NOISY = 2e-4;

    /// Black pixels below which a page is blank: less than one small letter at 204×98 dpi.
    private static final int LEAST_INK = 24;

    /// A pattern for the hit-or-miss transform: `x` black, `o` white, a capital at the origin. The whole pattern is
    /// cleared where it hits, so each pair needs a pattern for both of its pixels.
    private record Pattern(String cells, int height, int width) {}

    private static final Pattern ALONE = new Pattern("oooo" + "X" + "oooo", 3, 3);
    private static final List<Pattern> PAIRS = List.of(
            new Pattern("oooo" + "oXxo" + "oooo", 3, 4),
            new Pattern("oooo" + "oxXo" + "oooo", 3, 4),
            new Pattern("ooo" + "oXo" + "oxo" + "ooo", 4, 3),
            new Pattern("ooo" + "oxo" + "oXo" + "ooo", 4, 3));

    private Specks() {}

    /// The page without specks, black ones in the paper and white ones in the ink, if it has many; else the page
    /// itself. The result belongs to `images`.
    static PIX removed(PIX page, Images images) {
        PIX clean = withoutBlack(page, images);
        PIX inverse = images.own(pixInvert(null, clean));
        PIX filled = withoutBlack(inverse, images);
        return filled == inverse ? clean : images.own(pixInvert(null, filled));
    }

    /// Whether a page without its specks is blank.
    ///
    /// Noise leaves crumbs of three and more pixels behind. They count as ink on a clean page (a full stop is one),
    /// but not where `noisy` says that there were specks all over: there only what is two pixels thick counts.
    static boolean blank(PIX cleaned, boolean noisy) {
        if (count(cleaned) < LEAST_INK || !noisy) {
            return count(cleaned) < LEAST_INK;
        }
        try (Images images = new Images()) {
            return count(images.own(pixOpenBrick(null, cleaned, 2, 2))) < LEAST_INK;
        }
    }

    private static PIX withoutBlack(PIX page, Images images) {
        PIX alone = images.own(hits(page, ALONE));
        if (count(alone) <= NOISY * area(page)) {
            return page;
        }
        PIX clean = images.own(pixSubtract(null, page, alone));
        List<PIX> halves =
                PAIRS.stream().map(pair -> images.own(hits(page, pair))).toList();
        halves.forEach(half -> pixSubtract(clean, clean, half));
        return clean;
    }

    private static PIX hits(PIX page, Pattern pattern) {
        SEL sel = selCreateFromString(pattern.cells(), pattern.height(), pattern.width(), "speck");
        try {
            return pixHMT(null, page, sel);
        } finally {
            selDestroy(sel);
        }
    }

    private static double area(PIX page) {
        return (double) pixGetWidth(page) * pixGetHeight(page);
    }

    private static int count(PIX page) {
        int[] black = new int[1];
        pixCountPixels(page, black, (int[]) null);
        return black[0];
    }
}
