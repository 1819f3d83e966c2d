package io.dartwing.engine.fax.pages;

/// The paper of the far machine. The scan line is the same for both: 1728 pixels, 215 mm (ITU-T T.4 §2.1).
public enum PaperSize {
    A4(210 / 25.4, 297 / 25.4),
    LETTER(8.5, 11);

    /// Pixels of a scan line at 204 dpi.
    public static final int WIDTH = 1728;

    private final double widthInches;
    private final double heightInches;

    PaperSize(double widthInches, double heightInches) {
        this.widthInches = widthInches;
        this.heightInches = heightInches;
    }

    public double widthInches() {
        return widthInches;
    }

    public double heightInches() {
        return heightInches;
    }

    /// Rows of a full page: 2292 for A4, 2156 for Letter at fine resolution.
    public int rows(FaxResolution resolution) {
        return (int) Math.round(heightInches * resolution.verticalDpi());
    }
}
