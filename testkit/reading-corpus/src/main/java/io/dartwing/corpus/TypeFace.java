package io.dartwing.corpus;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// One of the fonts that the corpus brings along. Outlines come from the font itself, so nothing has
/// to be installed on the machine. Safe for use by several threads.
final class TypeFace {
    /// An empty and a ticked checkbox; drawn, and no part of a page's true text.
    static final char BOX = '\u2610';

    static final char TICKED = '\u2611';

    private static final Map<String, TypeFace> FACES = new ConcurrentHashMap<>();
    private static final double SQUARE = 0.72;

    private final String name;
    private final TrueTypeFont font;
    private final CmapLookup codes;
    private final double unit;
    /// Filled as they are needed; the same glyph may be loaded twice by two threads, which does no harm.
    private final @Nullable Glyph[] glyphs = new @Nullable Glyph[TICKED + 1];

    private record Glyph(double width, Shape outline) {}

    private TypeFace(String name) {
        this.name = name;
        try {
            font = new TTFParser(true)
                    .parse(new RandomAccessReadBuffer(Woff.font(Resources.bytes("fonts/" + name + ".woff"))));
            codes = font.getUnicodeCmapLookup();
            unit = 1.0 / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TypeFace of(String name) {
        return FACES.computeIfAbsent(name, TypeFace::new);
    }

    String name() {
        return name;
    }

    /// Width of a text in points.
    double width(String text, double size) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Wording.mark(text.charAt(i))) {
                width += glyph(text.charAt(i)).width;
            }
        }
        return width * size;
    }

    /// The text's outline in points, y downwards, its baseline starting at 0, 0.
    Shape outline(String text, double size) {
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double x = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Wording.mark(text.charAt(i))) {
                continue;
            }
            Glyph glyph = glyph(text.charAt(i));
            AffineTransform place = AffineTransform.getTranslateInstance(x * size, 0);
            place.scale(size, -size);
            outline.append(place.createTransformedShape(glyph.outline), false);
            x += glyph.width;
        }
        return outline;
    }

    boolean has(char c) {
        return c == BOX || c == TICKED || c == Wording.UNBROKEN || codes.getGlyphId(c) > 0;
    }

    private Glyph glyph(char c) {
        int code = c == Wording.UNBROKEN ? ' ' : Math.min(c, TICKED);
        Glyph glyph = glyphs[code];
        if (glyph == null) {
            glyph = loaded(code);
            glyphs[code] = glyph;
        }
        return glyph;
    }

    private Glyph loaded(int c) {
        if (c == BOX || c == TICKED) {
            return new Glyph(0.95, square(c == TICKED));
        }
        int id = codes.getGlyphId(c);
        synchronized (font) {
            try {
                GlyphData data = font.getGlyph().getGlyph(id);
                Shape outline = data == null ? new Path2D.Double() : data.getPath();
                return new Glyph(
                        font.getAdvanceWidth(id) * unit,
                        AffineTransform.getScaleInstance(unit, unit).createTransformedShape(outline));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Shape square(boolean ticked) {
        Path2D square = new Path2D.Double(Path2D.WIND_NON_ZERO);
        square.append(new Rectangle2D.Double(0.08, -0.02, SQUARE, 0.06), false);
        square.append(new Rectangle2D.Double(0.08, SQUARE - 0.08, SQUARE, 0.06), false);
        square.append(new Rectangle2D.Double(0.08, -0.02, 0.06, SQUARE), false);
        square.append(new Rectangle2D.Double(SQUARE + 0.02, -0.02, 0.06, SQUARE), false);
        if (ticked) {
            for (int side = 0; side < 2; side++) {
                double up = side == 0 ? 0.1 : SQUARE - 0.14;
                double to = side == 0 ? SQUARE - 0.14 : 0.1;
                Path2D stroke = new Path2D.Double();
                stroke.moveTo(0.17, up);
                stroke.lineTo(0.25, up);
                stroke.lineTo(SQUARE, to);
                stroke.lineTo(SQUARE - 0.08, to);
                stroke.closePath();
                square.append(stroke, false);
            }
        }
        return square;
    }
}
