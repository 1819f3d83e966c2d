package io.dartwing.fax.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/// As what a report is taken away.
enum ReportFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf");

    private final MediaType type;

    ReportFormat(String type) {
        this.type = MediaType.parseMediaType(type);
    }

    MediaType type() {
        return type;
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReportFormat> named(String value) {
        return Arrays.stream(values()).filter(one -> one.value().equals(value)).findFirst();
    }

    byte[] write(Report report) {
        try {
            return switch (this) {
                case CSV -> ReportCsv.of(report).getBytes(StandardCharsets.UTF_8);
                case XLSX -> ReportWorkbook.of(report);
                case PDF -> ReportPdf.of(report);
            };
        } catch (IOException failure) {
            throw new UncheckedIOException("report: can't be written", failure);
        }
    }

    String filename(Report report) {
        return report.kind() + "-" + report.from() + "-" + report.to() + "." + value();
    }
}
