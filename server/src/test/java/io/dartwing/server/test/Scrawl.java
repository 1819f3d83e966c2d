package io.dartwing.server.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Documents with pages in a hand that nobody can read: joined loops and strokes in lines.
public final class Scrawl {
    /// In the place of a page's text.
    public static final String PAGE = "~";

    private static final int LINES = 7;
    private static final int WORDS = 4;

    private Scrawl() {}

    /// A PDF with one page for each text, printed, or scrawled where it is `PAGE`.
    public static byte[] pdf(String... pages) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (String text : pages) {
                var page = new PDPage(PDRectangle.LETTER);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    if (text.equals(PAGE)) {
                        scrawl(content);
                    } else {
                        TestPages.print(content, text);
                    }
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void scrawl(PDPageContentStream content) throws IOException {
        var random = new Random(7);
        content.setLineWidth(1.8f);
        for (int line = 0; line < LINES; line++) {
            float x = 80;
            float base = 650 - line * 70;
            for (int word = 0; word < WORDS; word++) {
                content.moveTo(x, base);
                for (int loop = 0; loop < 6; loop++) {
                    float to = x + 12 + random.nextInt(8);
                    float high = base + 12 + random.nextInt(34);
                    content.curveTo(x + 18, high, x - 8, high, to, base + random.nextInt(9) - 4);
                    x = to;
                }
                content.stroke();
                x += 22;
            }
        }
    }
}
