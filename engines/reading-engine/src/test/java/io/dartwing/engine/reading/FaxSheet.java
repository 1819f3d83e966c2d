package io.dartwing.engine.reading;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A letter drawn as a fax machine would scan it: 1728 bilevel pixels per row at 204 dpi across, with every word's true
/// place on the received page known.
///
/// @param rowsPerInch 196 (fine) or 98 (standard)
/// @param rotation degrees by which the paper lay turned counterclockwise on the glass, so that it has to be turned
///     clockwise by as many
/// @param skewDegrees degrees by which it lay askew, counterclockwise
/// @param noise share of pixels that are flipped
record FaxSheet(int rowsPerInch, int rotation, double skewDegrees, double noise) {
    static final int WIDTH = 1728;
    private static final double INCHES_WIDE = WIDTH / 204.0;
    private static final double INCHES_HIGH = 11;

    record Placed(String text, Box box) {}

    record Drawn(BufferedImage image, List<Placed> words) {}

    static FaxSheet fine() {
        return new FaxSheet(196, 0, 0, 0);
    }

    static FaxSheet standard() {
        return new FaxSheet(98, 0, 0, 0);
    }

    FaxSheet turned(int degrees) {
        return new FaxSheet(rowsPerInch, degrees, skewDegrees, noise);
    }

    FaxSheet skewed(double degrees) {
        return new FaxSheet(rowsPerInch, rotation, degrees, noise);
    }

    FaxSheet noisy(double share) {
        return new FaxSheet(rowsPerInch, rotation, skewDegrees, share);
    }

    int height() {
        return (int) Math.round(INCHES_HIGH * rowsPerInch);
    }

    /// Draws lines of text, alternately in the given fonts, points being printers' points.
    Drawn draw(List<String> lines, double points, String... fonts) {
        BufferedImage image = new BufferedImage(WIDTH, height(), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, height());
        canvas.setColor(Color.BLACK);
        boolean sideways = rotation % 180 != 0;
        double wide = 72 * (sideways ? INCHES_HIGH : INCHES_WIDE);
        double high = 72 * (sideways ? INCHES_WIDE : INCHES_HIGH);
        AffineTransform toPixels = new AffineTransform();
        toPixels.scale(204 / 72.0, rowsPerInch / 72.0);
        toPixels.translate(72 * INCHES_WIDE / 2, 72 * INCHES_HIGH / 2);
        toPixels.rotate(-Math.toRadians(rotation + skewDegrees));
        toPixels.translate(-wide / 2, -high / 2);

        List<Placed> placed = new ArrayList<>();
        FontRenderContext context = new FontRenderContext(null, true, true);
        double y = 60;
        for (int i = 0; i < lines.size() && y < high - 50; i++) {
            Font font = new Font(fonts[i % fonts.length], Font.PLAIN, 1).deriveFont((float) points);
            double x = 60;
            for (String word :
                    lines.get(i).isEmpty() ? new String[0] : lines.get(i).split(" ")) {
                GlyphVector glyphs = font.createGlyphVector(context, word);
                double advance = glyphs.getLogicalBounds().getWidth();
                if (x + advance > wide - 50) {
                    x = 60;
                    y += points * 1.35;
                }
                Shape shape = toPixels.createTransformedShape(glyphs.getOutline((float) x, (float) y));
                canvas.fill(shape);
                placed.add(new Placed(word, fractions(shape.getBounds2D())));
                x += advance + points * 0.3;
            }
            y += points * (lines.get(i).isEmpty() ? 0.7 : 1.35);
        }
        canvas.dispose();
        sprinkle(image);
        return new Drawn(image, placed);
    }

    private Box fractions(Rectangle2D at) {
        return new Box(at.getX() / WIDTH, at.getY() / height(), at.getWidth() / WIDTH, at.getHeight() / height());
    }

    private void sprinkle(BufferedImage image) {
        Random random = new Random(20_261_120);
        for (long i = Math.round(noise * WIDTH * height()); i > 0; i--) {
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(height());
            image.setRGB(x, y, ~image.getRGB(x, y));
        }
    }
}
