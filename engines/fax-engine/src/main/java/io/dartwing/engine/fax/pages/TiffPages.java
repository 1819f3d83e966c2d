package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.codec.TiffDirectory;
import io.dartwing.engine.fax.pages.codec.TiffReader;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a fax TIFF holds, and repair of one that was torn by a crash.
public final class TiffPages {
    private TiffPages() {}

    /// More pages than any fax has; a file with more is refused.
    static final int MOST_PAGES = 10_000;
    /// Larger than any fax page, and 25 MB in memory.
    static final long MOST_PIXELS = 200_000_000;

    /// Number of pages; fails with [DamagedDocumentException] when the file is no TIFF.
    public static int count(Path tiff) throws IOException {
        return info(tiff).size();
    }

    /// Sizes of all pages, from their directories alone.
    public static List<PageInfo> info(Path tiff) throws IOException {
        var sizes = new ArrayList<PageInfo>();
        for (TiffDirectory page : directories(tiff)) {
            sizes.add(FaxFormat.info(page));
        }
        return sizes;
    }

    private static List<TiffDirectory> directories(Path tiff) throws IOException {
        try (var reader = TiffReader.open(tiff)) {
            List<TiffDirectory> all = reader.directories(MOST_PAGES + 1);
            if (all.size() > MOST_PAGES) {
                throw new DamagedDocumentException("The TIFF claims more than " + MOST_PAGES + " pages.");
            }
            return all;
        }
    }

    /// Copies every complete page of `damaged` to `out`, pixel for pixel; answers how many. Reading ends at the
    /// first
    /// page that is torn: its directory or data is missing, or rows of it can't be decoded. With 0, `out` isn't
    /// made.
    public static int salvage(Path damaged, Path out) throws IOException {
        int kept = 0;
        try (TiffReader reader = TiffReader.open(damaged);
                TiffWriter writer = TiffWriter.create(out)) {
            Optional<TiffDirectory> page = nextOrTorn(reader);
            while (page.isPresent() && copyWhole(reader, page.get(), writer)) {
                kept++;
                page = kept < MOST_PAGES ? nextOrTorn(reader) : Optional.empty();
            }
        } catch (DamagedDocumentException noTiff) {
            kept = 0;
        }
        if (kept == 0) {
            Files.deleteIfExists(out);
        }
        return kept;
    }

    private static Optional<TiffDirectory> nextOrTorn(TiffReader reader) throws IOException {
        try {
            return reader.next();
        } catch (DamagedDocumentException torn) {
            return Optional.empty();
        }
    }

    private static boolean copyWhole(TiffReader reader, TiffDirectory page, TiffWriter writer) throws IOException {
        if (!page.readable() || page.pixels() > MOST_PIXELS || !reader.wholeInFile(page)) {
            return false;
        }
        TiffReader.Decoded decoded = reader.decode(page);
        if (decoded.goodRows() < page.height()) {
            return false;
        }
        PageInfo size = FaxFormat.info(page);
        writer.add(decoded.bitmap(), size.horizontalDpi(), size.verticalDpi());
        return true;
    }

    /// Whether both bilevel files show the same pixels on the same number of pages, whatever their compression.
    public static boolean sameImages(Path a, Path b) throws IOException {
        try (TiffReader first = TiffReader.open(a);
                TiffReader second = TiffReader.open(b)) {
            while (true) {
                Optional<TiffDirectory> one = first.next();
                Optional<TiffDirectory> other = second.next();
                if (one.isEmpty() || other.isEmpty()) {
                    return one.isEmpty() && other.isEmpty();
                }
                if (!decode(first, one.get())
                        .bitmap()
                        .equals(decode(second, other.get()).bitmap())) {
                    return false;
                }
            }
        }
    }

    /// Decodes a bilevel page within the limits of this class.
    static TiffReader.Decoded decode(TiffReader reader, TiffDirectory page) throws IOException {
        if (!page.readable() || page.pixels() > MOST_PIXELS) {
            throw new DamagedDocumentException("A page of the TIFF is no fax page.");
        }
        return reader.decode(page);
    }
}
