package io.dartwing.engine.fax.marks;

/// A rectangle on a page in fractions of it, from the upper left corner; all of it lies on the page.
public record Frame(double x, double y, double w, double h) {
    private static final double SLACK = 1e-6;

    public Frame {
        if (!onPage(x, y, w, h)) {
            throw new IllegalArgumentException("frame: leaves the page (expected: fractions within 0..1)");
        }
    }

    public static boolean onPage(double x, double y, double w, double h) {
        return x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= 1 + SLACK && y + h <= 1 + SLACK;
    }

    /// Whether both have a point in common; touching edges count.
    public boolean touches(Frame other) {
        return x <= other.x + other.w && other.x <= x + w && y <= other.y + other.h && other.y <= y + h;
    }
}
