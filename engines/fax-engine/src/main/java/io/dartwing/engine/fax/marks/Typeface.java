package io.dartwing.engine.fax.marks;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/// The fonts that marks are written in; none of them is one of the system. The handwriting ones are under the SIL Open
/// Font License, which lies beside them.
public enum Typeface {
    SANS(PDDocument.class, "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
    DANCING_SCRIPT(Typeface.class, "DancingScript.ttf"),
    GREAT_VIBES(Typeface.class, "GreatVibes.ttf"),
    PACIFICO(Typeface.class, "Pacifico.ttf");

    /// Letters of an em's size, standing on y = 0 and growing upwards.
    ///
    /// @param width in ems
    public record Line(Path2D outline, double width) {}

    private record Glyph(GeneralPath outline, double advance, boolean known) {}

    private final Class<?> beside;
    private final String resource;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();
    private Optional<TrueTypeFont> font = Optional.empty();

    Typeface(Class<?> beside, String resource) {
        this.beside = beside;
        this.resource = resource;
    }

    /// Characters that the font lacks become `?`.
    public Line line(String text) {
        var outline = new Path2D.Double();
        double at = 0;
        for (int point : text.codePoints().toArray()) {
            Glyph glyph = glyph(point);
            outline.append(glyph.outline().getPathIterator(AffineTransform.getTranslateInstance(at, 0)), false);
            at += glyph.advance();
        }
        return new Line(outline, at);
    }

    double width(String text) {
        return text.codePoints().mapToDouble(point -> glyph(point).advance()).sum();
    }

    /// Whether the font has every letter of the text.
    public boolean knows(String text) {
        return text.codePoints().allMatch(point -> glyph(point).known());
    }

    private Glyph glyph(int point) {
        Glyph glyph = glyphs.get(point);
        return glyph == null ? load(point) : glyph;
    }

    /// A font file is read under a lock: its reader isn't made for several threads.
    private synchronized Glyph load(int point) {
        try {
            TrueTypeFont source = font.isPresent() ? font.get() : open();
            font = Optional.of(source);
            CmapLookup map = source.getUnicodeCmapLookup();
            int id = map.getGlyphId(Character.isISOControl(point) ? ' ' : point);
            boolean known = id != 0;
            id = known ? id : map.getGlyphId('?');
            double scale = 1.0 / source.getUnitsPerEm();
            var data = source.getGlyph().getGlyph(id);
            GeneralPath path = data == null ? new GeneralPath() : data.getPath();
            path.transform(AffineTransform.getScaleInstance(scale, scale));
            var glyph = new Glyph(path, source.getAdvanceWidth(id) * scale, known);
            glyphs.put(point, glyph);
            return glyph;
        } catch (IOException failure) {
            throw new UncheckedIOException("a bundled font can't be read", failure);
        }
    }

    private TrueTypeFont open() throws IOException {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("a bundled font is missing: " + resource);
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        }
    }
}
