package io.dartwing.fax.report;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.report.Report.Column;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.AccessPredicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Counts faxes: one statement for the rows, one for each of the two sums.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxFigures {
    static final int MOST_ROWS = 1000;

    private final JdbcClient jdbc;

    FaxFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Report count(ReportWish wish, ZoneId zone) {
        Grouping grouping = wish.grouping();
        List<Map<String, @Nullable Object>> rows = rows(wish, zone, grouping);
        boolean complete = rows.size() <= MOST_ROWS;
        if (grouping.ofTime()) {
            rows = filled(rows, wish);
        } else if (!complete) {
            rows = rows.subList(0, MOST_ROWS);
        }
        var columns = new ArrayList<Column>();
        columns.add(new Column(grouping.value(), grouping.label(), Report.Type.TEXT));
        wish.kind().measures().forEach(measure -> columns.add(measure.column()));
        return new Report(
                wish.kind().value(),
                wish.kind().title(),
                wish.from(),
                wish.to(),
                zone.getId(),
                grouping.value(),
                columns,
                rows,
                total(wish, zone),
                total(wish.before(), zone),
                charts(wish),
                complete);
    }

    /// Over inboxes and the like a line would connect what has no order.
    private static List<Report.Chart> charts(ReportWish wish) {
        return wish.kind().charts().stream()
                .map(chart ->
                        chart.shape() == Report.Shape.LINES && !wish.grouping().ofTime()
                                ? new Report.Chart(chart.title(), Report.Shape.BARS, chart.series())
                                : chart)
                .toList();
    }

    private Map<String, @Nullable Object> total(ReportWish wish, ZoneId zone) {
        List<Map<String, @Nullable Object>> one = rows(wish, zone, Grouping.NONE);
        if (one.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> total = one.getFirst();
        total.remove(Grouping.NONE.value());
        return total;
    }

    private List<Map<String, @Nullable Object>> rows(ReportWish wish, ZoneId zone, Grouping grouping) {
        List<Measure> measures = wish.kind().measures();
        var parameters = new HashMap<String, Object>();
        String where = where(wish, zone, parameters);
        String figures = measures.stream()
                .map(measure -> measure.sql() + " as " + measure.column().name())
                .collect(Collectors.joining(",\n  "));
        boolean whole = grouping == Grouping.NONE;
        String sql = "select " + grouping.key() + " as key,\n  " + figures + "\nfrom fax_documents f\n"
                + wish.kind().join() + "\nwhere " + where
                + (whole ? "" : "\ngroup by 1 order by " + order(grouping, measures) + " limit " + (MOST_ROWS + 1));
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> row(row, grouping, measures))
                .list();
    }

    /// Times and steps in their order, everything else by what there is most of.
    private static String order(Grouping grouping, List<Measure> measures) {
        return grouping.ofTime() || grouping == Grouping.CONFIDENCE
                ? "1"
                : measures.getFirst().column().name() + " desc, 1";
    }

    private static String where(ReportWish wish, ZoneId zone, Map<String, Object> parameters) {
        AccessPredicate open = FaxAccess.open(Actors.current(), FaxAccess.READ);
        parameters.putAll(open.parameters());
        parameters.put("me", Actors.current().id());
        parameters.put("organization", Actors.current().requireOrganization());
        parameters.put("zone", zone.getId());
        parameters.put("from", start(wish.from(), zone));
        parameters.put("until", start(wish.to().plusDays(1), zone));
        var all = new ArrayList<String>();
        all.add("f.organization_id = :organization and f.created_at >= :from and f.created_at < :until and not f.test");
        all.add(open.text());
        all.add(wish.kind().condition());
        if (wish.inbox() != null) {
            all.add("f.inbox_id = :inbox");
            parameters.put("inbox", wish.inbox());
        }
        if (wish.number() != null) {
            all.add("case f.direction when 'inbound' then f.recipient_number else f.sender_number end = :number");
            parameters.put("number", wish.number());
        }
        if (wish.person() != null) {
            all.add("""
                    (f.assigned_to = :person or exists (select from fax_timeline h where h.fax_id = f.id
                        and h.event = 'accepted' and h.actor_type = 'person' and h.actor_id = :person))""");
            parameters.put("person", wish.person());
        }
        return String.join("\n  and ", all);
    }

    static Timestamp start(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    private static Map<String, @Nullable Object> row(ResultSet row, Grouping grouping, List<Measure> measures)
            throws SQLException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(grouping.value(), row.getString("key"));
        for (Measure measure : measures) {
            String name = measure.column().name();
            if (measure.column().type() == Report.Type.COUNT) {
                values.put(name, row.getLong(name));
            } else {
                values.put(name, decimal(row, name));
            }
        }
        return values;
    }

    static @Nullable Double decimal(ResultSet row, String name) throws SQLException {
        double value = row.getDouble(name);
        return row.wasNull() ? null : value;
    }

    /// A time without faxes counts zero of everything.
    private static List<Map<String, @Nullable Object>> filled(
            List<Map<String, @Nullable Object>> rows, ReportWish wish) {
        String key = wish.grouping().value();
        Map<String, Map<String, @Nullable Object>> known =
                rows.stream().collect(Collectors.toMap(row -> String.valueOf(row.get(key)), row -> row));
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (String time : wish.grouping().keys(wish.from(), wish.to())) {
            all.add(
                    known.containsKey(time)
                            ? known.get(time)
                            : nothing(key, time, wish.kind().measures()));
        }
        return all;
    }

    private static Map<String, @Nullable Object> nothing(String key, String time, List<Measure> measures) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put(key, time);
        measures.forEach(
                measure -> row.put(measure.column().name(), measure.column().type() == Report.Type.COUNT ? 0L : null));
        return row;
    }
}
