package io.dartwing.engine.reading;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

/// A printed form that somebody fills in and lays into a fax machine. Places are in points of a
/// page in letter format, from its upper left corner.
final class PaperForm {
    private static final double POINTS_WIDE = 612;
    private static final double POINTS_HIGH = 792;
    private static final int DOTS = 4;
    private static final int INK = 200;

    /// A scanner sees no point, but what is around it, too.
    private static final Kernel LENS =
            new Kernel(3, 3, new float[] {0.111f, 0.111f, 0.111f, 0.111f, 0.112f, 0.111f, 0.111f, 0.111f, 0.111f});

    private final BufferedImage paper;
    private final Graphics2D pen;

    private PaperForm() {
        paper = new BufferedImage((int) POINTS_WIDE * DOTS, (int) POINTS_HIGH * DOTS, BufferedImage.TYPE_BYTE_GRAY);
        pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        pen.setColor(Color.BLACK);
        pen.scale(DOTS, DOTS);
        pen.setStroke(new BasicStroke(0.5f));
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    /// A blank form of the test's resources: lines `text left baseline size width words` and
    /// `box left top width height`.
    static PaperForm blank(String name) {
        PaperForm form = new PaperForm();
        try (InputStream in = Objects.requireNonNull(PaperForm.class.getResourceAsStream("blank/" + name + ".txt"))) {
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(form::print);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return form;
    }

    private void print(String line) {
        String[] words = line.split(" ", 6);
        if (words[0].equals("text")) {
            Font font = new Font("SansSerif", Font.PLAIN, 1).deriveFont((float) x(words[3]));
            double natural =
                    font.getStringBounds(words[5], pen.getFontRenderContext()).getWidth();
            pen.setFont(font.deriveFont(AffineTransform.getScaleInstance(x(words[4]) / natural, 1)));
            pen.drawString(words[5], (float) x(words[1]), (float) x(words[2]));
        } else {
            pen.draw(new Rectangle2D.Double(x(words[1]), x(words[2]), x(words[3]), x(words[4])));
        }
    }

    private static double x(String number) {
        return Double.parseDouble(number);
    }

    private void write(String font, double size, double x, double y, String text) {
        pen.setFont(new Font(font, Font.PLAIN, 1).deriveFont((float) size));
        pen.drawString(text, (float) x, (float) y);
    }

    /// Writes into a field as programs do that fill in forms.
    PaperForm type(double x, double baseline, String text) {
        write("SansSerif", 10, x, baseline, text);
        return this;
    }

    /// Writes into a field in columns, ten an inch.
    PaperForm columns(double x, double baseline, String text) {
        write("Monospaced", 12, x, baseline, text);
        return this;
    }

    /// Types one character into each of a row of boxes.
    PaperForm comb(double x, double baseline, double step, String text) {
        for (int i = 0; i < text.length(); i++) {
            write("SansSerif", 10, x + i * step, baseline, text.substring(i, i + 1));
        }
        return this;
    }

    /// Crosses a box by hand.
    PaperForm cross(double x, double y, double size) {
        pen.setStroke(new BasicStroke(1.1f));
        pen.draw(new java.awt.geom.Line2D.Double(x + 1.5, y + 1, x + size - 1, y + size - 1.5));
        pen.draw(new java.awt.geom.Line2D.Double(x + 1, y + size - 1, x + size - 1.5, y + 1.5));
        pen.setStroke(new BasicStroke(0.5f));
        return this;
    }

    /// As a machine scans it.
    ///
    /// @param turned degrees by which it lay on the glass counterclockwise, whole turns and skew
    ///     together
    /// @param scale how much it is enlarged on the way
    /// @param right by how many points it is shifted to the right, and up
    BufferedImage fax(int rowsPerInch, double turned, double scale, double right) {
        int width = FaxSheet.WIDTH;
        int height = 11 * rowsPerInch;
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D glass = grey.createGraphics();
        glass.setColor(Color.WHITE);
        glass.fillRect(0, 0, width, height);
        glass.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform placed = new AffineTransform();
        placed.translate(width / 2.0, height / 2.0);
        placed.scale(scale * 204 / 72 / DOTS, scale * rowsPerInch / 72 / DOTS);
        placed.rotate(-Math.toRadians(turned));
        placed.translate((right - POINTS_WIDE / 2) * DOTS, (-right - POINTS_HIGH / 2) * DOTS);
        glass.drawImage(new ConvolveOp(LENS, ConvolveOp.EDGE_NO_OP, null).filter(paper, null), placed, null);
        glass.dispose();
        BufferedImage fax = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        Random noise = new Random(20_261_129);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean black = (grey.getRaster().getSample(x, y, 0) < INK) != (noise.nextDouble() < 3e-4);
                fax.setRGB(x, y, black ? 0xff000000 : 0xffffffff);
            }
        }
        return fax;
    }
}
