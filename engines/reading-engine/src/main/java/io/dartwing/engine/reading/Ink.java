package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixBackgroundNormSimple;
import static org.bytedeco.leptonica.global.leptonica.pixConvertTo8;
import static org.bytedeco.leptonica.global.leptonica.pixForegroundFraction;
import static org.bytedeco.leptonica.global.leptonica.pixGammaTRC;
import static org.bytedeco.leptonica.global.leptonica.pixGetDepth;
import static org.bytedeco.leptonica.global.leptonica.pixGetGrayHistogram;
import static org.bytedeco.leptonica.global.leptonica.pixGetHeight;
import static org.bytedeco.leptonica.global.leptonica.pixGetWidth;
import static org.bytedeco.leptonica.global.leptonica.pixInvert;
import static org.bytedeco.leptonica.global.leptonica.pixOtsuAdaptiveThreshold;
import static org.bytedeco.leptonica.global.leptonica.pixThresholdToBinary;

import java.util.Optional;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.leptonica.NUMA;
import org.bytedeco.leptonica.PIX;
import org.bytedeco.leptonica.global.leptonica;

/// What is black on a page, and its grey where it came with grey: on an even ground, at full contrast.
///
/// @param black the page in black and white
/// @param grey the same page for Tesseract, which reads soft edges better than steps
record Ink(PIX black, Optional<PIX> grey) {
    /// Grey levels between paper and ink below which there is no ink, only the grain of the paper.
    private static final int LEAST_CONTRAST = 40;

    /// Pixels darker than the level that becomes black: two small letters have more.
    private static final int DARKEST = 300;

    /// Grey level that parts ink from paper where Otsu's method can't.
    private static final int MIDDLE = 128;

    private static final int LEVELS = 256;

    /// Share of black pixels from which the ground is black: dense tables and pictures on white stay below a half.
    private static final float MOSTLY = 0.6f;

    private record Range(int ink, int paper) {}

    /// The images belong to `images`.
    static Ink of(PIX decoded, Images images) {
        if (pixGetDepth(decoded) == 1) {
            return new Ink(mostlyBlack(decoded) ? images.own(pixInvert(null, decoded)) : decoded, Optional.empty());
        }
        PIX asReceived = images.own(pixConvertTo8(decoded, 0));
        // Dark paper is dark too, but its ink is darker still.
        boolean dark = mostlyBlack(images.own(pixThresholdToBinary(asReceived, MIDDLE)))
                && mostlyBlack(black(asReceived, images));
        PIX grey = dark ? images.own(pixInvert(null, asReceived)) : asReceived;
        PIX normal = pixBackgroundNormSimple(grey, null, null);
        PIX even = normal == null ? grey : images.own(normal);
        Range range = range(even);
        if (range.paper() - range.ink() < LEAST_CONTRAST) {
            return new Ink(images.own(pixThresholdToBinary(even, 0)), Optional.empty());
        }
        PIX full = images.own(pixGammaTRC(null, even, 1, range.ink(), range.paper()));
        return new Ink(black(full, images), Optional.of(full));
    }

    /// Whether it is written in white on black, as copies of films are.
    private static boolean mostlyBlack(PIX page) {
        float[] share = new float[1];
        return pixForegroundFraction(page, share) == 0 && share[0] > MOSTLY;
    }

    private static PIX black(PIX grey, Images images) {
        try (PointerPointer<PIX> made = new PointerPointer<>(1)) {
            int failed = pixOtsuAdaptiveThreshold(
                    grey, pixGetWidth(grey), pixGetHeight(grey), 0, 0, 0.1f, (PointerPointer<PIX>) null, made);
            return images.own(failed == 0 ? made.get(PIX.class) : pixThresholdToBinary(grey, MIDDLE));
        }
    }

    /// The levels of ink and paper: few pixels are darker than the one, and the other is the commonest of the brighter.
    private static Range range(PIX grey) {
        NUMA counts = pixGetGrayHistogram(grey, 1);
        try {
            double darker = 0;
            int ink = -1;
            int paper = 0;
            float most = -1;
            float[] count = new float[1];
            for (int level = 0; level < LEVELS; level++) {
                leptonica.numaGetFValue(counts, level, count);
                darker += count[0];
                ink = ink < 0 && darker > DARKEST ? level : ink;
                if (level >= LEVELS / 4 && count[0] >= most) {
                    most = count[0];
                    paper = level;
                }
            }
            return new Range(Math.max(ink, 0), paper);
        } finally {
            leptonica.numaDestroy(counts);
        }
    }
}
