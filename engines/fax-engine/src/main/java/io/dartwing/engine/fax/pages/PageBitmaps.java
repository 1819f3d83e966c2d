package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffDirectory;
import io.dartwing.engine.fax.pages.codec.TiffReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The pages of a bilevel TIFF one after the other, for those who draw on them.
public final class PageBitmaps implements Closeable {
    private final TiffReader reader;

    /// @param bitmap the page's own: who draws on it changes nothing in the file
    public record Page(Bitmap bitmap, PageInfo info) {}

    private PageBitmaps(TiffReader reader) {
        this.reader = reader;
    }

    /// @throws DamagedDocumentException when the file is no TIFF
    public static PageBitmaps open(Path tiff) throws IOException {
        return new PageBitmaps(TiffReader.open(tiff));
    }

    /// Rows that can't be read are white.
    ///
    /// @throws DamagedDocumentException when the page is no fax page, or the list of pages is torn
    public Optional<Page> next() throws IOException {
        Optional<TiffDirectory> page = reader.next();
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(new Page(TiffPages.decode(reader, page.get()).bitmap(), FaxFormat.info(page.get())));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
