package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/// The pages of a PDF as grey pictures with square pixels, drawn one after the other, for reading them.
///
/// Under the limits of a conversion, and each step on a supervised thread: a page that takes too long is given up, and
/// the document with it, because what draws it may still be at work. Belongs to one thread at a time.
public final class PdfPictures implements Closeable {
    private static final Duration OPENING_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAGE_LIMIT = Duration.ofSeconds(30);
    private static final Duration DOCUMENT_LIMIT = Duration.ofHours(2);

    /// Pixels of a drawn page: an ANSI D sheet at 250 per inch, or a smaller one at more. Larger paper is drawn
    /// coarser.
    private static final double MOST_PIXELS = 50e6;

    /// A page's picture.
    ///
    /// @param grey a byte per pixel, row by row without gaps, 0 black to 255 white
    /// @param pixelsPerInch as wanted, or less where the paper is huge
    public record Picture(int width, int height, byte[] grey, double pixelsPerInch) {}

    private final PdfPages pages;
    private final double pixelsPerInch;
    private boolean givenUp;

    private PdfPictures(PdfPages pages, double pixelsPerInch) {
        this.pages = pages;
        this.pixelsPerInch = pixelsPerInch;
    }

    /// Opens a PDF; of more than `maxPages` pages one more is counted, to tell that there are more.
    ///
    /// @throws DamagedDocumentException when it is empty, damaged, locked, or costs too much; its reason says which
    public static PdfPictures open(Path pdf, double pixelsPerInch, int maxPages) throws IOException {
        if (Files.size(pdf) == 0) {
            throw new DamagedDocumentException(Reason.EMPTY, "The document is empty.", null);
        }
        var deadline = Deadline.in(DOCUMENT_LIMIT);
        ConversionSettings settings = settings(maxPages);
        PdfPages pages = guarded(OPENING_LIMIT, () -> {
            PdfScan.check(pdf, settings.maxUnpackedBytes(), deadline);
            return PdfPages.open(pdf, settings, deadline, maxPages + 1);
        });
        return new PdfPictures(pages, pixelsPerInch);
    }

    /// Pages of the document, at most one more than the limit it was opened with.
    public int count() {
        return pages.count();
    }

    /// Draws page `index`, from 0.
    ///
    /// @throws DamagedDocumentException when this page can't be drawn; others may be
    public Picture draw(int index) throws IOException {
        if (givenUp) {
            throw new DamagedDocumentException(
                    Reason.TIMED_OUT, "A page before this one took too long; the rest is not drawn.", null);
        }
        try {
            return guarded(PAGE_LIMIT, () -> picture(index));
        } catch (DamagedDocumentException e) {
            givenUp = e.reason() == Reason.TIMED_OUT;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }

    private Picture picture(int index) throws IOException {
        double[] inches = PdfPages.sizeInInches(pages.page(index));
        double area = inches[0] * inches[1];
        if (!(area > 0) || Double.isInfinite(area)) {
            throw new Refusal(Reason.DAMAGED, "The page has no size.");
        }
        double perInch = Math.min(pixelsPerInch, Math.sqrt(MOST_PIXELS / area));
        int width = (int) Math.max(1, Math.round(inches[0] * perInch));
        int height = (int) Math.max(1, Math.round(inches[1] * perInch));
        Grey drawn = pages.render(index, width, height, 0, perInch, perInch);
        return new Picture(width, height, drawn.pixels(), perInch);
    }

    private static <T> T guarded(Duration limit, Callable<T> work) throws IOException {
        try {
            return Supervised.run("pdf-pictures", limit, work);
        } catch (Refusal refusal) {
            throw new DamagedDocumentException(refusal.reason(), refusal.sentence(), refusal);
        } catch (OutOfMemoryError tooMuch) {
            throw new DamagedDocumentException(
                    Reason.TOO_LARGE, "The document needs more memory than there is to draw it.", tooMuch);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw new DamagedDocumentException(Reason.DAMAGED, "The document is damaged.", broken);
        }
    }

    private static ConversionSettings settings(int maxPages) {
        long mega = 1_000_000;
        return new ConversionSettings(
                FaxResolution.FINE,
                PaperSize.A4,
                maxPages,
                Long.MAX_VALUE,
                60 * mega,
                500_000 * mega,
                128 * mega,
                DOCUMENT_LIMIT);
    }
}
