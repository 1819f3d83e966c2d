package io.dartwing.fax.routing;

import io.dartwing.fax.document.FaxText;
import java.util.List;
import java.util.stream.Collectors;

/// A rectangle on a page, in fractions of the page; the origin is the upper left corner.
///
/// @param page from 1
public record Zone(int page, double x, double y, double w, double h) {
    private static final int MOST_PAGES = 10_000;

    boolean fits() {
        return page >= 1
                && page <= MOST_PAGES
                && x >= 0
                && y >= 0
                && w > 0
                && h > 0
                && x + w <= 1.0001
                && y + h <= 1.0001;
    }

    /// The words whose middle lies in it, in reading order.
    String text(List<FaxText.PageText> pages) {
        return pages.stream()
                .filter(one -> one.number() == page)
                .flatMap(one -> one.words().stream())
                .filter(this::covers)
                .map(FaxText.WordBox::text)
                .collect(Collectors.joining(" "));
    }

    private boolean covers(FaxText.WordBox word) {
        double across = word.x() + word.w() / 2;
        double down = word.y() + word.h() / 2;
        return across >= x && across <= x + w && down >= y && down <= y + h;
    }

    String sentence() {
        return "page " + page + ", " + percent(x) + " from the left, " + percent(y) + " from the top, " + percent(w)
                + " by " + percent(h);
    }

    private static String percent(double fraction) {
        return Math.round(fraction * 100) + " %";
    }
}
