package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.codec.TiffDirectory;
import java.util.Set;

/// Which TIFF pages a fax machine takes as they are (ITU-T T.4 §2, RFC 2306 §2.2).
final class FaxFormat {
    private static final Set<Integer> WIDTHS = Set.of(1728, 2048, 2432);
    private static final double TOLERANCE = 0.03;
    private static final double[] VERTICAL = {98, 100, 196, 200, 391};
    /// A page of unknown resolution with at least so many rows is taken for a fine one.
    private static final int FINE_ROWS = 1400;

    private FaxFormat() {}

    static boolean ready(TiffDirectory page) {
        return page.bilevel()
                && page.orientation() == 1
                && WIDTHS.contains(page.width())
                && (page.horizontalDpi() == 0 || near(page.horizontalDpi(), 204))
                && (page.verticalDpi() == 0 || nearest(page.verticalDpi()) > 0);
    }

    /// The page's size, with the resolution as fax names it when it is one of fax, as stated when not, and
    /// guessed
    /// when there is none.
    static PageInfo info(TiffDirectory page) {
        double x = page.horizontalDpi();
        double y = page.verticalDpi();
        boolean fax = WIDTHS.contains(page.width());
        if (x <= 0 || y <= 0) {
            x = 204;
            y = page.height() >= FINE_ROWS || !fax ? 196 : 98;
        } else if (fax && near(x, 204) && nearest(y) > 0) {
            x = 204;
            y = nearest(y);
        }
        return new PageInfo(page.width(), page.height(), x, y);
    }

    private static double nearest(double dpi) {
        for (double known : VERTICAL) {
            if (near(dpi, known)) {
                return known < 150 ? 98 : known < 300 ? 196 : 391;
            }
        }
        return 0;
    }

    private static boolean near(double dpi, double expected) {
        return Math.abs(dpi - expected) <= expected * TOLERANCE;
    }
}
