package io.dartwing.cli.reading;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.GreyPage;
import io.dartwing.engine.reading.GreyPages;
import io.dartwing.engine.reading.PageInk;
import io.dartwing.engine.reading.PageReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pixels of a PDF's pages, which are drawn once more when they are asked for. For one thread.
final class DrawnInk implements PageInk, Closeable {
    /// Grey below which a pixel is black.
    private static final int BLACK = 128;

    private final Path pdf;
    private final int maxPages;
    private final PageReader reader;
    private @Nullable DrawnPdf open;
    private int drawn;
    private @Nullable GreyPage page;

    DrawnInk(Path pdf, int maxPages, PageReader reader) {
        this.pdf = pdf;
        this.maxPages = maxPages;
        this.reader = reader;
    }

    /// @throws UncheckedIOException if the file can't be read any more
    @Override
    public Optional<boolean[][]> within(int number, Box box) {
        try {
            if (number != drawn) {
                draw(number);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return Optional.ofNullable(page).map(seen -> pixels(seen, box));
    }

    @Override
    public Optional<PartText> read(boolean[][] upright, double across, double down) {
        return reader.part(upright, across, down);
    }

    private void draw(int number) throws IOException {
        if (open == null || number < drawn) {
            close();
            open = DrawnPdf.open(pdf, maxPages);
        }
        page = null;
        while (drawn < number) {
            GreyPages.Next next = open.next();
            drawn++;
            page = next instanceof GreyPages.Drawn(GreyPage grey) ? grey : null;
        }
    }

    private static boolean[][] pixels(GreyPage page, Box box) {
        int left = Math.clamp((int) Math.floor(box.x() * page.width()), 0, page.width() - 1);
        int top = Math.clamp((int) Math.floor(box.y() * page.height()), 0, page.height() - 1);
        int right = Math.clamp((int) Math.ceil((box.x() + box.width()) * page.width()), left + 1, page.width());
        int bottom = Math.clamp((int) Math.ceil((box.y() + box.height()) * page.height()), top + 1, page.height());
        boolean[][] black = new boolean[bottom - top][right - left];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                black[y - top][x - left] = (page.grey()[y * page.width() + x] & 0xff) < BLACK;
            }
        }
        return black;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
        open = null;
        drawn = 0;
        page = null;
    }
}
