package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixAnd;
import static org.bytedeco.leptonica.global.leptonica.pixCloseSafeBrick;
import static org.bytedeco.leptonica.global.leptonica.pixCountPixels;
import static org.bytedeco.leptonica.global.leptonica.pixDilateBrick;
import static org.bytedeco.leptonica.global.leptonica.pixOpenBrick;
import static org.bytedeco.leptonica.global.leptonica.pixOr;
import static org.bytedeco.leptonica.global.leptonica.pixSubtract;

import java.util.Optional;
import org.bytedeco.leptonica.PIX;

/// Long thin lines: the streaks that dirt on a scanner's glass draws from one end of a page to the other, and the rules
/// of forms. Where one runs through letters, Tesseract reads neither.
final class Rules {
    /// Longer than any stroke of a letter, in inches.
    private static final double LONG = 0.9;

    /// Thicker than this it is a bar or a part of a picture.
    private static final double THICK = 0.04;

    private Rules() {}

    /// What has to become white so that the lines are gone; empty if there are none. Where a line crosses a stroke, the
    /// stroke stays whole. The result belongs to `images`.
    ///
    /// @param shape horizontal over vertical resolution
    /// @param perInch horizontal pixels per inch
    static Optional<PIX> of(PIX page, double shape, double perInch, Images images) {
        int longDown = (int) (LONG * perInch / shape);
        int thick = (int) Math.ceil(THICK * perInch);
        PIX whole = images.own(pixCloseSafeBrick(null, page, 1, 3));
        PIX tall = images.own(pixOpenBrick(null, whole, 1, longDown));
        PIX bars = images.own(pixOpenBrick(null, tall, thick, 1));
        PIX lines = images.own(pixSubtract(null, tall, bars));
        if (empty(lines)) {
            return Optional.empty();
        }
        // A line that slants a little is a stair: its steps overlap less than a whole length.
        PIX around = images.own(pixDilateBrick(null, lines, 3, 1));
        PIX steps = images.own(pixOpenBrick(null, whole, 1, longDown / 3));
        PIX gone = images.own(pixAnd(null, around, steps));
        gone = images.own(pixOr(null, gone, lines));
        gone = images.own(pixAnd(null, gone, page));
        PIX left = images.own(pixSubtract(null, page, gone));
        PIX joined = images.own(pixCloseSafeBrick(null, left, thick, 1));
        PIX strokes = images.own(pixAnd(null, joined, gone));
        return Optional.of(images.own(pixSubtract(null, gone, strokes)));
    }

    private static boolean empty(PIX image) {
        int[] black = new int[1];
        pixCountPixels(image, black, (int[]) null);
        return black[0] == 0;
    }
}
