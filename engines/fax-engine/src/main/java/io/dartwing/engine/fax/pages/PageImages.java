package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import io.dartwing.engine.fax.pages.codec.TiffDirectory;
import io.dartwing.engine.fax.pages.codec.TiffReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// PNG pictures of pages, for thumbnails and the viewer: grey, square pixels, small text kept readable.
public final class PageImages {
    private static final int MOST_WIDTH = 4096;
    private static final int MOST_HEIGHT = 8192;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private PageImages() {}

    /// Renders page `page` (from 0) of a bilevel TIFF or a PDF, `width` pixels wide (1 to 4096), in at most 10
    /// seconds.
    ///
    /// @throws DamagedDocumentException when there is no such page, or it can't be read within the limits
    public static byte[] render(Path document, int page, int width) throws IOException {
        return render(document, page, width, TIME_LIMIT);
    }

    /// The same with a time limit of one's own.
    public static byte[] render(Path document, int page, int width, Duration timeLimit) throws IOException {
        if (page < 0 || width < 1 || width > MOST_WIDTH) {
            throw new IllegalArgumentException(
                    "page, width: " + page + ", " + width + " (expected: from 0, 1 to " + MOST_WIDTH + ")");
        }
        var deadline = Deadline.in(timeLimit);
        try {
            return Supervised.run("fax-preview", timeLimit, () -> render(document, page, width, deadline));
        } catch (Refusal refusal) {
            throw new DamagedDocumentException(refusal.sentence(), refusal);
        } catch (OutOfMemoryError | StackOverflowError | RuntimeException broken) {
            throw new DamagedDocumentException("The page can't be shown.", broken);
        }
    }

    private static byte[] render(Path document, int page, int width, Deadline deadline) throws IOException {
        return switch (DocumentType.detect(document)) {
            case TIFF -> tiff(document, page, width, deadline);
            case PDF -> pdf(document, page, width, deadline);
            default -> throw new DamagedDocumentException("The document is neither a TIFF nor a PDF.");
        };
    }

    private static byte[] tiff(Path document, int page, int width, Deadline deadline) throws IOException {
        try (TiffReader reader = TiffReader.open(document)) {
            Optional<TiffDirectory> found = reader.next();
            for (int i = 0; i < page && found.isPresent(); i++) {
                found = reader.next();
            }
            TiffDirectory directory = found.orElseThrow(PageImages::noSuchPage);
            PageInfo size = FaxFormat.info(directory);
            double height = width * (size.height() / size.verticalDpi()) / (size.width() / size.horizontalDpi());
            var rows = GreyRows.of(TiffPages.decode(reader, directory).bitmap());
            Grey picture = Scaling.scale(rows, width, height(height), deadline);
            double shrink = (double) size.width() / width;
            return GreyPng.encode(shrink > 1.2 ? darkened(picture, shrink) : picture);
        }
    }

    /// Averaging makes thin strokes pale; a curve gives them back their weight, the more the smaller the
    /// picture.
    private static Grey darkened(Grey picture, double shrink) {
        double gamma = Math.min(2.2, 1 + (shrink - 1) * 0.35);
        byte[] curve = new byte[256];
        for (int i = 0; i < 256; i++) {
            curve[i] = (byte) Math.round(255 * Math.pow(i / 255.0, gamma));
        }
        byte[] pixels = picture.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = curve[pixels[i] & 0xFF];
        }
        return picture;
    }

    private static byte[] pdf(Path document, int page, int width, Deadline deadline) throws IOException {
        ConversionSettings settings = ConversionSettings.defaults();
        PdfScan.check(document, settings.maxUnpackedBytes(), deadline);
        try (var pdf = PdfPages.open(document, settings, deadline, page + 1)) {
            if (page >= pdf.count()) {
                throw noSuchPage();
            }
            double[] inches = PdfPages.sizeInInches(pdf.page(page));
            double dpi = width / inches[0];
            if (!(dpi > 0) || Double.isInfinite(dpi)) {
                throw new Refusal(Reason.DAMAGED, "The page has no size.");
            }
            return GreyPng.encode(pdf.render(page, width, height(inches[1] * dpi), 0, dpi, dpi));
        }
    }

    private static int height(double wanted) {
        return Math.clamp(Math.round(wanted), 1, MOST_HEIGHT);
    }

    private static DamagedDocumentException noSuchPage() {
        return new DamagedDocumentException("The document has no such page.");
    }
}
