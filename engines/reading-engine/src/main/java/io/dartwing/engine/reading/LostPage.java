package io.dartwing.engine.reading;

import io.dartwing.engine.reading.PageReading.Reason;
import java.util.Optional;
import org.bytedeco.leptonica.PIX;

/// A page that is known to be there, without anything to read.
record LostPage(int number, Reason reason) implements ReceivedPage {
    @Override
    public int width() {
        return 0;
    }

    @Override
    public int height() {
        return 0;
    }

    @Override
    public double pixelShape() {
        return 1;
    }

    @Override
    public double pixelsPerInch() {
        return 1;
    }

    @Override
    public Optional<PIX> decode(Images images) {
        return Optional.empty();
    }

    @Override
    public Optional<Reason> lost() {
        return Optional.of(reason);
    }
}
