package io.dartwing.platform.auditing;

import io.dartwing.platform.actor.Actors;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// How often who did what, counted from the audit of the current organisation. Whoever calls asked for `audit:read`.
///
/// Names are those that people and keys have now; of whom the organisation knows no more, none is told.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AuditFigures {
    private static final int MOST = 1001;

    /// What somebody in charge of security would want to see.
    private static final List<String> INCIDENTS = List.of(
            "session.refused",
            "api_key.refused_network",
            "access.refused",
            "phi.glass_broken",
            "factor.removed",
            "audit.exported",
            "privacy.export_fetched");

    /// @param records how many records the entries showed
    public record Count(
            String actor, String event, @Nullable String purpose, long entries, long records, Instant last) {}

    private final JdbcClient jdbc;

    AuditFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Reads of protected information: entries with a purpose.
    public List<Count> reads(Instant from, Instant until) {
        return counts(from, until, "e.purpose is not null");
    }

    public List<Count> events(Instant from, Instant until) {
        return counts(from, until, "true");
    }

    public List<Count> incidents(Instant from, Instant until) {
        return counts(
                from,
                until,
                "e.event in ("
                        + INCIDENTS.stream().map(event -> "'" + event + "'").collect(Collectors.joining(", ")) + ")");
    }

    private List<Count> counts(Instant from, Instant until, String condition) {
        return jdbc.sql("""
                        select coalesce(
                                 (select p.full_name from people p
                                  where p.organization_id = e.organization_id and p.id = e.actor_id),
                                 (select k.name from api_keys k
                                  where k.organization_id = e.organization_id and k.id = e.actor_id),
                                 case e.actor_type when 'person' then '(left)' else e.actor_type end) as actor,
                               e.event, e.purpose, count(*) as entries,
                               coalesce(sum(coalesce(cardinality(e.records),
                                        case when e.purpose is null then 0 else 1 end)), 0) as records,
                               max(e.at) as last
                        from audit_entries e
                        where e.organization_id = :organization and e.at >= :from and e.at < :until and\s""" + condition + """

                        group by e.organization_id, e.actor_id, e.actor_type, e.event, e.purpose
                        order by entries desc, 1, 2 limit\s""" + MOST)
                .param("organization", Actors.current().requireOrganization())
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .param("until", OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .query((row, number) -> new Count(
                        row.getString("actor"),
                        row.getString("event"),
                        row.getString("purpose"),
                        row.getLong("entries"),
                        row.getLong("records"),
                        row.getTimestamp("last").toInstant()))
                .list();
    }
}
