package io.dartwing.telephony.porting;

import io.dartwing.engine.fax.pages.PrintFont;
import io.dartwing.telephony.porting.PortLetter.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Prints a letter of authorization on Letter paper, to be signed by hand or on the screen.
final class PortLetterPdf {
    private static final float SIZE = 11;
    private static final float HEADING = 13;
    private static final float LEADING = 16;
    private static final float MARGIN = 64;
    private static final float TOP = PDRectangle.LETTER.getHeight() - MARGIN;

    private PortLetterPdf() {}

    static byte[] of(List<Line> letter) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            PrintFont font = PrintFont.of(document);
            document.getDocumentInformation().setTitle("Letter of authorization");
            for (List<Line> page : pages(wrapped(font, letter))) {
                print(document, font, page);
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static List<List<Line>> pages(List<Line> lines) {
        var pages = new ArrayList<List<Line>>();
        float left = 0;
        for (Line line : lines) {
            float needed = (1 + line.blank()) * LEADING;
            if (pages.isEmpty() || left < needed) {
                pages.add(new ArrayList<>());
                left = TOP - MARGIN;
            }
            pages.getLast().add(line);
            left -= needed;
        }
        return pages;
    }

    private static void print(PDDocument document, PrintFont font, List<Line> lines) throws IOException {
        var page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            float y = TOP;
            for (Line line : lines) {
                y -= line.blank() * LEADING;
                content.beginText();
                content.setFont(font.font(), line.heading() ? HEADING : SIZE);
                content.newLineAtOffset(MARGIN, y);
                content.showText(line.text());
                content.endText();
                y -= LEADING;
            }
        }
    }

    /// Broken between words where a line is wider than the page.
    private static List<Line> wrapped(PrintFont font, List<Line> letter) throws IOException {
        float most = PDRectangle.LETTER.getWidth() - 2 * MARGIN;
        var wrapped = new ArrayList<Line>();
        for (Line line : letter) {
            float size = line.heading() ? HEADING : SIZE;
            var current = new StringBuilder();
            int blank = line.blank();
            for (String word : font.printable(line.text()).split(" ")) {
                String longer = current.isEmpty() ? word : current + " " + word;
                if (!current.isEmpty() && font.width(longer, size) > most) {
                    wrapped.add(new Line(current.toString(), line.heading(), blank));
                    blank = 0;
                    current.setLength(0);
                    current.append(word);
                } else {
                    current.setLength(0);
                    current.append(longer);
                }
            }
            wrapped.add(new Line(current.toString(), line.heading(), blank));
        }
        return wrapped;
    }
}
