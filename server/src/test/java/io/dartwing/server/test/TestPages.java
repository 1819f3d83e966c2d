package io.dartwing.server.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Documents made for a test.
public final class TestPages {
    private TestPages() {}

    /// A PDF with one page for each text; lines are separated by `\n`.
    public static byte[] pdf(String... pages) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (String text : pages) {
                var page = new PDPage(PDRectangle.LETTER);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    print(content, text);
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void print(PDPageContentStream content, String text) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 16);
        content.setLeading(26);
        content.newLineAtOffset(72, 680);
        for (String line : text.split("\n", -1)) {
            content.showText(line);
            content.newLine();
        }
        content.endText();
    }
}
