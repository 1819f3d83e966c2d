package io.dartwing.fax.report;

import io.dartwing.fax.report.Report.Column;
import io.dartwing.fax.report.Report.Type;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// RFC 4180, with a header line of the columns' names.
final class ReportCsv {
    private ReportCsv() {}

    static String of(Report report) {
        Stream<String> head =
                Stream.of(report.columns().stream().map(Column::name).collect(Collectors.joining(",")));
        Stream<String> rows = report.rows().stream()
                .map(row -> report.columns().stream()
                        .map(column -> cell(column, Cells.text(row, column)))
                        .collect(Collectors.joining(",")));
        return Stream.concat(head, rows).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String cell(Column column, String value) {
        String text = column.type() == Type.TEXT ? Cells.harmless(value) : value.replace(" %", "");
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
