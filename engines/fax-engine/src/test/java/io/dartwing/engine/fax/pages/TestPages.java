package io.dartwing.engine.fax.pages;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi;
import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffReader;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// Pages made by code.
public final class TestPages {
    private TestPages() {}

    /// Runs of random length, so that every kind of code occurs.
    public static Bitmap random(int width, int height, long seed) {
        var random = new Random(seed);
        var page = new Bitmap(width, height);
        for (int y = 0; y < height; y++) {
            if (y > 0 && random.nextInt(3) > 0) {
                page.copyRows(y - 1, y, page, y);
            }
            int x = random.nextInt(width);
            int longest = 1 << random.nextInt(12);
            while (x < width) {
                int end = Math.min(width, x + 1 + random.nextInt(longest));
                for (; x < end; x++) {
                    page.setBlack(x, y);
                }
                x = end + 1 + random.nextInt(longest);
            }
        }
        return page;
    }

    /// Blank but for a frame of black bars, with `margin` white rows above.
    public static Bitmap framed(int width, int height, int margin) {
        var page = new Bitmap(width, height);
        for (int y = margin; y < height; y++) {
            for (int x = 100; x < 100 + (y * 7) % 900; x++) {
                page.setBlack(x, y);
            }
        }
        return page;
    }

    public static Path tiff(Path file, double horizontalDpi, double verticalDpi, Bitmap... pages) throws IOException {
        try (var writer = TiffWriter.create(file)) {
            for (Bitmap page : pages) {
                writer.add(page, horizontalDpi, verticalDpi);
            }
        }
        return file;
    }

    public static List<Bitmap> read(Path tiff) throws IOException {
        var pages = new ArrayList<Bitmap>();
        try (var reader = TiffReader.open(tiff)) {
            for (var page = reader.next(); page.isPresent(); page = reader.next()) {
                pages.add(reader.decode(page.get()).bitmap());
            }
        }
        return pages;
    }

    public static BufferedImage image(Bitmap page) {
        var image = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                image.getRaster().setSample(x, y, 0, page.black(x, y) ? 0 : 1);
            }
        }
        return image;
    }

    /// Written by another program's code than ours; big-endian, without a resolution.
    public static void foreignTiff(Path file, BufferedImage image, String compression) throws IOException {
        Files.deleteIfExists(file);
        var writer = new TIFFImageWriterSpi().createWriterInstance();
        try (var out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    public static BufferedImage photo(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        for (int y = 0; y < height; y += 4) {
            for (int x = 0; x < width; x += 4) {
                graphics.setColor(new Color(x * 255 / width, y * 255 / height, (x + y) * 127 / (width + height)));
                graphics.fillRect(x, y, 4, 4);
            }
        }
        graphics.dispose();
        return image;
    }

    public static Path pdf(Path file, PDRectangle size, int pages) throws IOException {
        try (var document = new PDDocument()) {
            for (int i = 1; i <= pages; i++) {
                text(document, size, "Page " + i);
            }
            document.save(file.toFile());
        }
        return file;
    }

    public static PDPage text(PDDocument document, PDRectangle size, String text) throws IOException {
        var page = new PDPage(size);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
            content.newLineAtOffset(72, size.getHeight() - 100);
            content.showText(text);
            content.endText();
        }
        return page;
    }

    public static double inkShare(Bitmap page, int x0, int y0, int x1, int y1) {
        long black = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                black += page.black(x, y) ? 1 : 0;
            }
        }
        return (double) black / ((x1 - x0) * (y1 - y0));
    }

    /// The shared CCITT test charts, when they are there.
    public static Optional<Path> charts() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path charts = at.resolve("../shared/data/itu-charts").normalize();
            if (Files.isDirectory(charts)) {
                return Optional.of(charts);
            }
        }
        return Optional.empty();
    }
}
