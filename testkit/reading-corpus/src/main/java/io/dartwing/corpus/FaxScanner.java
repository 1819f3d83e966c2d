package io.dartwing.corpus;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;

/// Prints a sheet and scans it as a fax machine would.
final class FaxScanner {
    private final Scan scan;
    private final boolean sideways;
    private final int width;
    private final int height;

    FaxScanner(Scan scan) {
        this.scan = scan;
        sideways = scan.rotation() % 180 != 0;
        width = (int) Math.round((sideways ? Look.HEIGHT : Look.WIDTH) / 72 * scan.horizontalDpi());
        height = (int) Math.round((sideways ? Look.WIDTH : Look.HEIGHT) / 72 * scan.verticalDpi());
    }

    /// The sent page, black and white, 1 bit a pixel.
    BufferedImage scanned(Sheet sheet) {
        BufferedImage gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D ink = gray.createGraphics();
        ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        ink.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        ink.setColor(Color.WHITE);
        ink.fillRect(0, 0, width, height);
        AffineTransform device = ink.getTransform();
        ink.transform(placed());
        for (Mark mark : sheet.marks()) {
            printed(ink, mark);
        }
        if (scan.edge()) {
            ink.setColor(Color.BLACK);
            ink.fill(new Rectangle2D.Double(-40, -40, 43, Look.HEIGHT + 80));
        }
        ink.setTransform(device);
        byte[] pixels = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
        new Damage(scan, pixels, width, height).done();
        header(ink);
        ink.dispose();
        BufferedImage sent = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        byte[] bits = ((DataBufferByte) sent.getRaster().getDataBuffer()).getData();
        int stride = (width + 7) / 8;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if ((pixels[y * width + x] & 0xFF) > 127) {
                    bits[y * stride + (x >> 3)] |= (byte) (0x80 >> (x & 7));
                }
            }
        }
        return sent;
    }

    /// From points on the upright sheet to pixels of the sent page.
    private AffineTransform placed() {
        AffineTransform place =
                AffineTransform.getScaleInstance(scan.horizontalDpi() / 72.0, scan.verticalDpi() / 72.0);
        switch (scan.rotation()) {
            case 90 -> place.concatenate(new AffineTransform(0, 1, -1, 0, Look.HEIGHT, 0));
            case 180 -> place.concatenate(new AffineTransform(-1, 0, 0, -1, Look.WIDTH, Look.HEIGHT));
            case 270 -> place.concatenate(new AffineTransform(0, -1, 1, 0, 0, Look.WIDTH));
            default -> {
                // Lies as it should.
            }
        }
        place.translate(scan.shiftX(), scan.shiftY());
        place.rotate(Math.toRadians(scan.skew()), Look.WIDTH / 2, Look.HEIGHT / 2);
        return place;
    }

    private void header(Graphics2D ink) {
        if (scan.header().isEmpty()) {
            return;
        }
        ink.setColor(Color.WHITE);
        ink.fill(new Rectangle2D.Double(0, 0, width, 0.2 * scan.verticalDpi()));
        ink.setColor(Color.BLACK);
        ink.transform(AffineTransform.getScaleInstance(scan.horizontalDpi() / 72.0, scan.verticalDpi() / 72.0));
        ink.translate(26, 11);
        ink.fill(TypeFace.of("cousine-700").outline(scan.header(), 9));
    }

    private static void printed(Graphics2D ink, Mark mark) {
        ink.setColor(Color.BLACK);
        switch (mark) {
            case Mark.Text text -> {
                AffineTransform before = ink.getTransform();
                ink.setColor(new Color(text.gray(), text.gray(), text.gray()));
                ink.translate(text.x(), text.y());
                ink.rotate(Math.toRadians(-text.angle()));
                ink.fill(text.face().outline(text.text(), text.size()));
                ink.setTransform(before);
            }
            case Mark.Line line -> {
                ink.setStroke(new BasicStroke((float) line.width()));
                ink.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
            }
            case Mark.Frame frame -> {
                AffineTransform before = ink.getTransform();
                ink.setStroke(new BasicStroke((float) frame.pen()));
                ink.rotate(
                        Math.toRadians(-frame.angle()), frame.x() + frame.width() / 2, frame.y() + frame.height() / 2);
                ink.draw(new Rectangle2D.Double(frame.x(), frame.y(), frame.width(), frame.height()));
                ink.setTransform(before);
            }
            case Mark.Fill fill -> {
                ink.setColor(new Color(fill.gray(), fill.gray(), fill.gray()));
                ink.fill(new Rectangle2D.Double(fill.x(), fill.y(), fill.width(), fill.height()));
            }
            case Mark.Scribble scribble -> scribbled(ink, scribble);
            case Mark.Picture picture -> pictured(ink, picture);
        }
    }

    private static void scribbled(Graphics2D ink, Mark.Scribble scribble) {
        Random random = new Random(scribble.seed());
        Path2D path = new Path2D.Double();
        double x = scribble.x();
        path.moveTo(x, scribble.y());
        while (x < scribble.x() + scribble.width()) {
            double step = 5 + random.nextInt(12);
            double up = random.nextInt(26) - 16;
            path.curveTo(
                    x + step, scribble.y() + up, x - step * 0.4, scribble.y() + up * 1.1, x + step, scribble.y() + 3);
            x += step;
        }
        ink.setStroke(new BasicStroke(1.3f));
        ink.draw(path);
    }

    /// Dots of different sizes on a grid: what is left of a photograph in newspaper print.
    private static void pictured(Graphics2D ink, Mark.Picture picture) {
        Random random = new Random(picture.seed());
        double phase = random.nextDouble() * 6;
        double wave = 0.02 + random.nextDouble() * 0.05;
        double horizon = 0.3 + random.nextDouble() * 0.4;
        for (double y = 0; y < picture.height(); y += 3) {
            for (double x = 0; x < picture.width(); x += 3) {
                double hill = horizon * picture.height() + Math.sin(x * wave + phase) * picture.height() * 0.15;
                double dark =
                        y < hill ? 0.15 + 0.25 * y / picture.height() : 0.55 + 0.3 * Math.sin(x * 0.11 + y * 0.07);
                double dot = 3 * Math.sqrt(Math.clamp(dark, 0, 1));
                ink.fill(new Rectangle2D.Double(picture.x() + x, picture.y() + y, dot, dot));
            }
        }
    }
}
