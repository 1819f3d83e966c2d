package io.dartwing.engine.reading;

import java.util.Optional;
import org.bytedeco.leptonica.PIX;

/// A page that was drawn for us.
record PageOfPicture(int number, GreyPage page) implements ReceivedPage {
    @Override
    public int width() {
        return page.width();
    }

    @Override
    public int height() {
        return page.height();
    }

    @Override
    public double pixelShape() {
        return 1;
    }

    @Override
    public double pixelsPerInch() {
        return page.pixelsPerInch();
    }

    @Override
    public Optional<PIX> decode(Images images) {
        return Optional.of(images.grey(page.grey(), page.width()));
    }
}
