package io.dartwing.server.crash;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffDirectory;
import io.dartwing.engine.fax.pages.codec.TiffReader;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Fax pages that are like no other page, and what tells them apart.
public final class UniquePages {
    private static final int WIDTH = 1728;
    private static final int HEIGHT = 1100;
    private static final int BARS = 60;

    private UniquePages() {}

    /// Short pages in fine resolution that a fax carries pixel for pixel.
    public static Path write(Path file, int pages, long seed) {
        var random = new Random(seed);
        try (TiffWriter writer = TiffWriter.create(file)) {
            for (int page = 0; page < pages; page++) {
                writer.add(page(random), 204, 196);
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A print of each page's pixels, in order.
    public static List<String> prints(Path tiff) {
        try (TiffReader reader = TiffReader.open(tiff)) {
            var prints = new ArrayList<String>();
            for (TiffDirectory page : reader.directories(1000)) {
                Bitmap pixels = reader.decode(page).bitmap();
                prints.add(pixels.width() + "x" + pixels.height() + "-" + Integer.toHexString(pixels.hashCode()));
            }
            return prints;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Bitmap page(Random random) {
        var page = new Bitmap(WIDTH, HEIGHT);
        for (int bar = 0; bar < BARS; bar++) {
            int left = 40 + random.nextInt(WIDTH - 160);
            int top = 20 + random.nextInt(HEIGHT - 60);
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
