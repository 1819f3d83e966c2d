package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The font of the papers we print, embedded in one PDF. What it lacks is printed as `?`.
public record PrintFont(PDFont font) {
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    public static PrintFont of(PDDocument document) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PDDocument.class.getResourceAsStream(FILE), "the font is missing")) {
            return new PrintFont(PDType0Font.load(document, file));
        }
    }

    public String printable(String line) {
        var shown = new StringBuilder();
        line.codePoints().forEach(codePoint -> {
            String one = Character.toString(codePoint);
            shown.append(has(one) ? one : "?");
        });
        return shown.toString();
    }

    /// Of a printable text, in points.
    public float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private boolean has(String one) {
        try {
            font.encode(one);
            return true;
        } catch (IOException | IllegalArgumentException missing) {
            return false;
        }
    }
}
