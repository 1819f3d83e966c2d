package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixReadMemTiff;

import java.io.IOException;
import java.util.Optional;
import org.bytedeco.leptonica.PIX;

/// A page that lies in a TIFF file.
///
/// What fax machines write goes through Leptonica, as a file that holds nothing but that page. Colours, palettes, tiles
/// and JPEG, which scanners write, go through the decoder of the JDK.
record PageOfTiff(TiffFile file, TiffPage page) implements ReceivedPage {
    @Override
    public int number() {
        return page.number();
    }

    @Override
    public int width() {
        return page.width();
    }

    @Override
    public int height() {
        return page.height();
    }

    @Override
    public double pixelShape() throws IOException {
        return page.pixelShape(file);
    }

    @Override
    public double pixelsPerInch() throws IOException {
        return page.pixelsPerInch(file);
    }

    @Override
    public Optional<PIX> decode(Images images) throws IOException {
        if (!page.plain()) {
            return ScannedTiff.grey(file.path(), page.number() - 1, images);
        }
        Optional<byte[]> alone = page.alone(file);
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        PIX decoded = pixReadMemTiff(alone.get(), alone.get().length, 0);
        return decoded == null ? Optional.empty() : Optional.of(images.own(decoded));
    }
}
