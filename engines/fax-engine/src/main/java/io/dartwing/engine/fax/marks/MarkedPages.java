package io.dartwing.engine.fax.marks;

import io.dartwing.engine.fax.pages.DamagedDocumentException;
import io.dartwing.engine.fax.pages.PageBitmaps;
import io.dartwing.engine.fax.pages.PageInfo;
import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Draws marks on fax pages and flattens them, for reading (PDF, in colour) and for sending (TIFF, black and white).
public final class MarkedPages {
    /// Larger than any fax page; a picture of it to draw on takes 160 MB.
    private static final long MOST_PIXELS = 40_000_000;

    /// Below it, a pixel of the page is not black.
    private static final int THRESHOLD = 140;

    private MarkedPages() {}

    /// @param title of the PDF
    /// @param words of the page before; those that a redaction touches get lost
    /// @param marks in the order they are drawn, each on a page there is
    public record Wish(String title, List<Mark> marks, List<PlacedText> words) {
        public Wish {
            marks = List.copyOf(marks);
            words = List.copyOf(words);
        }
    }

    public sealed interface Result {}

    public record Made(int pages) implements Result {}

    /// @param sentence why not, without anything of the pages
    public record Refused(String sentence) implements Result {}

    /// Writes `tiffOut` and `pdf` from the pages of `tiffIn`; when refused, they hold nothing of use.
    ///
    /// @throws DamagedDocumentException when `tiffIn` isn't a TIFF of bilevel pages
    public static Result make(Path tiffIn, Wish wish, Path tiffOut, Path pdf, Duration within) throws IOException {
        long end = System.nanoTime() + within.toNanos();
        try (PageBitmaps pages = PageBitmaps.open(tiffIn);
                TiffWriter writer = TiffWriter.create(tiffOut);
                MarkedPdf document = new MarkedPdf(wish.title())) {
            List<PlacedText> texts = Redactions.kept(wish.words(), wish.marks());
            Optional<PageBitmaps.Page> page = pages.next();
            while (page.isPresent()) {
                int number = writer.pages() + 1;
                if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                    return new Refused("The document takes too long to draw.");
                }
                List<Mark> marks = wish.marks().stream()
                        .filter(mark -> mark.page() == number)
                        .toList();
                Bitmap bitmap = page.get().bitmap();
                PageInfo info = page.get().info();
                if (!marks.isEmpty() && (long) bitmap.width() * bitmap.height() > MOST_PIXELS) {
                    return new Refused("Page " + number + " is too large to draw on.");
                }
                blacken(bitmap, marks);
                document.page(
                        bitmap,
                        info,
                        marks,
                        texts.stream().filter(text -> text.page() == number).toList());
                writer.add(drawn(bitmap, info, marks), info.horizontalDpi(), info.verticalDpi());
                page = pages.next();
            }
            if (writer.pages() == 0) {
                throw new DamagedDocumentException("The TIFF has no pages.");
            }
            document.save(pdf);
            return new Made(writer.pages());
        } finally {
            if (!Files.exists(pdf)) {
                Files.deleteIfExists(tiffOut);
            }
        }
    }

    private static void blacken(Bitmap bitmap, List<Mark> marks) {
        for (Mark mark : marks) {
            if (mark instanceof Mark.Redaction(int ignored, Frame frame)) {
                Rectangle box = MarkBrush.pixels(frame, bitmap.width(), bitmap.height());
                for (int y = box.y; y < box.y + box.height; y++) {
                    for (int x = box.x; x < box.x + box.width; x++) {
                        bitmap.setBlack(x, y);
                    }
                }
            }
        }
    }

    /// The page with its marks as a fax machine prints them.
    private static Bitmap drawn(Bitmap bitmap, PageInfo info, List<Mark> marks) {
        if (marks.isEmpty()) {
            return bitmap;
        }
        var layer = new BufferedImage(bitmap.width(), bitmap.height(), BufferedImage.TYPE_INT_ARGB);
        MarkBrush.draw(marks, info, layer, true);
        int[] row = new int[layer.getWidth()];
        for (int y = 0; y < layer.getHeight(); y++) {
            layer.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                if (row[x] != 0 && brightness(row[x]) < THRESHOLD) {
                    bitmap.setBlack(x, y);
                }
            }
        }
        return bitmap;
    }

    /// Of a colour on white paper.
    private static int brightness(int argb) {
        int alpha = argb >>> 24;
        int grey = ((argb >> 16 & 0xFF) * 77 + (argb >> 8 & 0xFF) * 151 + (argb & 0xFF) * 28) >> 8;
        return (grey * alpha + 255 * (255 - alpha)) / 255;
    }
}
