package io.dartwing.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;

/// What a page went through before it is read.
///
/// @param rowsPerInch 196 (fine) or 98 (standard); always 204 pixels per inch across
/// @param rotation clockwise degrees by which the page has to be turned to stand upright
/// @param skew degrees by which it lay askew
/// @param specks share of pixels that are flipped
/// @param streaks lines of dirt from top to bottom
/// @param blur times that the strokes were softened before they became black or white
/// @param level grey level below which a pixel is black: low for thin, broken strokes, high for thick ones
/// @param grey whether the page stays grey, pale and unevenly lit, as some scanners deliver it
record FaxCondition(
        String name,
        int rowsPerInch,
        int rotation,
        double skew,
        double specks,
        int streaks,
        int blur,
        int level,
        boolean grey) {
    private static final FaxCondition FINE = new FaxCondition("fine", 196, 0, 0, 0, 0, 0, 128, false);
    private static final FaxCondition STANDARD = new FaxCondition("standard", 98, 0, 0, 0, 0, 0, 128, false);

    static FaxCondition[] all() {
        return new FaxCondition[] {
            FINE,
            FINE.named("turned by 90°").turned(90),
            FINE.named("upside down").turned(180),
            FINE.named("turned by 270°").turned(270),
            FINE.named("askew by 1.5°").askew(1.5),
            FINE.named("askew by 5°").askew(-5),
            STANDARD,
            STANDARD.named("standard, upside down").turned(180),
            STANDARD.named("standard, turned by 90°").turned(90),
            STANDARD.named("standard, askew by 2°").askew(2),
            FINE.named("specks 0.5 %").specked(0.005),
            FINE.named("specks 2 %").specked(0.02),
            STANDARD.named("standard, specks 1 %").specked(0.01),
            FINE.named("streaks").streaked(6),
            FINE.named("thin strokes").worn(1, 95),
            FINE.named("thick strokes").worn(2, 200),
            FINE.named("worn, askew, specked").worn(1, 85).askew(-2).specked(0.006),
            STANDARD.named("worn standard").worn(1, 100).specked(0.002),
            FINE.named("pale grey").pale(),
            FINE.named("pale grey, turned by 90°").pale().turned(90)
        };
    }

    private FaxCondition named(String other) {
        return new FaxCondition(other, rowsPerInch, rotation, skew, specks, streaks, blur, level, grey);
    }

    private FaxCondition turned(int degrees) {
        return new FaxCondition(name, rowsPerInch, degrees, skew, specks, streaks, blur, level, grey);
    }

    private FaxCondition askew(double degrees) {
        return new FaxCondition(name, rowsPerInch, rotation, degrees, specks, streaks, blur, level, grey);
    }

    private FaxCondition specked(double share) {
        return new FaxCondition(name, rowsPerInch, rotation, skew, share, streaks, blur, level, grey);
    }

    private FaxCondition streaked(int lines) {
        return new FaxCondition(name, rowsPerInch, rotation, skew, specks, lines, blur, level, grey);
    }

    private FaxCondition worn(int softened, int blackBelow) {
        return new FaxCondition(name, rowsPerInch, rotation, skew, specks, streaks, softened, blackBelow, grey);
    }

    private FaxCondition pale() {
        return new FaxCondition(name, rowsPerInch, rotation, skew, specks, streaks, blur, level, true);
    }

    /// The page as it is received: bilevel, or grey where this condition says so. Changes the given page.
    BufferedImage received(BufferedImage page, long seed) {
        Random random = new Random(seed);
        BufferedImage soft = page;
        float[] even = new float[9];
        Arrays.fill(even, 1 / 9f);
        for (int i = 0; i < blur; i++) {
            soft = new ConvolveOp(new Kernel(3, 3, even), ConvolveOp.EDGE_NO_OP, null).filter(soft, null);
        }
        Graphics2D canvas = soft.createGraphics();
        canvas.setColor(Color.BLACK);
        for (int i = 0; i < streaks; i++) {
            canvas.setStroke(new BasicStroke(1 + random.nextInt(3)));
            int x = 120 + random.nextInt(page.getWidth() - 240);
            canvas.drawLine(x, 0, x + random.nextInt(4), page.getHeight());
        }
        canvas.dispose();
        return grey ? faded(soft, random) : bilevel(soft, random);
    }

    private BufferedImage bilevel(BufferedImage page, Random random) {
        BufferedImage fax = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                boolean white = page.getRaster().getSample(x, y, 0) >= level;
                fax.getRaster().setSample(x, y, 0, white != (specks > 0 && random.nextDouble() < specks) ? 1 : 0);
            }
        }
        return fax;
    }

    /// Ink at 60 % of the paper's brightness, paper that darkens towards a corner, and grain.
    private static BufferedImage faded(BufferedImage page, Random random) {
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                double ink = 1 - page.getRaster().getSample(x, y, 0) / 255.0;
                double light = 235 - 110.0 * x / page.getWidth() * y / page.getHeight();
                double value = light * (1 - 0.4 * ink) + 5 * random.nextGaussian();
                page.getRaster().setSample(x, y, 0, (int) Math.clamp(value, 0, 255));
            }
        }
        return page;
    }
}
