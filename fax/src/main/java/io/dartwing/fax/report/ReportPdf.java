package io.dartwing.fax.report;

import io.dartwing.engine.fax.pages.PrintFont;
import io.dartwing.fax.report.Report.Chart;
import io.dartwing.fax.report.Report.Column;
import io.dartwing.fax.report.Report.Type;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// Prints a report: its charts, then its table over as many pages as it takes.
final class ReportPdf implements AutoCloseable {
    private static final float WIDTH = PDRectangle.LETTER.getHeight();
    private static final float HEIGHT = PDRectangle.LETTER.getWidth();
    private static final float MARGIN = 46;
    private static final float LINE = 15;
    private static final float CHART = 190;
    private static final Color INK = new Color(0x1b222b);
    private static final Color FAINT = new Color(0x66707c);

    private final PDDocument document = new PDDocument();
    private final PrintFont font;
    private final Report report;
    private PDPageContentStream content;
    private float y;
    private int pages;

    private ReportPdf(Report report) throws IOException {
        this.report = report;
        this.font = PrintFont.of(document);
        this.content = page();
    }

    static byte[] of(Report report) throws IOException {
        try (var pdf = new ReportPdf(report)) {
            return pdf.print();
        }
    }

    private byte[] print() throws IOException {
        if (!report.rows().isEmpty()) {
            for (Chart chart : report.charts()) {
                if (y - CHART < MARGIN) {
                    next();
                }
                y -= CHART;
                new PdfChart(content, font, report, chart).draw(MARGIN, y, WIDTH - 2 * MARGIN, CHART - 20);
            }
        }
        head();
        for (Map<String, @Nullable Object> row : report.rows()) {
            line(row, INK);
        }
        if (report.rows().isEmpty()) {
            text(MARGIN, y - LINE, 10, FAINT, "Nothing in these days.");
        }
        if (!report.totals().isEmpty() && !report.rows().isEmpty()) {
            total("Total", report.totals());
            total("Before", report.previous());
        }
        if (!report.complete()) {
            next();
            text(MARGIN, y - LINE, 10, INK, "There is more than a report holds: choose fewer days.");
        }
        content.close();
        var information = document.getDocumentInformation();
        information.setTitle(font.printable(report.title()));
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private PDPageContentStream page() throws IOException {
        var page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
        document.addPage(page);
        pages++;
        content = new PDPageContentStream(document, page);
        y = HEIGHT - MARGIN;
        text(MARGIN, y, pages == 1 ? 16 : 10, INK, report.title());
        String days = report.from() + " to " + report.to() + " (" + report.zone() + "), page " + pages;
        text(WIDTH - MARGIN - font.width(font.printable(days), 9), y, 9, FAINT, days);
        y -= LINE;
        return content;
    }

    private void next() throws IOException {
        content.close();
        content = page();
    }

    private void head() throws IOException {
        if (y - 3 * LINE < MARGIN) {
            next();
        }
        y -= LINE;
        List<Column> columns = report.columns();
        for (int at = 0; at < columns.size(); at++) {
            cell(at, columns.get(at).label(), columns.get(at).type() == Type.TEXT, FAINT);
        }
        content.setStrokingColor(FAINT);
        content.setLineWidth(0.5f);
        content.moveTo(MARGIN, y - 4);
        content.lineTo(WIDTH - MARGIN, y - 4);
        content.stroke();
    }

    private void line(Map<String, @Nullable Object> row, Color color) throws IOException {
        if (y - LINE < MARGIN) {
            next();
            head();
        }
        y -= LINE;
        List<Column> columns = report.columns();
        for (int at = 0; at < columns.size(); at++) {
            Column column = columns.get(at);
            cell(at, Cells.text(row, column), column.type() == Type.TEXT, color);
        }
    }

    private void total(String name, Map<String, @Nullable Object> values) throws IOException {
        var row = new java.util.HashMap<String, @Nullable Object>(values);
        row.put(report.columns().getFirst().name(), name);
        line(row, FAINT);
    }

    /// The first column is as wide as two others.
    private void cell(int at, String value, boolean left, Color color) throws IOException {
        float unit = (WIDTH - 2 * MARGIN) / (report.columns().size() + 1);
        float x = at == 0 ? MARGIN : MARGIN + unit * (at + 1);
        float width = (at == 0 ? 2 * unit : unit) - 6;
        String fitting = fitting(font.printable(value), width, 8);
        text(left ? x : x + width - font.width(fitting, 8), y, 8, color, fitting);
    }

    private String fitting(String value, float width, float size) throws IOException {
        String shown = value;
        while (!shown.isEmpty() && font.width(shown, size) > width) {
            shown = shown.substring(0, shown.length() - 1);
        }
        return shown;
    }

    private void text(float x, float at, float size, Color color, String value) throws IOException {
        content.beginText();
        content.setNonStrokingColor(color);
        content.setFont(font.font(), size);
        content.newLineAtOffset(x, at);
        content.showText(font.printable(value));
        content.endText();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
