package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;

/// Fax documents for tests: every page different, small enough for a few seconds on the line.
public final class FaxPages {
    private static final int WIDTH = 1728;

    private FaxPages() {}

    /// @param bars more bars make a longer call: about 100 are a second at 14,400 bit/s
    public static Path write(Path file, int pages, int bars, long seed) {
        Random random = new Random(seed);
        try (TiffWriter writer = TiffWriter.create(file)) {
            for (int page = 0; page < pages; page++) {
                writer.add(page(random, bars), 204, 196);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bitmap page(Random random, int bars) {
        Bitmap page = new Bitmap(WIDTH, 1100);
        for (int bar = 0; bar < bars; bar++) {
            int left = 40 + random.nextInt(WIDTH - 160);
            int top = 20 + random.nextInt(1040);
            int width = 4 + random.nextInt(70);
            int height = 1 + random.nextInt(20);
            for (int y = top; y < top + height; y++) {
                for (int x = left; x < left + width; x++) {
                    page.setBlack(x, y);
                }
            }
        }
        return page;
    }
}
