package io.dartwing.fax.receipt;

import io.dartwing.engine.fax.pages.PrintFont;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Prints a receipt: the signed text line by line, the signature, and how it is verified.
final class ReceiptPdf {
    private static final float SIZE = 10;
    private static final float LEADING = 15;
    private static final float MARGIN = 60;

    private ReceiptPdf() {}

    static byte[] of(Receipt receipt) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            PrintFont font = PrintFont.of(document);
            List<String> lines = wrapped(font, lines(receipt));
            int fit = (int) ((PDRectangle.LETTER.getHeight() - 2 * MARGIN) / LEADING);
            for (int from = 0; from < lines.size(); from += fit) {
                page(document, font, lines.subList(from, Math.min(lines.size(), from + fit)));
            }
            var information = document.getDocumentInformation();
            information.setTitle("Delivery receipt");
            information.setCreationDate(Calendar.getInstance(TimeZone.getTimeZone("UTC")));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static List<String> lines(Receipt receipt) {
        var lines = new ArrayList<String>(receipt.statement().lines().toList());
        lines.add("");
        lines.add("signature: " + receipt.signature());
        lines.add("key: " + receipt.keyId());
        lines.add("");
        lines.add(
                "The lines above the signature are signed (Ed25519, UTF-8, lines divided by one line feed) with the key of");
        lines.add("the installation that sent the fax. Whoever has the receipt can have it verified there.");
        return lines;
    }

    private static void page(PDDocument document, PrintFont font, List<String> lines) throws IOException {
        var page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(font.font(), SIZE);
            content.setLeading(LEADING);
            content.newLineAtOffset(MARGIN, PDRectangle.LETTER.getHeight() - MARGIN);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    /// Breaks lines that are wider than the page, and prints what the font lacks as `?`.
    private static List<String> wrapped(PrintFont font, List<String> lines) throws IOException {
        float most = PDRectangle.LETTER.getWidth() - 2 * MARGIN;
        var wrapped = new ArrayList<String>();
        for (String line : lines) {
            var current = new StringBuilder();
            float width = 0;
            for (int codePoint : font.printable(line).codePoints().toArray()) {
                String one = Character.toString(codePoint);
                float next = font.width(one, SIZE);
                if (width + next > most) {
                    wrapped.add(current.toString());
                    current.setLength(0);
                    width = 0;
                }
                current.append(one);
                width += next;
            }
            wrapped.add(current.toString());
        }
        return wrapped;
    }
}
