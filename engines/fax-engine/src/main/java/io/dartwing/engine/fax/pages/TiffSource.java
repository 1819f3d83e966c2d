package io.dartwing.engine.fax.pages;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffDirectory;
import io.dartwing.engine.fax.pages.codec.TiffReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/// Converts the pages of a TIFF. Fax-ready ones keep every pixel; the rest is scaled like any picture.
final class TiffSource {
    private static final int OLD_JPEG = 6;

    private TiffSource() {}

    static void add(Path source, Conversion conversion) throws IOException {
        int left = conversion.settings().maxPages() - conversion.pages().size();
        try (var tiff = TiffReader.open(source)) {
            List<TiffDirectory> pages = tiff.directories(left + 1);
            conversion.expectPages(pages.size());
            for (int i = 0; i < pages.size(); i++) {
                TiffDirectory page = pages.get(i);
                conversion.deadline().check();
                conversion.expectPixels(page.width(), page.height());
                if (page.readable()) {
                    bilevel(tiff, page, conversion);
                } else {
                    picture(source, i, page, conversion);
                }
            }
        }
    }

    private static void bilevel(TiffReader tiff, TiffDirectory page, Conversion conversion) throws IOException {
        TiffReader.Decoded decoded = tiff.decode(page);
        if (decoded.goodRows() < page.height()) {
            throw new DamagedDocumentException("A page of the TIFF lacks rows.");
        }
        if (FaxFormat.ready(page)) {
            PageInfo size = FaxFormat.info(page);
            conversion.add(decoded.bitmap(), size.horizontalDpi(), size.verticalDpi());
            return;
        }
        conversion.add(PictureLayout.page(
                GreyRows.of(decoded.bitmap()),
                page.horizontalDpi(),
                page.verticalDpi(),
                1,
                page.orientation(),
                conversion));
    }

    private static void picture(Path source, int index, TiffDirectory page, Conversion conversion) throws IOException {
        if (page.compression() == OLD_JPEG) {
            throw new Refusal(
                    ConversionResult.Reason.UNSUPPORTED,
                    "The TIFF uses the withdrawn old-style JPEG compression. Save it as PDF.");
        }
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        try (var input = new FileImageInputStream(source.toFile())) {
            reader.setInput(input, false, true);
            int bytesPerSample = Math.max(1, page.bitsPerSample() / 8);
            int channels = Math.max(1, page.samplesPerPixel()) * bytesPerSample;
            BufferedImage image = ImageSource.read(reader, index, channels, conversion.deadline());
            if (FaxFormat.ready(page) && image.getWidth() == page.width()) {
                PageInfo size = FaxFormat.info(page);
                conversion.add(bitmap(GreyRows.of(image)), size.horizontalDpi(), size.verticalDpi());
                return;
            }
            conversion.add(PictureLayout.page(
                    GreyRows.of(image),
                    page.horizontalDpi(),
                    page.verticalDpi(),
                    (double) page.width() / image.getWidth(),
                    page.orientation(),
                    conversion));
        } finally {
            reader.dispose();
        }
    }

    private static Bitmap bitmap(GreyRows rows) {
        var bitmap = new Bitmap(rows.width(), rows.height());
        int[] line = new int[rows.width()];
        for (int y = 0; y < rows.height(); y++) {
            rows.row(y, line);
            for (int x = 0; x < line.length; x++) {
                if (line[x] < 128) {
                    bitmap.setBlack(x, y);
                }
            }
        }
        return bitmap;
    }
}
