package io.dartwing.fax.report;

import io.dartwing.fax.report.Report.Column;
import io.dartwing.fax.report.Report.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// An Excel workbook: what was asked for, the rows, and what they add up to.
final class ReportWorkbook {
    private static final int HEAD = 3;

    private ReportWorkbook() {}

    static byte[] of(Report report) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Dartwing", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(report.title());
            sheet.value(0, 0, report.title());
            sheet.style(0, 0).bold().set();
            sheet.value(1, 0, report.from() + " to " + report.to() + " (" + report.zone() + ")");
            List<Column> columns = report.columns();
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(HEAD, column, columns.get(column).label());
                sheet.style(HEAD, column).bold().set();
                sheet.width(column, column == 0 ? 28 : 16);
            }
            int line = HEAD + 1;
            for (Map<String, @Nullable Object> row : report.rows()) {
                row(sheet, line++, columns, row);
            }
            if (!report.totals().isEmpty()) {
                sheet.value(line, 0, "Total");
                row(sheet, line, columns.subList(1, columns.size()), report.totals(), 1);
                sheet.range(line, 0, line, columns.size() - 1).style().bold().set();
            }
            sheet.freezePane(0, HEAD + 1);
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int line, List<Column> columns, Map<String, @Nullable Object> row) {
        row(sheet, line, columns, row, 0);
    }

    private static void row(
            Worksheet sheet, int line, List<Column> columns, Map<String, @Nullable Object> row, int offset) {
        for (int at = 0; at < columns.size(); at++) {
            Column column = columns.get(at);
            if (row.get(column.name()) instanceof Number number && column.type() != Type.TEXT) {
                sheet.value(line, at + offset, number);
            } else {
                sheet.value(line, at + offset, Cells.harmless(Cells.text(row, column)));
            }
        }
    }
}
