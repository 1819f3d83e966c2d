package io.dartwing.platform.privacy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Erases on request: asked for with a reason, done by a job, refused while a hold covers the subject, on the record.
@Component
class Erasures implements JobHandler<Erasures.Erasure> {
    private static final JobType<Erasure> JOB =
            new JobType<>("erasure", JobPool.DEFAULT, Erasure.class, RetryPolicy.USUAL);
    private static final int LIST = 200;

    private final Map<String, Eraser> erasers;
    private final LegalHolds holds;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Erasures(
            List<Eraser> erasers,
            LegalHolds holds,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.erasers = erasers.stream().collect(Collectors.toUnmodifiableMap(Eraser::subjectType, Function.identity()));
        this.holds = holds;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /// The job's payload.
    record Erasure(UUID erasureId) {}

    record Row(
            UUID id,
            String subjectType,
            UUID subjectId,
            String status,
            String reason,
            @Nullable String outcome,
            String requestedBy,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    List<String> subjectTypes() {
        return erasers.keySet().stream().sorted().toList();
    }

    /// In the caller's transaction.
    Row request(String subjectType, UUID subject, String reason) {
        Eraser eraser = eraser(subjectType);
        if (reason.isBlank() || reason.length() > 300 || reason.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "reason: not valid (expected: 1 to 300 characters on one line)");
        }
        eraser.check(subject);
        holds.requireDeletable(subjectType, subject);
        Actor actor = Actors.current();
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into erasures (id, organization_id, subject_type, subject_id, status, reason,
                            requested_by_id, requested_by_name, created_at)
                        values (?, ?, ?, ?, 'queued', ?, ?, ?, ?)""")
                .params(
                        id,
                        actor.requireOrganization(),
                        subjectType,
                        subject,
                        reason.strip(),
                        actor.id(),
                        actor.displayName(),
                        now())
                .update();
        jobs.enqueue(JOB, id.toString(), new Erasure(id));
        audit.record("privacy.erasure_requested", subjectType, subject, Map.of("erasure", id.toString()));
        return require(id);
    }

    private Eraser eraser(String subjectType) {
        return Optional.ofNullable(erasers.get(subjectType))
                .orElseThrow(() -> new ProblemException(
                        PlatformError.VALIDATION,
                        "subject_type: unknown (expected: " + String.join(", ", subjectTypes()) + ")"));
    }

    List<Row> list() {
        return transaction.execute(status -> jdbc.sql(
                        "select * from erasures where organization_id = ? order by created_at desc, id desc limit ?")
                .params(Actors.current().requireOrganization(), LIST)
                .query(Erasures::row)
                .list());
    }

    Row require(UUID id) {
        return transaction.execute(status -> jdbc.sql("select * from erasures where organization_id = ? and id = ?")
                .params(Actors.current().requireOrganization(), id)
                .query(Erasures::row)
                .optional()
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such erasure.")));
    }

    @Override
    public JobType<Erasure> type() {
        return JOB;
    }

    @Override
    public boolean allowed(Actor asker, Erasure payload) {
        return asker.may(Permissions.ADMIN);
    }

    /// One transaction: all of it, with its entry in the audit, or nothing.
    @Override
    public JobOutcome run(JobRun<Erasure> run) {
        transaction.executeWithoutResult(status -> {
            Row row = require(run.payload().erasureId());
            if (!row.status().equals("queued")) {
                return;
            }
            if (holds.covers(row.subjectType(), row.subjectId())) {
                finish(row, "refused", "A legal hold was placed meanwhile.");
                return;
            }
            String outcome = eraser(row.subjectType()).erase(row.subjectId());
            finish(row, "done", outcome);
            audit.record(
                    "privacy.erased",
                    row.subjectType(),
                    row.subjectId(),
                    Map.of("erasure", row.id().toString()));
        });
        return JobOutcome.done();
    }

    private void finish(Row row, String status, String outcome) {
        jdbc.sql("update erasures set status = ?, outcome = ?, finished_at = ? where id = ?")
                .params(status, outcome, now(), row.id())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("status"),
                row.getString("reason"),
                row.getString("outcome"),
                row.getString("requested_by_name"),
                row.getTimestamp("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
