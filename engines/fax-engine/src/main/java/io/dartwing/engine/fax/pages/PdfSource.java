package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDPage;

/// Converts the pages of a PDF, one at a time.
///
/// A page keeps its physical size when it fits the paper, and shrinks when it doesn't; a landscape page that is
/// wider
/// than the paper is turned.
final class PdfSource {
    private PdfSource() {}

    static void add(Path source, Conversion conversion) throws IOException {
        ConversionSettings settings = conversion.settings();
        PdfScan.check(source, settings.maxUnpackedBytes(), conversion.deadline());
        int left = settings.maxPages() - conversion.pages().size();
        try (var pdf = PdfPages.open(source, settings, conversion.deadline(), left + 1)) {
            conversion.expectPages(pdf.count());
            for (int i = 0; i < pdf.count(); i++) {
                conversion.deadline().check();
                conversion.add(render(pdf, i, settings));
            }
        }
    }

    private static Grey render(PdfPages pdf, int index, ConversionSettings settings) throws IOException {
        FaxResolution resolution = settings.resolution();
        double paperWidth = (double) PaperSize.WIDTH / resolution.horizontalDpi();
        PDPage page = pdf.page(index);
        double[] inches = PdfPages.sizeInInches(page);
        if (inches[0] > inches[1] && inches[0] > paperWidth) {
            page.setRotation((page.getRotation() + 90) % 360);
            inches = new double[] {inches[1], inches[0]};
        }
        if (!(inches[0] > 0) || !(inches[1] > 0) || Double.isInfinite(inches[0] + inches[1])) {
            throw new Refusal(Reason.DAMAGED, "A page of the document has no size.");
        }
        double scale =
                Math.min(1, Math.min(paperWidth / inches[0], settings.paper().heightInches() / inches[1]));
        double left = (paperWidth - inches[0] * scale) / 2 * resolution.horizontalDpi();
        return pdf.render(
                index,
                PaperSize.WIDTH,
                settings.paper().rows(resolution),
                Math.max(0, Math.round(left)),
                scale * resolution.horizontalDpi(),
                scale * resolution.verticalDpi());
    }
}
