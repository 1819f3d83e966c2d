package io.dartwing.fax.report;

import io.dartwing.fax.report.Report.Column;
import io.dartwing.fax.report.Report.Type;

/// One figure: an aggregate over faxes `f`.
record Measure(Column column, String sql) {
    static Measure count(String name, String label, String condition) {
        return new Measure(new Column(name, label, Type.COUNT), "count(*) filter (where " + condition + ")");
    }

    static Measure sum(String name, String label, String value, String condition) {
        return new Measure(
                new Column(name, label, Type.COUNT),
                "coalesce(sum(" + value + ") filter (where " + condition + "), 0)");
    }

    /// How many of a hundred; nothing when there is none to count.
    static Measure share(String name, String label, String condition, String of) {
        return new Measure(
                new Column(name, label, Type.PERCENT),
                "round(100.0 * count(*) filter (where " + condition + ") / nullif(count(*) filter (where " + of
                        + "), 0), 1)");
    }

    static Measure mean(String name, String label, Type type, String value, String condition) {
        return new Measure(
                new Column(name, label, type),
                "round(avg(" + value + ") filter (where " + condition + ")::numeric, 1)");
    }

    /// The value that this part of the faxes is below: 0.5 is the median.
    static Measure quantile(String name, String label, double part, String value) {
        return new Measure(
                new Column(name, label, Type.MINUTES),
                "round((percentile_cont(" + part + ") within group (order by " + value + "))::numeric, 1)");
    }
}
