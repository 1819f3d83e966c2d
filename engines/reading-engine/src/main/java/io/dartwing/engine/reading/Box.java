package io.dartwing.engine.reading;

/// A rectangle on the page **as it was received**, in fractions of that page: the origin is the upper left corner,
/// `x` and `width` are fractions of the page's width, `y` and `height` of its height, all within 0..1.
///
/// Being fractions, the values hold for the page at any scale and any pixel shape: a viewer that shows the received
/// page (a 204×98 dpi fax is stretched to square pixels there) puts the highlight at `x · shownWidth`,
/// `y · shownHeight` and nothing else. They are not rotated or deskewed: for a page that came in upside down the first
/// word's box lies near the lower right corner; a viewer that turns the page turns the box with it. On a skewed page
/// the box is the upright rectangle around the slanted word.
public record Box(double x, double y, double width, double height) {
    public Box {
        if (!(x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9)) {
            throw new IllegalArgumentException("box: leaves the page (expected: fractions within 0..1)");
        }
    }
}
