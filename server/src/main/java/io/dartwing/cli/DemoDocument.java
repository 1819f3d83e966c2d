package io.dartwing.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Three pages of an invented laboratory report. Every name and value in it is made up.
final class DemoDocument {
    private static final List<List<String>> PAGES = List.of(
            List.of(
                    "# City Laboratory",
                    "1200 Example Avenue, Washington DC",
                    "",
                    "To: Demo Clinic, front desk",
                    "Subject: Results for your patient Jane Sample",
                    "",
                    "Dear colleagues,",
                    "",
                    "please find the laboratory results of November 20 on the following pages.",
                    "All values were measured in duplicate and reviewed by our physician.",
                    "",
                    "This document was made for a demonstration. Every person in it is invented."),
            List.of(
                    "# Complete blood count",
                    "",
                    "Test                      Result        Reference",
                    "White blood cells         6.2           4.0 to 10.5",
                    "Red blood cells           4.61          4.10 to 5.20",
                    "Hemoglobin                13.8          12.0 to 15.5",
                    "Hematocrit                41.2          36.0 to 46.0",
                    "Platelets                 254           150 to 400",
                    "",
                    "No value lies outside of its reference range."),
            List.of(
                    "# Basic metabolic panel",
                    "",
                    "Test                      Result        Reference",
                    "Glucose                   92            70 to 99",
                    "Sodium                    140           136 to 145",
                    "Potassium                 4.1           3.5 to 5.1",
                    "Creatinine                0.9           0.6 to 1.1",
                    "Calcium                   9.4           8.6 to 10.2",
                    "",
                    "Reviewed and released. Call us with any question."));

    private DemoDocument() {}

    static byte[] pdf() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var text = new PDType1Font(FontName.COURIER);
            var heading = new PDType1Font(FontName.HELVETICA_BOLD);
            for (List<String> lines : PAGES) {
                var page = new PDPage(PDRectangle.LETTER);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    float y = 700;
                    for (String line : lines) {
                        boolean title = line.startsWith("# ");
                        write(content, title ? heading : text, title ? 22 : 12, y, title ? line.substring(2) : line);
                        y -= title ? 36 : 22;
                    }
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void write(PDPageContentStream content, PDFont font, float size, float y, String line)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(64, y);
        content.showText(line);
        content.endText();
    }
}
