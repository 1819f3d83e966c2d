package io.dartwing.fax.broadcast;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What became of each recipient, as a CSV file (RFC 4180).
final class ResultsCsv {
    private static final List<String> HEADER = List.of(
            "position", "number", "name", "company", "state", "reason", "fax", "attempts", "pages_sent", "sent_at");
    private static final String FORMULA = "=+-@\t\r";

    private ResultsCsv() {}

    static String header() {
        return String.join(",", HEADER) + "\r\n";
    }

    static String row(Recipient recipient) {
        RecipientView view = RecipientView.of(recipient);
        return List.of(
                        String.valueOf(view.position()),
                        quoted(view.number()),
                        text(view.name()),
                        text(view.company()),
                        view.state(),
                        text(view.reason()),
                        text(view.faxName()),
                        view.attempts() == null ? "" : view.attempts().toString(),
                        view.pagesSent() == null ? "" : view.pagesSent().toString(),
                        view.sentAt() == null ? "" : view.sentAt().toString())
                .stream()
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /// Spreadsheets must not take what a list brought for a formula.
    private static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return quoted(FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
