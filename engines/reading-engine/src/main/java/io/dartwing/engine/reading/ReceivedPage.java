package io.dartwing.engine.reading;

import io.dartwing.engine.reading.PageReading.Reason;
import java.io.IOException;
import java.util.Optional;
import org.bytedeco.leptonica.PIX;

/// A page as it came, before anything is done to it.
interface ReceivedPage {
    /// Its place in the document, from 1.
    int number();

    /// Pixels per row; 0 if that couldn't be learned.
    int width();

    /// Rows; 0 if that couldn't be learned.
    int height();

    /// Horizontal over vertical resolution.
    double pixelShape() throws IOException;

    /// Horizontal pixels per inch.
    double pixelsPerInch() throws IOException;

    /// The pixels, bilevel or grey; empty if they are damaged. The image belongs to `images`.
    Optional<PIX> decode(Images images) throws IOException;

    /// Why there are no pixels at all, where that is known beforehand.
    default Optional<Reason> lost() {
        return Optional.empty();
    }
}
