package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/// One line of black text on a bitmap, in the sans-serif font that PDFBox carries. Needs no fonts of the system.
final class LineFont {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private record Glyph(Shape outline, double advance) {}

    private final double emWidth;
    private final double emHeight;

    /// @param emWidth pixels of an em across, which differ from those down where pixels aren't square
    LineFont(double emWidth, double emHeight) {
        this.emWidth = emWidth;
        this.emHeight = emHeight;
    }

    int width(String text) {
        double sum = text.codePoints()
                .mapToObj(Outlines::of)
                .mapToDouble(Glyph::advance)
                .sum();
        return (int) Math.ceil(sum * emWidth);
    }

    /// The text, shortened so that it isn't wider than `pixels`.
    String fit(String text, int pixels) {
        String rest = text;
        while (!rest.isEmpty() && width(rest) > pixels) {
            rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1)).stripTrailing();
        }
        return rest;
    }

    /// Draws the text from `x` on and answers where it ends. What would leave the bitmap is cut off.
    int draw(String text, Bitmap target, int x, int baseline) {
        int width = Math.min(width(text), target.width() - x);
        if (width <= 0) {
            return x;
        }
        var picture = new BufferedImage(width, target.height(), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = picture.createGraphics();
        double at = 0;
        for (int point : text.codePoints().toArray()) {
            Glyph glyph = Outlines.of(point);
            var place = new AffineTransform(emWidth, 0, 0, -emHeight, at, baseline);
            graphics.fill(place.createTransformedShape(glyph.outline));
            at += glyph.advance * emWidth;
        }
        graphics.dispose();
        int[] row = new int[width];
        for (int y = 0; y < target.height(); y++) {
            picture.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int i = 0; i < width; i++) {
                if (row[i] != 0) {
                    target.setBlack(x + i, y);
                }
            }
        }
        return x + width;
    }

    /// Outlines of an em's size, read once.
    private static final class Outlines {
        private static final Map<Integer, Glyph> KNOWN = new ConcurrentHashMap<>();
        private static final TrueTypeFont SOURCE = open();

        static Glyph of(int point) {
            Glyph known = KNOWN.get(point);
            return known == null ? load(point) : known;
        }

        /// A font file is read under a lock: its reader isn't made for several threads.
        private static synchronized Glyph load(int point) {
            try {
                CmapLookup map = SOURCE.getUnicodeCmapLookup();
                int id = map.getGlyphId(Character.isISOControl(point) ? ' ' : point);
                id = id == 0 ? map.getGlyphId('?') : id;
                double scale = 1.0 / SOURCE.getUnitsPerEm();
                var data = SOURCE.getGlyph().getGlyph(id);
                GeneralPath path = data == null ? new GeneralPath() : data.getPath();
                path.transform(AffineTransform.getScaleInstance(scale, scale));
                var glyph = new Glyph(path, SOURCE.getAdvanceWidth(id) * scale);
                KNOWN.put(point, glyph);
                return glyph;
            } catch (IOException e) {
                throw new UncheckedIOException("the bundled font can't be read", e);
            }
        }

        private static TrueTypeFont open() {
            try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
                if (in == null) {
                    throw new IllegalStateException("the bundled font is missing: " + FONT);
                }
                return new TTFParser().parse(new RandomAccessReadBuffer(in));
            } catch (IOException e) {
                throw new UncheckedIOException("the bundled font can't be read", e);
            }
        }
    }
}
