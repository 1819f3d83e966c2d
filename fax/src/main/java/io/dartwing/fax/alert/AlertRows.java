package io.dartwing.fax.alert;

import io.dartwing.platform.actor.Actors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The table of alerts.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AlertRows {
    private static final String SELECT = """
            select a.*, f.name as fax_name from alerts a left join fax_documents f on f.id = a.fax_id\s""";

    private final JdbcClient jdbc;

    AlertRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// When the rule was told of last, counting what is about to be told. Locks the rule, so that of two alerts at the
    /// same time the second one sees the first.
    Optional<Instant> lastTold(UUID rule) {
        jdbc.sql("select id from alert_rules where id = ? for update")
                .param(rule)
                .query(UUID.class)
                .single();
        return jdbc.sql("select due_at from alerts where rule_id = ? and told order by due_at desc limit 1")
                .param(rule)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /// False when this fax raised an alert of this rule before.
    boolean insert(
            UUID id,
            AlertRule rule,
            @Nullable UUID fax,
            List<String> reasons,
            @Nullable Integer depth,
            Instant now,
            Instant due,
            boolean told) {
        return jdbc.sql("""
                        insert into alerts (id, organization_id, rule_id, rule_name, fax_id, reasons, depth, raised_at,
                            due_at, told)
                        values (:id, :organization, :rule, :name, :fax, :reasons, :depth, :now, :due, :told)
                        on conflict (rule_id, fax_id) do nothing""")
                        .param("id", id)
                        .param("organization", Actors.current().requireOrganization())
                        .param("rule", rule.id())
                        .param("name", rule.name())
                        .param("fax", fax, Types.OTHER)
                        .param("reasons", reasons.toArray(String[]::new))
                        .param("depth", depth, Types.INTEGER)
                        .param("now", Timestamp.from(now))
                        .param("due", Timestamp.from(due))
                        .param("told", told)
                        .update()
                == 1;
    }

    /// Locks an alert that is still to be told.
    Optional<Alert> lockUntold(UUID id) {
        return jdbc.sql(SELECT + "where a.id = ? and a.told and a.told_at is null for update of a")
                .param(id)
                .query(AlertRows::alert)
                .optional();
    }

    void told(UUID id, Instant now) {
        jdbc.sql("update alerts set told_at = ? where id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }

    Optional<Alert> find(UUID id) {
        return jdbc.sql(SELECT + "where a.id = ?")
                .param(id)
                .query(AlertRows::alert)
                .optional();
    }

    /// Newest first. `acknowledged` null: both.
    List<Alert> list(@Nullable Boolean acknowledged, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                        where (cast(:acknowledged as boolean) is null
                               or (a.acknowledged_at is not null) = cast(:acknowledged as boolean))
                          and (cast(:before as uuid) is null or a.id < cast(:before as uuid))
                        order by a.id desc limit :limit""")
                .param("acknowledged", acknowledged, Types.BOOLEAN)
                .param("before", before, Types.OTHER)
                .param("limit", limit)
                .query(AlertRows::alert)
                .list();
    }

    /// False when somebody did before.
    boolean acknowledge(UUID id, UUID person, String name, Instant now) {
        return jdbc.sql("""
                        update alerts set acknowledged_at = ?, acknowledged_by = ?, acknowledged_name = ?
                        where id = ? and acknowledged_at is null""").params(Timestamp.from(now), person, name, id).update() == 1;
    }

    long waiting() {
        return jdbc.sql("""
                        select count(*) from fax_documents
                        where organization_id = ? and direction = 'outbound' and status = 'queued'
                          and deleted_at is null and not test and (scheduled_at is null or scheduled_at <= now())""")
                .param(Actors.current().requireOrganization())
                .query(Long.class)
                .single();
    }

    void over(UUID rule, @Nullable Instant since) {
        jdbc.sql("update alert_rules set over_since = ? where id = ?")
                .param(1, since == null ? null : Timestamp.from(since), Types.TIMESTAMP)
                .param(2, rule)
                .update();
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        Timestamp told = row.getTimestamp("told_at");
        Timestamp acknowledged = row.getTimestamp("acknowledged_at");
        int depth = row.getInt("depth");
        return new Alert(
                row.getObject("id", UUID.class),
                row.getObject("rule_id", UUID.class),
                row.getString("rule_name"),
                row.getObject("fax_id", UUID.class),
                row.getString("fax_name"),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getObject("depth") == null ? null : depth,
                row.getTimestamp("raised_at").toInstant(),
                row.getBoolean("told"),
                told == null ? null : told.toInstant(),
                acknowledged == null
                        ? null
                        : new Alert.Acknowledged(
                                acknowledged.toInstant(),
                                row.getObject("acknowledged_by", UUID.class),
                                row.getString("acknowledged_name")));
    }
}
