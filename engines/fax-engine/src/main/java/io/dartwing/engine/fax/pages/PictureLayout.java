package io.dartwing.engine.fax.pages;

/// Lays a picture out on the paper: scans of whole pages keep their size, others are fitted between margins, and
/// landscape is turned.
final class PictureLayout {
    private static final double MARGIN_INCHES = 0.16;
    /// From here on the stated resolution is that of a scan and not a program's idle default.
    private static final double SCAN_DPI = 90;
    /// A picture is enlarged until its pixels are this coarse, not more.
    private static final double COARSEST_DPI = 72;
    /// How much larger than the paper a scan may be and still go edge to edge: Letter's width on fax paper.
    private static final double OVERSIZE = 1.03;

    private PictureLayout() {}

    /// @param horizontalDpi resolution of the original, 0 when unknown
    /// @param step          pixels of the original per pixel of `picture`
    /// @param orientation   EXIF or TIFF orientation
    static Grey page(
            GreyRows picture,
            double horizontalDpi,
            double verticalDpi,
            double step,
            int orientation,
            Conversion conversion) {
        FaxResolution resolution = conversion.settings().resolution();
        int pageWidth = PaperSize.WIDTH;
        int pageHeight = conversion.settings().paper().rows(resolution);
        boolean swapped = orientation >= 5 && orientation <= 8;
        // Width to height of one pixel, then of the picture as it is seen.
        double pixelAspect = horizontalDpi > 0 && verticalDpi > 0 ? verticalDpi / horizontalDpi : 1;
        pixelAspect = Math.clamp(pixelAspect, 0.2, 5);
        double ownWidth = picture.width() * pixelAspect * step;
        double ownHeight = picture.height() * step;
        boolean turn = (swapped ? ownHeight : ownWidth) > (swapped ? ownWidth : ownHeight);
        boolean across = swapped != turn;
        double seenWidth = across ? ownHeight : ownWidth;
        double seenHeight = across ? ownWidth : ownHeight;

        double scale = inchesPerUnit(
                seenWidth, seenHeight, verticalDpi, conversion.settings().paper());
        int width = Math.clamp(Math.round(seenWidth * scale * resolution.horizontalDpi()), 1, pageWidth);
        int height = Math.clamp(Math.round(seenHeight * scale * resolution.verticalDpi()), 1, pageHeight);
        Grey scaled = Scaling.scale(picture, across ? height : width, across ? width : height, conversion.deadline());
        Grey upright = scaled.upright(orientation);
        Grey standing = turn ? upright.upright(6) : upright;
        Grey page = Grey.white(pageWidth, pageHeight);
        boolean full = height > pageHeight * 0.9;
        page.place(
                standing,
                (pageWidth - width) / 2,
                full ? (pageHeight - height) / 2 : top(pageHeight, height, resolution));
        return page;
    }

    private static int top(int pageHeight, int height, FaxResolution resolution) {
        return Math.min(pageHeight - height, (int) (MARGIN_INCHES * resolution.verticalDpi()));
    }

    /// Inches on the paper for one (square) pixel of the original.
    private static double inchesPerUnit(double width, double height, double dpi, PaperSize paper) {
        double paperWidth = (double) PaperSize.WIDTH / FaxResolution.FINE.horizontalDpi();
        double natural = dpi >= SCAN_DPI ? 1 / dpi : 0;
        boolean scan = natural > 0
                && width * natural > paper.widthInches() * 0.6
                && width * natural <= paperWidth * OVERSIZE
                && height * natural <= paper.heightInches() * OVERSIZE;
        if (scan) {
            return Math.min(natural, Math.min(paperWidth / width, paper.heightInches() / height));
        }
        double fit =
                Math.min((paperWidth - 2 * MARGIN_INCHES) / width, (paper.heightInches() - 2 * MARGIN_INCHES) / height);
        double largest = natural > 0 ? Math.max(natural, 1 / COARSEST_DPI) : 1 / COARSEST_DPI;
        return Math.min(fit, largest);
    }
}
