package io.dartwing.fax.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One report: a table, what it adds up to, and how it is best drawn.
///
/// @param to the last day, included
/// @param zone whose days these are
/// @param rows values by the name of their column
/// @param totals the whole time as one row; empty where adding up means nothing
/// @param previous the same of as many days before
/// @param complete false when there are more rows than a report holds
record Report(
        String kind,
        String title,
        LocalDate from,
        LocalDate to,
        String zone,
        String groupBy,
        List<Column> columns,
        List<Map<String, @Nullable Object>> rows,
        Map<String, @Nullable Object> totals,
        Map<String, @Nullable Object> previous,
        List<Chart> charts,
        boolean complete) {
    enum Type {
        TEXT,
        COUNT,
        PERCENT,
        MINUTES,
        NUMBER;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Column(String name, String label, Type type) {}

    enum Shape {
        LINES,
        STACK,
        BARS;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param series columns that are drawn, over the first column
    record Chart(String title, Shape shape, List<String> series) {}

    /// With these columns only, in their order of the report; the first one, which names the rows, always stays.
    Report only(Set<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        String first = columns.getFirst().name();
        List<Column> kept = columns.stream()
                .filter(column -> column.name().equals(first) || names.contains(column.name()))
                .toList();
        List<Chart> drawn = charts.stream()
                .map(chart -> new Chart(
                        chart.title(),
                        chart.shape(),
                        chart.series().stream().filter(names::contains).toList()))
                .filter(chart -> !chart.series().isEmpty())
                .toList();
        return new Report(
                kind,
                title,
                from,
                to,
                zone,
                groupBy,
                kept,
                rows.stream().map(row -> of(row, kept)).toList(),
                of(totals, kept),
                of(previous, kept),
                drawn,
                complete);
    }

    private static Map<String, @Nullable Object> of(Map<String, @Nullable Object> row, List<Column> kept) {
        var some = new java.util.LinkedHashMap<String, @Nullable Object>();
        kept.stream().map(Column::name).filter(row::containsKey).forEach(name -> some.put(name, row.get(name)));
        return some;
    }
}
