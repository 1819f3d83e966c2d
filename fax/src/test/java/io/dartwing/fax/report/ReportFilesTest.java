package io.dartwing.fax.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.report.Report.Chart;
import io.dartwing.fax.report.Report.Column;
import io.dartwing.fax.report.Report.Shape;
import io.dartwing.fax.report.Report.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final List<String> FORMULAS =
            List.of("=HYPERLINK(\"http://evil.example\")", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\rx");

    @TempDir
    Path folder;

    @Test
    void whatBeginsLikeAFormulaStaysATextInCsv() {
        for (String formula : FORMULAS) {
            String cell = ReportCsv.of(report(formula)).split("\r\n", 2)[1];
            assertThat(cell).as(formula).matches("(?s)\"?'.*");
        }
    }

    @Test
    void csvQuotesWhatWouldBreakItsCells() {
        assertThat(ReportCsv.of(report("a, \"b\"\nc")))
                .isEqualTo("inbox,received,share\r\n\"a, \"\"b\"\"\nc\",3,12.5\r\n");
    }

    @Test
    void aWorkbookHoldsNumbersAsNumbersAndFormulasAsTexts() throws IOException {
        String sheet = entry(ReportFormat.XLSX.write(report("=1+1")), "xl/worksheets/sheet1.xml");
        String texts = entry(ReportFormat.XLSX.write(report("=1+1")), "xl/sharedStrings.xml");
        assertThat(sheet).contains("<v>3</v>", "<v>12.5</v>").doesNotContain("<f>");
        assertThat(texts).contains("&apos;=1+1", "Received");
    }

    @Test
    void aPdfHoldsEveryRowOverItsPagesAndPrintsWhatTheFontLacks() throws IOException {
        var rows = new ArrayList<Map<String, Object>>();
        for (int row = 0; row < 80; row++) {
            rows.add(Map.of("inbox", "Row " + row + " \u65e5", "received", (long) row, "share", 1.0));
        }
        for (Shape shape : Shape.values()) {
            Report many = report(rows, List.of(new Chart("Faxes", shape, List.of("received", "share"))));
            try (PDDocument pdf = Loader.loadPDF(ReportFormat.PDF.write(many))) {
                String text = new PDFTextStripper().getText(pdf);
                assertThat(text).contains("Row 0 ?", "Row 79 ?", "2026-11-01 to 2026-11-30", "Total");
                assertThat(pdf.getNumberOfPages()).isBetween(3, 5);
            }
        }
    }

    @Test
    void aPdfOfNothingSaysSo() throws IOException {
        Report nothing = report(List.of(), List.of(new Chart("Faxes", Shape.LINES, List.of("received"))));
        try (PDDocument pdf = Loader.loadPDF(ReportFormat.PDF.write(nothing))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Nothing in these days");
        }
    }

    @Test
    void chosenColumnsAreShownBehindTheFirstOne() {
        Report chosen = report("Front").only(Set.of("share", "unknown"));
        assertThat(chosen.columns()).extracting(Column::name).containsExactly("inbox", "share");
        assertThat(chosen.rows().getFirst()).containsOnlyKeys("inbox", "share");
        assertThat(chosen.charts()).isEmpty();
    }

    private static Report report(String inbox) {
        return report(
                List.of(Map.of("inbox", inbox, "received", 3L, "share", 12.5)),
                List.of(new Chart("Faxes", Shape.BARS, List.of("received"))));
    }

    private static Report report(List<Map<String, Object>> rows, List<Chart> charts) {
        return new Report(
                "inboxes",
                "Inboxes",
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                "UTC",
                "inbox",
                List.of(
                        new Column("inbox", "Inbox", Type.TEXT),
                        new Column("received", "Received", Type.COUNT),
                        new Column("share", "Share", Type.PERCENT)),
                List.copyOf(rows),
                rows.isEmpty() ? Map.of() : Map.of("received", 3L),
                Map.of(),
                charts,
                true);
    }

    private String entry(byte[] workbook, String name) throws IOException {
        Path file = Files.write(folder.resolve("report.xlsx"), workbook);
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
