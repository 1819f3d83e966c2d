package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.codec.CcittDecoder;
import io.dartwing.engine.fax.pages.codec.CcittEncoder;
import io.dartwing.engine.fax.pages.codec.TiffDirectory;
import io.dartwing.engine.fax.pages.codec.TiffReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Wraps fax pages in a PDF, without loss and in their true physical size.
public final class TiffToPdf {
    private TiffToPdf() {}

    /// Writes a PDF with the pages of a bilevel TIFF; answers their number. T.6 data in one strip goes over as
    /// it
    /// stands; other codes become T.6. A damaged page keeps the rows that can be read, the others are white.
    ///
    /// @throws DamagedDocumentException when the file isn't a TIFF or its first page isn't a fax page; nothing
    /// is
    ///                                  left at `pdf` then. Later pages that can't be read at all end the
    /// document.
    public static int convert(Path tiff, Path pdf) throws IOException {
        int pages = 0;
        try (TiffReader reader = TiffReader.open(tiff);
                FaxPdfWriter writer = FaxPdfWriter.create(pdf)) {
            Optional<TiffDirectory> page = reader.next();
            while (page.isPresent() && pages < TiffPages.MOST_PAGES) {
                PageInfo size = FaxFormat.info(page.get());
                writer.page(code(reader, page.get()), size);
                pages++;
                page = next(reader);
            }
            if (pages == 0) {
                throw new DamagedDocumentException("The TIFF has no pages.");
            }
            writer.finish();
            return pages;
        } catch (DamagedDocumentException e) {
            Files.deleteIfExists(pdf);
            throw e;
        }
    }

    private static Optional<TiffDirectory> next(TiffReader reader) throws IOException {
        try {
            return reader.next();
        } catch (DamagedDocumentException torn) {
            return Optional.empty();
        }
    }

    private static FaxPdfWriter.Code code(TiffReader reader, TiffDirectory page) throws IOException {
        boolean group4 = page.readable()
                && page.compression() == TiffDirectory.CCITT_T6
                && page.stripOffsets().length == 1
                && reader.wholeInFile(page);
        if (group4) {
            byte[] code = reader.strip(page, 0);
            if (CcittDecoder.endsWithMark(code)) {
                return new FaxPdfWriter.Code(code, page.photometric() == 1);
            }
        }
        return new FaxPdfWriter.Code(
                CcittEncoder.encode(TiffPages.decode(reader, page).bitmap()), false);
    }
}
