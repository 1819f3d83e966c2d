package io.dartwing.fax.retention;

import io.dartwing.fax.retention.RetentionDecision.Facts;
import io.dartwing.fax.retention.RetentionDecision.Kept;
import io.dartwing.fax.retention.RetentionDecision.Policy;
import io.dartwing.fax.retention.RetentionDecision.State;
import io.dartwing.platform.actor.Actors;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Runs, what they did, and the faxes that they look at.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RetentionRows {
    record Candidate(UUID id, String name, Facts facts) {}

    /// @param erased faxes that are gone
    /// @param onHold faxes that were due, and that a legal hold kept
    /// @param archiving faxes that were handed to an archive, or still wait for it
    record Run(
            UUID id,
            String status,
            String askedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long lookedAt,
            long erased,
            long onHold,
            long archiving) {}

    /// @param archive where a copy of it lies
    record Disposal(
            UUID faxId,
            String faxName,
            UUID policyId,
            String policyName,
            Instant dueAt,
            String outcome,
            Instant at,
            @Nullable String archive) {}

    private static final String CANDIDATE = """
            select id, name, direction, status, category, number_id, contains_phi, inbox_id, assigned_to,
                   created_at from fax_documents
            where organization_id = :organization and erased_at is null
              and status not in ('queued', 'sending', 'received', 'processing') and\s""";
    private static final String RUN = """
            select r.*, (select count(*) from retention_disposals d where d.run_id = r.id and d.outcome = 'erased') as erased,
                   (select count(*) from retention_disposals d where d.run_id = r.id and d.outcome = 'on_hold') as on_hold,
                   (select count(*) from retention_disposals d where d.run_id = r.id and d.outcome = 'archiving') as archiving
            from retention_runs r where r.organization_id = :organization\s""";

    private final JdbcClient jdbc;
    private final EntityManager entities;

    RetentionRows(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    List<Policy> policies() {
        return entities.createQuery("from RetentionPolicy where enabled and deletedAt is null", RetentionPolicy.class)
                .getResultStream()
                .map(RetentionPolicy::policy)
                .toList();
    }

    /// The next faxes after `cursor` that are old enough for the shortest policy, in order of
    /// their ids.
    List<Candidate> next(@Nullable UUID cursor, Instant before, int limit) {
        return jdbc.sql(CANDIDATE + """
                        (cast(:cursor as uuid) is null or id > :cursor) and created_at <= :before order by id limit :limit""")
                .param("organization", organization())
                .param("cursor", cursor, Types.OTHER)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query(RetentionRows::candidate)
                .list();
    }

    /// Locked until the transaction ends; empty when it is gone or at work.
    Optional<Candidate> lock(UUID fax) {
        return jdbc.sql(CANDIDATE + "id = :id for update")
                .param("organization", organization())
                .param("id", fax)
                .query(RetentionRows::candidate)
                .optional();
    }

    /// The same without a lock, for looking.
    Optional<Candidate> find(UUID fax) {
        return jdbc.sql(CANDIDATE + "id = :id")
                .param("organization", organization())
                .param("id", fax)
                .query(RetentionRows::candidate)
                .optional();
    }

    /// False when one is at work already.
    boolean start(UUID id, String askedBy, Instant now) {
        return jdbc.sql("""
                                insert into retention_runs (id, organization_id, status, asked_by, started_at)
                                values (?, ?, 'running', ?, ?)
                                on conflict (organization_id) where status = 'running' do nothing""")
                        .params(id, organization(), askedBy, Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<UUID> running() {
        return jdbc.sql("select id from retention_runs where organization_id = ? and status = 'running'")
                .param(organization())
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> cursor(UUID run) {
        return jdbc.sql("select cursor from retention_runs where id = ?")
                .param(run)
                .query((row, index) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
    }

    void advance(UUID run, UUID cursor, int lookedAt) {
        jdbc.sql("update retention_runs set cursor = ?, looked_at = looked_at + ? where id = ?")
                .params(cursor, lookedAt, run)
                .update();
    }

    void finish(UUID run, Instant now) {
        jdbc.sql("update retention_runs set status = 'done', finished_at = ? where id = ?")
                .params(Timestamp.from(now), run)
                .update();
    }

    /// What was handed to an archive before the run was killed may be erased by now: the later outcome counts.
    ///
    /// @param archive where a copy lies
    void dispose(UUID run, Candidate fax, Kept kept, String outcome, @Nullable String archive, Instant now) {
        jdbc.sql("""
                        insert into retention_disposals (run_id, fax_id, organization_id, fax_name, policy_id, policy_name,
                          due_at, outcome, at, archived_at_place)
                        values (:run, :fax, :org, :name, :policy, :policyName, :due, :outcome, :now, :archive)
                        on conflict (run_id, fax_id) do update set due_at = excluded.due_at, outcome = excluded.outcome,
                          at = excluded.at, archived_at_place = excluded.archived_at_place
                        where retention_disposals.outcome = 'archiving' and excluded.outcome <> 'archiving'""")
                .param("run", run)
                .param("fax", fax.id())
                .param("org", organization())
                .param("name", fax.name())
                .param("policy", kept.policy().id())
                .param("policyName", kept.policy().name())
                .param(
                        "due",
                        Timestamp.from(
                                outcome.equals("archiving")
                                        ? kept.until()
                                        : kept.erasedAt().orElse(kept.until())))
                .param("outcome", outcome)
                .param("now", Timestamp.from(now))
                .param("archive", archive, Types.VARCHAR)
                .update();
    }

    /// Notes that these faxes were told of.
    ///
    /// @param due when the time of each is over
    /// @return how many were not told of before
    int warn(Map<UUID, Instant> due, Instant now) {
        int count = 0;
        for (var fax : due.entrySet()) {
            count += jdbc.sql("""
                            insert into retention_warnings (fax_id, organization_id, due_at, warned_at)
                            values (?, ?, ?, ?) on conflict do nothing""")
                    .params(fax.getKey(), organization(), Timestamp.from(fax.getValue()), Timestamp.from(now))
                    .update();
        }
        return count;
    }

    List<Run> runs(int limit) {
        return jdbc.sql(RUN + "order by r.started_at desc, r.id desc limit :limit")
                .param("organization", organization())
                .param("limit", limit)
                .query(RetentionRows::run)
                .list();
    }

    Optional<Run> run(UUID id) {
        return jdbc.sql(RUN + "and r.id = :id")
                .param("organization", organization())
                .param("id", id)
                .query(RetentionRows::run)
                .optional();
    }

    List<Disposal> disposals(UUID run, int limit) {
        return jdbc.sql("select * from retention_disposals where run_id = ? order by fax_id limit ?")
                .params(run, limit)
                .query((row, index) -> new Disposal(
                        row.getObject("fax_id", UUID.class),
                        row.getString("fax_name"),
                        row.getObject("policy_id", UUID.class),
                        row.getString("policy_name"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getString("outcome"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("archived_at_place")))
                .list();
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }

    private static Run run(ResultSet row, int index) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new Run(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getString("asked_by"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong("looked_at"),
                row.getLong("erased"),
                row.getLong("on_hold"),
                row.getLong("archiving"));
    }

    private static Candidate candidate(ResultSet row, int index) throws SQLException {
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new Facts(
                        state(row.getString("direction"), row.getString("status")),
                        row.getString("category"),
                        row.getObject("number_id", UUID.class),
                        row.getObject("contains_phi", Boolean.class),
                        row.getObject("inbox_id", UUID.class),
                        row.getObject("assigned_to", UUID.class),
                        row.getTimestamp("created_at").toInstant()));
    }

    private static State state(String direction, String status) {
        if (direction.equals("outbound")) {
            return State.SENT;
        }
        return switch (status) {
            case "held" -> State.HELD;
            case "rejected" -> State.REJECTED;
            default -> State.RECEIVED;
        };
    }

    /// What is younger is due by none of these policies.
    static Optional<Instant> youngest(List<Policy> policies, Instant now) {
        return policies.stream().map(Policy::days).min(Integer::compare).map(days -> now.minus(Duration.ofDays(days)));
    }
}
