package io.dartwing.engine.fax.marks;

import io.dartwing.engine.fax.pages.PageInfo;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Draws marks on one page, in points from its upper left corner.
///
/// For a fax everything is black: a highlight becomes a fine pattern that leaves what it lies on readable.
final class MarkBrush {
    private static final double LINE = 1.2;
    private static final Color BLACK = Color.BLACK;

    private final Graphics2D graphics;
    private final double width;
    private final double height;
    private final boolean fax;

    /// @param target with the page's proportions, transparent where nothing is drawn
    private MarkBrush(BufferedImage target, PageInfo page, boolean fax) {
        this.width = page.width() * 72 / page.horizontalDpi();
        this.height = page.height() * 72 / page.verticalDpi();
        this.fax = fax;
        graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.scale(target.getWidth() / width, target.getHeight() / height);
    }

    /// Redactions come last: they lie over everything, and nothing of another mark stays under them.
    static void draw(List<Mark> marks, PageInfo page, BufferedImage target, boolean fax) {
        var brush = new MarkBrush(target, page, fax);
        try {
            marks.stream().filter(mark -> !(mark instanceof Mark.Redaction)).forEach(brush::draw);
        } finally {
            brush.graphics.dispose();
        }
        var plain = target.createGraphics();
        plain.setColor(BLACK);
        for (Mark mark : marks) {
            if (mark instanceof Mark.Redaction(int ignored, Frame frame)) {
                plain.fill(pixels(frame, target.getWidth(), target.getHeight()));
            }
        }
        plain.dispose();
    }

    /// Every pixel that the frame touches, and one around it: letters reach over the boxes they were read in.
    static Rectangle pixels(Frame frame, int width, int height) {
        int left = Math.max(0, (int) Math.floor(frame.x() * width) - 1);
        int top = Math.max(0, (int) Math.floor(frame.y() * height) - 1);
        int right = Math.min(width, (int) Math.ceil((frame.x() + frame.w()) * width) + 1);
        int bottom = Math.min(height, (int) Math.ceil((frame.y() + frame.h()) * height) + 1);
        return new Rectangle(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private void draw(Mark mark) {
        switch (mark) {
            case Mark.Text text -> text(text);
            case Mark.Highlight(int ignored, Frame frame, int rgb) -> highlight(place(frame), rgb);
            case Mark.Underline(int ignored, Frame frame, int rgb) -> underline(place(frame), rgb);
            case Mark.Check(int ignored, Frame frame, int rgb) -> check(place(frame), rgb);
            case Mark.Cross(int ignored, Frame frame, int rgb) -> cross(place(frame), rgb);
            case Mark.Ink ink -> ink(ink);
            case Mark.Picture(int ignored, Frame frame, double degrees, BufferedImage image) ->
                turned(place(frame), degrees, box -> picture(box, image));
            case Mark.Stamp stamp -> turned(place(stamp.frame()), stamp.degrees(), box -> stamp(box, stamp));
            case Mark.Redaction ignored -> throw new IllegalArgumentException("redaction: drawn with the others");
        }
    }

    private Rectangle2D.Double place(Frame frame) {
        return new Rectangle2D.Double(frame.x() * width, frame.y() * height, frame.w() * width, frame.h() * height);
    }

    private Color color(int rgb) {
        return fax ? BLACK : new Color(rgb);
    }

    private void text(Mark.Text text) {
        Rectangle2D box = place(text.frame());
        graphics.setColor(color(text.rgb()));
        double size = text.points();
        double baseline = box.getY() + size * TextLines.ASCENT;
        for (String line : TextLines.of(text, box.getWidth())) {
            letters(text.face().line(line), box.getX(), baseline, size, 1);
            baseline += size * TextLines.LEADING;
        }
    }

    /// @param narrow how much narrower than it is the line is drawn, 1 at most
    private void letters(Typeface.Line line, double x, double baseline, double size, double narrow) {
        var place = new AffineTransform(size * narrow, 0, 0, -size, x, baseline);
        graphics.fill(line.outline().createTransformedShape(place));
    }

    private void highlight(Rectangle2D box, int rgb) {
        graphics.setPaint(fax ? dots() : new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 96));
        graphics.fill(box);
    }

    /// One black pixel of sixteen, as large as a point is.
    private static Paint dots() {
        var tile = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        tile.setRGB(1, 1, 0xFF000000);
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, 2.4, 2.4));
    }

    private void underline(Rectangle2D box, int rgb) {
        pen(LINE, rgb);
        var line = new Path2D.Double();
        double y = box.getMaxY() - LINE / 2;
        line.moveTo(box.getX(), y);
        line.lineTo(box.getMaxX(), y);
        graphics.draw(line);
    }

    private void check(Rectangle2D box, int rgb) {
        pen(Math.max(LINE, box.getHeight() * 0.12), rgb);
        var line = new Path2D.Double();
        line.moveTo(box.getX() + box.getWidth() * 0.1, box.getY() + box.getHeight() * 0.55);
        line.lineTo(box.getX() + box.getWidth() * 0.4, box.getY() + box.getHeight() * 0.85);
        line.lineTo(box.getX() + box.getWidth() * 0.9, box.getY() + box.getHeight() * 0.12);
        graphics.draw(line);
    }

    private void cross(Rectangle2D box, int rgb) {
        pen(Math.max(LINE, box.getHeight() * 0.12), rgb);
        var lines = new Path2D.Double();
        double dx = box.getWidth() * 0.12;
        double dy = box.getHeight() * 0.12;
        lines.moveTo(box.getX() + dx, box.getY() + dy);
        lines.lineTo(box.getMaxX() - dx, box.getMaxY() - dy);
        lines.moveTo(box.getMaxX() - dx, box.getY() + dy);
        lines.lineTo(box.getX() + dx, box.getMaxY() - dy);
        graphics.draw(lines);
    }

    private void ink(Mark.Ink ink) {
        pen(ink.points(), ink.rgb());
        for (Mark.Stroke stroke : ink.strokes()) {
            double[] points = stroke.points();
            var line = new Path2D.Double();
            line.moveTo(points[0] * width, points[1] * height);
            for (int i = 2; i < points.length; i += 2) {
                line.lineTo(points[i] * width, points[i + 1] * height);
            }
            if (points.length == 2) {
                line.lineTo(points[0] * width, points[1] * height);
            }
            graphics.draw(line);
        }
    }

    private void pen(double points, int rgb) {
        graphics.setColor(color(rgb));
        graphics.setStroke(new BasicStroke((float) points, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    private void turned(Rectangle2D.Double box, double degrees, java.util.function.Consumer<Rectangle2D> drawing) {
        AffineTransform before = graphics.getTransform();
        graphics.rotate(Math.toRadians(degrees), box.getCenterX(), box.getCenterY());
        drawing.accept(box);
        graphics.setTransform(before);
    }

    private void picture(Rectangle2D box, BufferedImage image) {
        double scale = Math.min(box.getWidth() / image.getWidth(), box.getHeight() / image.getHeight());
        double x = box.getCenterX() - image.getWidth() * scale / 2;
        double y = box.getCenterY() - image.getHeight() * scale / 2;
        graphics.drawImage(image, new AffineTransform(scale, 0, 0, scale, x, y), null);
    }

    private void stamp(Rectangle2D box, Mark.Stamp stamp) {
        Composite before = graphics.getComposite();
        if (!fax) {
            graphics.setComposite(AlphaComposite.SrcOver.derive((float) stamp.opacity()));
        }
        double line = Math.clamp(box.getHeight() * 0.035, 0.8, 3);
        pen(line, stamp.rgb());
        border(box, stamp.border(), line);
        double inner = stamp.border() == Mark.Border.NONE ? 0 : line * 3;
        double free = Math.max(1, box.getHeight() - 2 * inner);
        double unit = free / (1.7 + 1.15 * (stamp.lines().size() - 1));
        double top = box.getY() + inner;
        for (int i = 0; i < stamp.lines().size(); i++) {
            double size = i == 0 ? unit * 1.35 : unit * 0.85;
            double wanted = stamp.lines().size() == 1 ? free * 0.8 : size;
            Typeface.Line letters = Typeface.SANS.line(stamp.lines().get(i));
            double room = Math.max(1, box.getWidth() - 2 * inner - 4);
            double fits = Math.min(wanted, letters.width() == 0 ? wanted : room / letters.width());
            double slot = stamp.lines().size() == 1 ? free : i == 0 ? unit * 1.7 : unit * 1.15;
            double baseline = top + slot / 2 + fits * 0.36;
            letters(letters, box.getCenterX() - letters.width() * fits / 2, baseline, fits, 1);
            top += slot;
        }
        graphics.setComposite(before);
    }

    private void border(Rectangle2D box, Mark.Border border, double line) {
        double half = line / 2;
        double w = box.getWidth() - line;
        double h = box.getHeight() - line;
        switch (border) {
            case NONE -> {}
            case SINGLE -> graphics.draw(new Rectangle2D.Double(box.getX() + half, box.getY() + half, w, h));
            case ROUND ->
                graphics.draw(new RoundRectangle2D.Double(box.getX() + half, box.getY() + half, w, h, h / 3, h / 3));
            case DOUBLE -> {
                graphics.draw(new Rectangle2D.Double(box.getX() + half, box.getY() + half, w, h));
                double in = half + line * 1.8;
                graphics.draw(new Rectangle2D.Double(box.getX() + in, box.getY() + in, w - line * 3.6, h - line * 3.6));
            }
        }
    }
}
