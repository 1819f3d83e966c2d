package io.dartwing.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Letters as offices fax them: a page full of text.
final class BenchPages {
    private static final int LINES = 28;

    private BenchPages() {}

    static byte[] pdf(int pages, int number) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (int page = 1; page <= pages; page++) {
                var sheet = new PDPage(PDRectangle.LETTER);
                document.addPage(sheet);
                try (var content = new PDPageContentStream(document, sheet)) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                    content.setLeading(20);
                    content.newLineAtOffset(72, 700);
                    for (int line = 1; line <= LINES; line++) {
                        content.showText("Letter " + number + ", page " + page + ", line " + line
                                + ": results were sent on Tuesday and answered the same day.");
                        content.newLine();
                    }
                    content.endText();
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
