package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.L_BRING_IN_WHITE;
import static org.bytedeco.leptonica.global.leptonica.L_ROTATE_AREA_MAP;
import static org.bytedeco.leptonica.global.leptonica.pixBlockconv;
import static org.bytedeco.leptonica.global.leptonica.pixConvert1To8;
import static org.bytedeco.leptonica.global.leptonica.pixErodeGray;
import static org.bytedeco.leptonica.global.leptonica.pixFindSkew;
import static org.bytedeco.leptonica.global.leptonica.pixGetHeight;
import static org.bytedeco.leptonica.global.leptonica.pixGetWidth;
import static org.bytedeco.leptonica.global.leptonica.pixRotate;
import static org.bytedeco.leptonica.global.leptonica.pixRotateOrth;
import static org.bytedeco.leptonica.global.leptonica.pixScaleBinary;
import static org.bytedeco.leptonica.global.leptonica.pixScaleLI;
import static org.bytedeco.leptonica.global.leptonica.pixUpDownDetect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.leptonica.PIX;

/// Brings a received page into the form Tesseract reads best: upright, level, square pixels, about 250 per
/// inch, and grey where enlarging and turning would leave steps on the strokes.
final class PageCleaning {
    /// Measured on letters of 8 to 12 points: as good as 300, at 15 % less time; at 204 noise costs more words.
    static final double TARGET_PER_INCH = 250;

    /// Pixels of the cleaned image: a fax on an endless roll is read at its own resolution instead.
    private static final double MAX_PIXELS = 25e6;

    /// Horizontal over vertical resolution from which a page is coarse: 204×98 is 2.1.
    private static final double COARSE = 1.5;

    private static final double COARSE_PER_INCH = 180;

    /// How far the letters' direction has to stand out, in standard deviations, to say which way the lines run. It may
    /// still err about the head and foot of a page in capitals.
    private static final double SPEAKING = 5;

    /// The same to be all but certain.
    private static final double SURE = 15;

    /// How many times further it has to stand out than the direction found across the lines.
    private static final double CLEARLY = 2;

    /// From which surplus of letters that stand side by side (or above each other) lines surely run that way.
    private static final double PAIRED = 0.3;

    /// Less skew than this is none: 2 pixels over a whole line.
    private static final double LEAST_SKEW = 0.06;

    /// How a page stands: the clockwise turns that make it upright and level.
    record Pose(int rotation, double skewDegrees) {}

    /// The poses a page may have, likeliest first.
    ///
    /// @param sure whether the first is all but certain
    record Poses(List<Pose> ranked, boolean sure) {}

    /// How the strokes are shown to Tesseract.
    enum Strokes {
        AS_RECEIVED,
        /// A pixel wider all around: joins what a weak scan broke.
        THICKER
    }

    /// The page in one pose, ready to read.
    record Upright(PIX image, Placement placement) {}

    /// A look at the page after so many clockwise turns: the skew of its lines, how clear they are, and whether the
    /// letters stand on their feet (above zero) or their heads (below).
    private record Look(int rotation, double skewDegrees, double clarity, double upness) {
        List<Pose> poses() {
            Pose asIs = new Pose(rotation, skewDegrees);
            Pose flipped = new Pose(rotation + 180, skewDegrees);
            return upness < 0 ? List.of(flipped, asIs) : List.of(asIs, flipped);
        }

        boolean speaksOver(Look other, double atLeast) {
            return Math.abs(upness) >= atLeast && Math.abs(upness) >= CLEARLY * Math.abs(other.upness);
        }
    }

    private final PIX page;
    private final Optional<PIX> grey;
    private final double shape;
    private final double perInch;
    private final boolean noisy;

    /// @param page despeckled page as received
    /// @param grey the same page in grey, if it came so
    /// @param shape horizontal over vertical resolution
    /// @param perInch horizontal pixels per inch
    /// @param noisy whether specks were all over it
    PageCleaning(PIX page, Optional<PIX> grey, double shape, double perInch, boolean noisy) {
        this.page = page;
        this.grey = grey;
        this.shape = shape;
        this.perInch = perInch;
        this.noisy = noisy;
    }

    /// The poses worth reading.
    ///
    /// The clarity of lines alone doesn't tell a page that lies sideways, because the rules of a table are clear
    /// both ways. Ascenders and descenders tell, where there are enough small letters. Otherwise reading has to.
    Poses poses() {
        try (Images images = new Images()) {
            double reduce = Math.min(1, TARGET_PER_INCH / perInch);
            PIX square = images.own(pixScaleBinary(page, (float) reduce, (float) (reduce * shape)));
            Look across = look(square, 0, images);
            Look along = look(images.own(pixRotateOrth(square, 1)), 90, images);
            double pairs = LetterPairs.across(square, Math.min(perInch, TARGET_PER_INCH));
            boolean lettersTell = across.speaksOver(along, SPEAKING) || along.speaksOver(across, SPEAKING);
            boolean acrossLikelier = Math.abs(pairs) >= PAIRED
                    ? pairs > 0
                    : lettersTell ? across.speaksOver(along, SPEAKING) : across.clarity() >= along.clarity();
            Look likely = acrossLikelier ? across : along;
            Look other = acrossLikelier ? along : across;
            List<Pose> ranked = Stream.of(likely, other)
                    .flatMap(look -> look.poses().stream())
                    .toList();
            return new Poses(ranked, likely.speaksOver(other, SURE));
        }
    }

    /// The page in that pose. The image belongs to `images`.
    Upright upright(Pose pose, Strokes strokes, Images images) {
        PIX turned = images.own(pixRotateOrth(soft(images), pose.rotation() / 90));
        boolean sideways = pose.rotation() % 180 != 0;
        double across = scale();
        double down = across * shape;
        PIX square =
                images.own(pixScaleLI(turned, (float) (sideways ? down : across), (float) (sideways ? across : down)));
        if (strokes == Strokes.THICKER) {
            square = images.own(pixErodeGray(square, 3, 3));
        }
        int width = pixGetWidth(square);
        int height = pixGetHeight(square);
        PIX level = level(square, pose.skewDegrees(), width, height, images);
        return new Upright(
                level,
                new Placement(
                        pose.rotation(), pose.skewDegrees(), width, height, pixGetWidth(level), pixGetHeight(level)));
    }

    private PIX soft(Images images) {
        if (grey.isPresent()) {
            return grey.get();
        }
        PIX steps = images.own(pixConvert1To8(null, page, (byte) 255, (byte) 0));
        // Frayed strokes read better softened; at standard resolution there is no row to spare for it.
        return noisy ? images.own(pixBlockconv(steps, 1, shape < 1.5 ? 1 : 0)) : steps;
    }

    private double scale() {
        // Rows that have to be doubled anyway read better without stretching the columns as well.
        double wanted = shape >= COARSE && perInch >= COARSE_PER_INCH ? 1 : TARGET_PER_INCH / perInch;
        double pixels = (double) pixGetWidth(page) * pixGetHeight(page) * shape;
        return Math.min(wanted, Math.sqrt(MAX_PIXELS / pixels));
    }

    /// Leptonica finds skew up to 7°; a page without lines gives no skew and no clarity.
    private static Look look(PIX image, int rotation, Images images) {
        float[] angle = new float[1];
        float[] confidence = new float[1];
        boolean found = pixFindSkew(image, angle, confidence) == 0 && confidence[0] > 0;
        double skew = found && Math.abs(angle[0]) >= LEAST_SKEW ? angle[0] : 0;
        PIX level = level(image, skew, 0, 0, images);
        float[] up = new float[1];
        boolean seen = pixUpDownDetect(level, up, 0, 0, 0) == 0;
        return new Look(rotation, skew, found ? confidence[0] : 0, seen ? up[0] : 0);
    }

    /// Turns an image clockwise on a canvas grown from the given size (0: keeps its size and loses the corners).
    ///
    /// For angles near zero Leptonica 1.87's `pixRotate` returns a clone with one reference too many, which
    /// leaks the image of every page that came in straight. It isn't called for those.
    private static PIX level(PIX image, double skewDegrees, int width, int height, Images images) {
        if (skewDegrees == 0) {
            return image;
        }
        float radians = (float) Math.toRadians(skewDegrees);
        return images.own(pixRotate(image, radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, width, height));
    }
}
