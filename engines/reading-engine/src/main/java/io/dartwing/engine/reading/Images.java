package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixDestroy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.leptonica.PIX;
import org.jspecify.annotations.Nullable;

/// Owns native images until the end of a block, so that none outlives the page it was made for.
final class Images implements AutoCloseable {
    private final Deque<PIX> owned = new ArrayDeque<>();

    /// Takes what a Leptonica function returned; a null there means that memory ran out or an argument was wrong.
    PIX own(@Nullable PIX image) {
        if (image == null || image.isNull()) {
            throw new IllegalStateException("Leptonica could not make an image");
        }
        owned.push(image);
        return image;
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            pixDestroy(owned.pop());
        }
    }
}
