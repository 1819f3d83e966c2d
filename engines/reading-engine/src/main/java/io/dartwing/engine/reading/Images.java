package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixCreate;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixGetData;
import static org.bytedeco.leptonica.global.leptonica.pixGetWpl;

import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.PIX;
import org.jspecify.annotations.Nullable;

/// Owns native images until the end of a block, so that none outlives the page it was made for.
final class Images implements AutoCloseable {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final Deque<PIX> owned = new ArrayDeque<>();

    /// Takes what a Leptonica function returned; a null there means that memory ran out or an argument was wrong.
    PIX own(@Nullable PIX image) {
        if (image == null || image.isNull()) {
            throw new IllegalStateException("Leptonica could not make an image");
        }
        owned.push(image);
        return image;
    }

    /// An image of grey pixels, a byte each, row by row without gaps, 0 black to 255 white.
    PIX grey(byte[] pixels, int width) {
        int height = pixels.length / width;
        PIX image = own(pixCreate(width, height, 8));
        int rowBytes = 4 * pixGetWpl(image);
        byte[] row = new byte[rowBytes];
        BytePointer data = new BytePointer(pixGetData(image));
        for (int y = 0; y < height; y++) {
            // Leptonica keeps pixels in words of the machine's byte order, the leftmost in the highest byte.
            for (int x = 0; x < width; x++) {
                row[LITTLE_ENDIAN ? x ^ 3 : x] = pixels[y * width + x];
            }
            data.position((long) y * rowBytes).put(row);
        }
        return image;
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            pixDestroy(owned.pop());
        }
    }
}
