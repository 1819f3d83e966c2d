package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixCountConnComp;
import static org.bytedeco.leptonica.global.leptonica.pixGetHeight;
import static org.bytedeco.leptonica.global.leptonica.pixGetWidth;
import static org.bytedeco.leptonica.global.leptonica.pixOpenBrick;

import java.util.Optional;
import org.bytedeco.leptonica.PIX;

/// Keeps pages away from Tesseract that would take it minutes: its layout analysis obeys no time limit and grows with
/// the number of separate blots as well as with the area they are strewn over.
final class Texture {
    /// Blots times square inches. A dense page of small print has 0.5 million, a page that is one dithered photograph
    /// 3 million (read in 3 s); 13 million took more than a minute.
    private static final double MOST = 4e6;

    private Texture() {}

    /// The page itself if it can be analysed, else without everything thinner than two pixels if that helps, else
    /// nothing. The result belongs to `images`.
    static Optional<PIX> bounded(PIX page, double shape, double perInch, Images images) {
        double squareInches = pixGetWidth(page) / perInch * pixGetHeight(page) * shape / perInch;
        if (blots(page) * squareInches <= MOST) {
            return Optional.of(page);
        }
        PIX thick = images.own(pixOpenBrick(null, page, 2, 2));
        return blots(thick) * squareInches <= MOST ? Optional.of(thick) : Optional.empty();
    }

    private static double blots(PIX page) {
        int[] count = new int[1];
        pixCountConnComp(page, 8, count);
        return count[0];
    }
}
