package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixAddBorder;
import static org.bytedeco.leptonica.global.leptonica.pixScaleLI;

import io.dartwing.engine.reading.PageInk.PartText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bytedeco.leptonica.PIX;

/// Reads a part of a page on a worker thread.
final class PartTask {
    private static final int WHITE = 255;

    /// White around the part, in pixels: Tesseract expects letters to stand free.
    private static final int MARGIN = 24;

    private PartTask() {}

    static Optional<PartText> read(boolean[][] upright, double across, double down, Duration limit) throws IOException {
        Recogniser recogniser = Seat.recogniser();
        int width = upright[0].length;
        byte[] grey = new byte[upright.length * width];
        for (int y = 0; y < upright.length; y++) {
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) (upright[y][x] ? 0 : WHITE);
            }
        }
        try (Images images = new Images()) {
            PIX square = images.own(
                    pixScaleLI(images.grey(grey, width), (float) (PageCleaning.TARGET_PER_INCH / across), (float)
                            (PageCleaning.TARGET_PER_INCH / down)));
            List<Word> words = recogniser.readPart(images.own(pixAddBorder(square, MARGIN, WHITE)), limit);
            return words.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PartText(
                            words.stream().map(Word::text).collect(Collectors.joining(" ")),
                            PageText.confidence(words)));
        }
    }
}
