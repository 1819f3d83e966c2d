package io.dartwing.engine.fax.marks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Pictures of signatures: black or blue ink on nothing, cut to the ink.
public final class SignaturePictures {
    private static final int WIDTH = 1200;
    private static final int MOST_PIXELS = 12_000_000;
    private static final int INK = 0x101828;

    /// Grey above is paper; from the one to the other ink fades.
    private static final int PAPER = 205;

    private static final int FULL_INK = 110;

    private SignaturePictures() {}

    /// What strokes draw, in fractions of a field three times as wide as it is high.
    ///
    /// @return empty when there is no ink
    public static Optional<BufferedImage> drawn(List<Mark.Stroke> strokes) {
        int height = WIDTH / 3;
        BufferedImage picture = blank(WIDTH, height);
        Graphics2D graphics = brush(picture);
        graphics.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Mark.Stroke stroke : strokes) {
            double[] points = stroke.points();
            var line = new Path2D.Double();
            line.moveTo(points[0] * WIDTH, points[1] * height);
            for (int i = 2; i < points.length; i += 2) {
                line.lineTo(points[i] * WIDTH, points[i + 1] * height);
            }
            if (points.length == 2) {
                line.lineTo(points[0] * WIDTH + 0.1, points[1] * height);
            }
            graphics.draw(line);
        }
        graphics.dispose();
        return cut(picture);
    }

    /// A name in one of the fonts.
    public static Optional<BufferedImage> typed(String name, Typeface face) {
        Path2D outline = face.line(name).outline();
        Rectangle2D bounds = outline.getBounds2D();
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        double size = Math.min(180, (WIDTH - 20) / bounds.getWidth());
        BufferedImage picture = blank(WIDTH, (int) Math.ceil(bounds.getHeight() * size) + 20);
        Graphics2D graphics = brush(picture);
        graphics.fill(outline.createTransformedShape(
                new AffineTransform(size, 0, 0, -size, 10 - bounds.getX() * size, 10 + bounds.getMaxY() * size)));
        graphics.dispose();
        return cut(picture);
    }

    /// A photograph or scan of a signature, its paper made transparent. Empty for what is no such picture, or too
    /// large.
    ///
    /// @param file PNG or JPEG
    public static Optional<BufferedImage> uploaded(byte[] file) {
        return decode(file).flatMap(SignaturePictures::withoutPaper);
    }

    /// A picture that this class made.
    public static BufferedImage read(byte[] png) {
        return decode(png).orElseThrow(() -> new IllegalArgumentException("signature: not a picture"));
    }

    public static byte[] png(BufferedImage picture) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }

    /// The size is looked at before memory is taken for it.
    private static Optional<BufferedImage> decode(byte[] file) {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                String format = reader.getFormatName().toLowerCase(Locale.ROOT);
                if (!format.equals("png") && !format.equals("jpeg") && !format.equals("jpg")) {
                    return Optional.empty();
                }
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                return pixels < 1 || pixels > MOST_PIXELS ? Optional.empty() : Optional.of(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> withoutPaper(BufferedImage picture) {
        double scale = Math.min(1, (double) WIDTH / picture.getWidth());
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        BufferedImage ink = blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = scaled.getRGB(x, y);
                int grey = ((rgb >> 16 & 0xFF) * 77 + (rgb >> 8 & 0xFF) * 151 + (rgb & 0xFF) * 28) >> 8;
                int alpha = Math.clamp((PAPER - grey) * 255L / (PAPER - FULL_INK), 0, 255);
                ink.setRGB(x, y, alpha << 24 | rgb & 0xFFFFFF);
            }
        }
        return cut(ink);
    }

    private static Optional<BufferedImage> cut(BufferedImage picture) {
        var ink = new Rectangle(0, 0, -1, -1);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (picture.getRGB(x, y) >>> 24 > 24) {
                    ink.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        if (ink.isEmpty()) {
            return Optional.empty();
        }
        BufferedImage part = blank(ink.width, ink.height);
        Graphics2D graphics = part.createGraphics();
        graphics.drawImage(picture, -ink.x, -ink.y, null);
        graphics.dispose();
        return Optional.of(part);
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    private static Graphics2D brush(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(new Color(INK));
        return graphics;
    }
}
