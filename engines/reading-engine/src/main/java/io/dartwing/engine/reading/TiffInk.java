package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixGetHeight;
import static org.bytedeco.leptonica.global.leptonica.pixGetPixel;
import static org.bytedeco.leptonica.global.leptonica.pixGetWidth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.leptonica.PIX;
import org.jspecify.annotations.Nullable;

/// The pixels of a TIFF file's pages. The page that was asked for last stays decoded until another
/// one is or this is closed. For one thread; the file has to stay as it is meanwhile.
public final class TiffInk implements PageInk, AutoCloseable {
    private final Path tiff;
    private final ReadingSettings settings;
    private final PageReader reader;
    private Images images = new Images();
    private int decoded;
    private @Nullable PIX black;

    TiffInk(Path tiff, ReadingSettings settings, PageReader reader) {
        this.tiff = tiff;
        this.settings = settings;
        this.reader = reader;
    }

    /// Pages that are too large to be read or damaged can't be seen, nor those of files that are
    /// gone.
    @Override
    public Optional<boolean[][]> within(int page, Box box) {
        if (page != decoded) {
            close();
            images = new Images();
            decoded = page;
            black = decode(page);
        }
        return Optional.ofNullable(black).map(image -> pixels(image, box));
    }

    @Override
    public Optional<PartText> read(boolean[][] upright, double across, double down) {
        return reader.part(upright, across, down);
    }

    @Override
    public void close() {
        images.close();
        decoded = 0;
        black = null;
    }

    private @Nullable PIX decode(int number) {
        try {
            Optional<TiffFile> opened = TiffFile.open(tiff);
            if (opened.isEmpty()) {
                return null;
            }
            try (TiffFile file = opened.get()) {
                List<TiffPage> pages = file.list(settings.maxPages()).pages();
                if (number > pages.size()) {
                    return null;
                }
                PageOfTiff page = new PageOfTiff(file, pages.get(number - 1));
                if ((long) page.width() * page.height() > settings.maxPixels()) {
                    return null;
                }
                NativeRuntime.silence();
                return page.decode(images)
                        .map(pixels -> Ink.of(pixels, images).black())
                        .orElse(null);
            }
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static boolean[][] pixels(PIX image, Box box) {
        int width = pixGetWidth(image);
        int height = pixGetHeight(image);
        int left = Math.clamp((int) Math.floor(box.x() * width), 0, width - 1);
        int top = Math.clamp((int) Math.floor(box.y() * height), 0, height - 1);
        int right = Math.clamp((int) Math.ceil((box.x() + box.width()) * width), left + 1, width);
        int bottom = Math.clamp((int) Math.ceil((box.y() + box.height()) * height), top + 1, height);
        boolean[][] black = new boolean[bottom - top][right - left];
        int[] pixel = new int[1];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                pixGetPixel(image, x, y, pixel);
                black[y - top][x - left] = pixel[0] != 0;
            }
        }
        return black;
    }
}
