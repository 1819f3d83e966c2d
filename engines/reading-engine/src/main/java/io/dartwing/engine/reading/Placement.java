package io.dartwing.engine.reading;

/// Where a point of the cleaned image lies on the page as received.
///
/// Cleaning turns the received page clockwise by `rotation`, stretches it to `uprightWidth` × `uprightHeight` square
/// pixels, and then turns it clockwise by `skewDegrees` about its centre into a canvas of `width` × `height` that is
/// large enough to lose no corner. This is the way back.
record Placement(int rotation, double skewDegrees, int uprightWidth, int uprightHeight, int width, int height) {

    /// The upright rectangle on the received page that encloses the given rectangle of the cleaned image.
    Box box(double left, double top, double right, double bottom) {
        double[] xs = new double[4];
        double[] ys = new double[4];
        double[][] corners = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
        for (int i = 0; i < 4; i++) {
            double[] at = received(corners[i][0], corners[i][1]);
            xs[i] = at[0];
            ys[i] = at[1];
        }
        double x = smallest(xs);
        double y = smallest(ys);
        return new Box(x, y, largest(xs) - x, largest(ys) - y);
    }

    private double[] received(double x, double y) {
        double back = Math.toRadians(-skewDegrees);
        double dx = x - width / 2.0;
        double dy = y - height / 2.0;
        double u = (Math.cos(back) * dx - Math.sin(back) * dy) / uprightWidth + 0.5;
        double v = (Math.sin(back) * dx + Math.cos(back) * dy) / uprightHeight + 0.5;
        return switch (rotation) {
            case 0 -> new double[] {u, v};
            case 90 -> new double[] {v, 1 - u};
            case 180 -> new double[] {1 - u, 1 - v};
            case 270 -> new double[] {1 - v, u};
            default -> throw new IllegalStateException("rotation: " + rotation + " (expected: 0, 90, 180 or 270)");
        };
    }

    private static double smallest(double[] values) {
        return Math.clamp(Math.min(Math.min(values[0], values[1]), Math.min(values[2], values[3])), 0, 1);
    }

    private static double largest(double[] values) {
        return Math.clamp(Math.max(Math.max(values[0], values[1]), Math.max(values[2], values[3])), 0, 1);
    }
}
