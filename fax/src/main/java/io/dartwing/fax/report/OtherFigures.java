package io.dartwing.fax.report;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.report.Report.Column;
import io.dartwing.fax.report.Report.Type;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.auditing.AuditFigures;
import io.dartwing.platform.auditing.AuditFigures.Count;
import io.dartwing.platform.permission.AccessPredicate;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.platform.training.TrainingSettings;
import io.dartwing.platform.training.TrainingState;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The reports that are no count of faxes: about people, what carriers charged, and the audit.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OtherFigures {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int MOST = FaxFigures.MOST_ROWS;

    private final JdbcClient jdbc;
    private final AuditFigures audit;
    private final OrganizationSettings settings;
    private final Clock clock;

    OtherFigures(JdbcClient jdbc, AuditFigures audit, OrganizationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    Report make(ReportWish wish, ZoneId zone) {
        return switch (wish.kind()) {
            case PEOPLE -> people(wish, zone);
            case COST -> cost(wish, zone);
            case PHI_ACCESS -> trail(wish, zone, "reads", "Reads", audit.reads(from(wish, zone), until(wish, zone)));
            case TRAIL -> trail(wish, zone, "entries", "Entries", audit.events(from(wish, zone), until(wish, zone)));
            case INCIDENTS ->
                trail(wish, zone, "entries", "Entries", audit.incidents(from(wish, zone), until(wish, zone)));
            case RIGHTS -> rights(wish, zone);
            case TRAINING -> training(wish, zone);
            default -> throw new IllegalArgumentException(wish.kind().value());
        };
    }

    private static Instant from(ReportWish wish, ZoneId zone) {
        return wish.from().atStartOfDay(zone).toInstant();
    }

    private static Instant until(ReportWish wish, ZoneId zone) {
        return wish.to().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// What people did with faxes that the asker may read.
    private Report people(ReportWish wish, ZoneId zone) {
        AccessPredicate open = FaxAccess.open(Actors.current(), FaxAccess.READ);
        List<Map<String, @Nullable Object>> rows = jdbc.sql("""
                        select coalesce((select p.full_name from people p
                                         where p.organization_id = :organization and p.id = t.actor_id),
                                        '(left)') as person,
                               count(distinct t.fax_id) as faxes,
                               count(*) filter (where t.event = 'accepted') as handed_in,
                               count(*) filter (where t.event = 'assigned') as handed_on,
                               count(*) filter (where t.event in ('released', 'rejected')) as judged,
                               count(*) filter (where t.event in ('category_corrected', 'tagged', 'untagged')) as sorted,
                               count(*) as acts
                        from fax_timeline t join fax_documents f on f.id = t.fax_id
                        where t.organization_id = :organization and t.actor_type = 'person'
                          and t.at >= :from and t.at < :until and not f.test and\s""" + open.text() + """

                        group by t.actor_id order by faxes desc, 1 limit\s""" + (MOST + 1))
                .params(open.parameters())
                .param("me", Actors.current().id())
                .param("organization", Actors.current().requireOrganization())
                .param("from", FaxFigures.start(wish.from(), zone))
                .param("until", FaxFigures.start(wish.to().plusDays(1), zone))
                .query((row, number) -> {
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    values.put("person", row.getString("person"));
                    for (String name : List.of("faxes", "handed_in", "handed_on", "judged", "sorted", "acts")) {
                        values.put(name, row.getLong(name));
                    }
                    return (Map<String, @Nullable Object>) values;
                })
                .list();
        return report(
                wish,
                zone,
                List.of(
                        text("person", "Person"),
                        count("faxes", "Faxes handled"),
                        count("handed_in", "Handed in"),
                        count("handed_on", "Handed on"),
                        count("judged", "Released or rejected"),
                        count("sorted", "Sorted"),
                        count("acts", "Acts")),
                rows);
    }

    /// What carriers said each request cost; what they don't say isn't guessed.
    private Report cost(ReportWish wish, ZoneId zone) {
        List<Map<String, @Nullable Object>> rows = jdbc.sql("""
                        select a.name || coalesce(' (' || c.cost_currency || ')', '') as carrier,
                               count(*) as requests,
                               count(*) filter (where c.state in ('sent', 'delivered')) as delivered,
                               coalesce(sum(c.units), 0) as units,
                               sum(c.cost)::double precision as cost,
                               (sum(c.cost) / nullif(sum(c.units) filter (where c.cost is not null), 0))::double precision
                                 as per_unit,
                               count(*) filter (where c.cost is null) as unpriced
                        from carrier_attempts c join carrier_accounts a on a.id = c.account_id
                        where c.organization_id = :organization and c.operation = 'fax'
                          and c.begun_at >= :from and c.begun_at < :until
                        group by a.name, c.cost_currency order by cost desc nulls last, 1 limit\s""" + (MOST + 1))
                .param("organization", Actors.current().requireOrganization())
                .param("from", FaxFigures.start(wish.from(), zone))
                .param("until", FaxFigures.start(wish.to().plusDays(1), zone))
                .query((row, number) -> {
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    values.put("carrier", row.getString("carrier"));
                    values.put("requests", row.getLong("requests"));
                    values.put("delivered", row.getLong("delivered"));
                    values.put("units", row.getLong("units"));
                    values.put("cost", FaxFigures.decimal(row, "cost"));
                    values.put("per_unit", FaxFigures.decimal(row, "per_unit"));
                    values.put("unpriced", row.getLong("unpriced"));
                    return (Map<String, @Nullable Object>) values;
                })
                .list();
        return report(
                wish,
                zone,
                List.of(
                        text("carrier", "Carrier"),
                        count("requests", "Requests"),
                        count("delivered", "Delivered"),
                        count("units", "Pages charged"),
                        new Column("cost", "Cost", Type.NUMBER),
                        new Column("per_unit", "Cost per page", Type.NUMBER),
                        count("unpriced", "Without a price")),
                rows);
    }

    private static Report trail(ReportWish wish, ZoneId zone, String figure, String label, List<Count> counts) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (Count count : counts) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("actor", count.actor());
            row.put("event", count.event());
            row.put("purpose", count.purpose());
            row.put(figure, count.entries());
            row.put("records", count.records());
            row.put("last", MOMENT.format(count.last().atZone(zone)));
            rows.add(row);
        }
        return report(
                wish,
                zone,
                List.of(
                        text("actor", "Who"),
                        text("event", "What"),
                        text("purpose", "Purpose"),
                        count(figure, label),
                        count("records", "Records shown"),
                        text("last", "Last time")),
                rows);
    }

    /// Everybody who has rights now, whatever the days.
    private Report rights(ReportWish wish, ZoneId zone) {
        List<Map<String, @Nullable Object>> rows = jdbc.sql("""
                        select full_name as who, 'person' as type, array_to_string(roles, ', ') as rights, status,
                               created_at, null::timestamptz as last_used_at
                        from people where organization_id = :organization and deleted_at is null
                        union all
                        select name, 'API key', array_to_string(scopes, ', '),
                               case when expires_at < now() then 'expired' else 'active' end, created_at, last_used_at
                        from api_keys where organization_id = :organization and deleted_at is null
                        order by 2 desc, 1 limit\s""" + (MOST + 1))
                .param("organization", Actors.current().requireOrganization())
                .query((row, number) -> {
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    for (String name : List.of("who", "type", "rights", "status")) {
                        values.put(name, row.getString(name));
                    }
                    values.put(
                            "since",
                            MOMENT.format(
                                    row.getTimestamp("created_at").toInstant().atZone(zone)));
                    var last = row.getTimestamp("last_used_at");
                    values.put(
                            "last",
                            last == null ? null : MOMENT.format(last.toInstant().atZone(zone)));
                    return (Map<String, @Nullable Object>) values;
                })
                .list();
        return report(
                wish,
                zone,
                List.of(
                        text("who", "Who"),
                        text("type", "Kind"),
                        text("rights", "Roles or scopes"),
                        text("status", "State"),
                        text("since", "Since"),
                        text("last", "Key last used")),
                rows);
    }

    /// Who lacks a course that everybody needs, or whose training ends, today, whatever the days; then who has what.
    private Report training(ReportWish wish, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<Map<String, @Nullable Object>> rows = jdbc.sql("""
                        with active as (
                          select id, full_name from people
                          where organization_id = :organization and deleted_at is null and status = 'active'),
                        known as (
                          select person_id, course, completed_on, expires_on from training_records
                          where organization_id = :organization and deleted_at is null),
                        wanted as (
                          select a.id, a.full_name, c.course, true as needed
                          from active a cross join unnest(cast(:courses as text[])) c (course)
                          union all
                          select distinct on (a.id, lower(k.course)) a.id, a.full_name, k.course, false
                          from active a join known k on k.person_id = a.id
                          where lower(k.course) <> all (select lower(n) from unnest(cast(:courses as text[])) n))
                        select w.full_name, w.course, w.needed, k.completed_on, k.expires_on
                        from wanted w left join lateral (
                          select completed_on, expires_on from known
                          where person_id = w.id and lower(course) = lower(w.course)
                          order by expires_on desc nulls first, completed_on desc limit 1) k on true
                        order by k.completed_on is not null, k.expires_on, w.full_name, w.course limit\s""" + (MOST + 1))
                .param("organization", Actors.current().requireOrganization())
                .param("courses", TrainingSettings.courses(settings).toArray(String[]::new))
                .query((row, number) -> {
                    LocalDate completed = row.getObject("completed_on", LocalDate.class);
                    LocalDate expires = row.getObject("expires_on", LocalDate.class);
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    values.put("who", row.getString("full_name"));
                    values.put("course", row.getString("course"));
                    values.put(
                            "state",
                            completed == null
                                    ? "missing"
                                    : TrainingState.of(expires, today).text().replace('_', ' '));
                    values.put("completed", completed == null ? null : completed.toString());
                    values.put("expires", expires == null ? null : expires.toString());
                    values.put("needed", row.getBoolean("needed") ? "yes" : "no");
                    return (Map<String, @Nullable Object>) values;
                })
                .list();
        return report(
                wish,
                zone,
                List.of(
                        text("who", "Who"),
                        text("course", "Course"),
                        text("state", "State"),
                        text("completed", "Completed"),
                        text("expires", "Expires"),
                        text("needed", "Needed by everybody")),
                rows);
    }

    private static Report report(
            ReportWish wish, ZoneId zone, List<Column> columns, List<Map<String, @Nullable Object>> rows) {
        boolean complete = rows.size() <= MOST;
        return new Report(
                wish.kind().value(),
                wish.kind().title(),
                wish.from(),
                wish.to(),
                zone.getId(),
                Grouping.NONE.value(),
                columns,
                complete ? rows : rows.subList(0, MOST),
                Map.of(),
                Map.of(),
                wish.kind().charts(),
                complete);
    }

    private static Column text(String name, String label) {
        return new Column(name, label, Type.TEXT);
    }

    private static Column count(String name, String label) {
        return new Column(name, label, Type.COUNT);
    }
}
