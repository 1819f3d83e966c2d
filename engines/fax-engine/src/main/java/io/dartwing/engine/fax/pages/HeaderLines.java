package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffDirectory;
import io.dartwing.engine.fax.pages.codec.TiffReader;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Prints the header line into the top margin of fax pages.
public final class HeaderLines {
    /// Inches from the paper's upper edge, and of the letters' em.
    private static final double TOP = 0.04;

    private static final double EM = 0.125;
    private static final double SIDE = 0.25;

    private HeaderLines() {}

    /// Copies `tiffIn` to `tiffOut` with one line of text on top of each page. Where the margin isn't blank the
    /// page is
    /// moved down, so that nothing is covered: into blank rows at its end, else it becomes longer. Characters
    /// that the
    /// font lacks are printed as `?`.
    ///
    /// @throws DamagedDocumentException when `tiffIn` isn't a TIFF of bilevel pages
    public static void draw(Path tiffIn, HeaderLine header, Path tiffOut) throws IOException {
        try (TiffReader reader = TiffReader.open(tiffIn);
                TiffWriter writer = TiffWriter.create(tiffOut)) {
            Optional<TiffDirectory> page = reader.next();
            while (page.isPresent() && writer.pages() < TiffPages.MOST_PAGES) {
                PageInfo size = FaxFormat.info(page.get());
                Bitmap picture = TiffPages.decode(reader, page.get()).bitmap();
                Bitmap line = line(header, writer.pages(), picture.width(), size);
                writer.add(withLine(picture, line), size.horizontalDpi(), size.verticalDpi());
                page = reader.next();
            }
        }
    }

    private static Bitmap line(HeaderLine header, int index, int width, PageInfo size) {
        double x = size.horizontalDpi();
        double y = size.verticalDpi();
        int margin = (int) (SIDE * x);
        var line = new Bitmap(width, (int) Math.ceil((TOP + EM * 1.3) * y));
        var font = new LineFont(EM * x, EM * y);
        int baseline = (int) Math.round((TOP + EM) * y);
        String right = header.right(index);
        int rightStart = width - margin - font.width(right);
        int end = font.draw(header.left(), line, margin, baseline);
        int gap = (int) (EM * x);
        String middle = font.fit(header.middle(), rightStart - end - 2 * gap);
        int centred = (width - font.width(middle)) / 2;
        int latest = rightStart - gap - font.width(middle);
        font.draw(middle, line, Math.max(end + gap, Math.min(centred, latest)), baseline);
        font.draw(right, line, rightStart, baseline);
        return line;
    }

    private static Bitmap withLine(Bitmap page, Bitmap line) {
        int blankAbove = blankRows(page, 0, 1);
        int push = blankAbove == page.height() ? 0 : Math.max(0, line.height() - blankAbove);
        int blankBelow = push == 0 ? 0 : Math.min(push, blankRows(page, page.height() - 1, -1));
        int height = Math.max(line.height(), page.height() + push - blankBelow);
        var out = new Bitmap(page.width(), height);
        page.copyRows(0, page.height() - blankBelow, out, push);
        line.copyRows(0, line.height(), out, 0);
        return out;
    }

    private static int blankRows(Bitmap page, int from, int step) {
        int count = 0;
        for (int y = from; y >= 0 && y < page.height() && page.rowBlank(y); y += step) {
            count++;
        }
        return count;
    }
}
