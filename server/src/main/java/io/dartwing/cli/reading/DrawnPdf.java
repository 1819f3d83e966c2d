package io.dartwing.cli.reading;

import io.dartwing.engine.fax.pages.ConversionResult;
import io.dartwing.engine.fax.pages.DamagedDocumentException;
import io.dartwing.engine.fax.pages.PdfPictures;
import io.dartwing.engine.reading.GreyPage;
import io.dartwing.engine.reading.GreyPages;
import io.dartwing.engine.reading.PageReading.Reason;
import io.dartwing.engine.reading.PageReading.Unreadable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The pages of a PDF for the reading engine, drawn one by one as it asks for them.
final class DrawnPdf implements GreyPages, Closeable {
    /// What the engine brings pages to anyway: no pixel is drawn twice.
    private static final double PIXELS_PER_INCH = 250;

    private final PdfPictures pictures;
    private final int maxPages;
    private int drawn;

    private DrawnPdf(PdfPictures pictures, int maxPages) {
        this.pictures = pictures;
        this.maxPages = maxPages;
    }

    /// @throws DamagedDocumentException when the PDF can't be opened; its message says why
    static DrawnPdf open(Path pdf, int maxPages) throws IOException {
        return new DrawnPdf(PdfPictures.open(pdf, PIXELS_PER_INCH, maxPages), maxPages);
    }

    @Override
    public Next next() throws IOException {
        if (drawn == pictures.count()) {
            return new End(Optional.empty());
        }
        if (drawn == maxPages) {
            return new End(Optional.of(new Unreadable(Reason.TOO_MANY_PAGES)));
        }
        try {
            PdfPictures.Picture page = pictures.draw(drawn++);
            return new Drawn(new GreyPage(page.width(), page.height(), page.grey(), page.pixelsPerInch()));
        } catch (DamagedDocumentException e) {
            return new Lost(new Unreadable(reason(e.reason())));
        }
    }

    @Override
    public void close() throws IOException {
        pictures.close();
    }

    private static Reason reason(ConversionResult.Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> Reason.TOO_LARGE;
            case TOO_MANY_PAGES -> Reason.TOO_MANY_PAGES;
            case ENCRYPTED -> Reason.LOCKED;
            case BOMB -> Reason.TOO_COMPLEX;
            case TIMED_OUT -> Reason.TIME_LIMIT;
            case EMPTY, UNKNOWN_TYPE, DAMAGED, UNSUPPORTED -> Reason.DAMAGED;
        };
    }
}
