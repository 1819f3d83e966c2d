package io.dartwing.platform.privacy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.limits.LimitedOperation;
import io.dartwing.platform.limits.Limits;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.settings.OrganizationSettings;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks for exports and hands out their files, to the organisation's administrators.
@Component
class DataExports {
    static final JobType<Export> JOB = new JobType<>(
            "data-export",
            JobPool.LONG,
            Export.class,
            new RetryPolicy(3, Duration.ofSeconds(10), Duration.ofMinutes(1)));
    private static final int LIST = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Jobs jobs;
    private final FileStore files;
    private final Limits limits;
    private final OrganizationSettings settings;
    private final PhiGate gate;
    private final Audit audit;
    private final Clock clock;

    DataExports(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Jobs jobs,
            FileStore files,
            Limits limits,
            OrganizationSettings settings,
            PhiGate gate,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.jobs = jobs;
        this.files = files;
        this.limits = limits;
        this.settings = settings;
        this.gate = gate;
        this.audit = audit;
        this.clock = clock;
    }

    /// The job's payload.
    record Export(UUID exportId) {}

    record Row(
            UUID id,
            String subjectType,
            UUID subjectId,
            String status,
            int done,
            int total,
            @Nullable UUID fileId,
            @Nullable Long fileSize,
            @Nullable String failure,
            String requestedBy,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable Instant expiresAt) {}

    /// In the caller's transaction. `person` null: the whole organisation.
    Row request(@Nullable UUID person) {
        Actor actor = Actors.current();
        UUID organization = actor.requireOrganization();
        if (gate.healthcare() && !settings.get(PrivacySettings.HEALTHCARE_EXPORTS)) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN,
                    "exports are off in healthcare mode (expected: an owner allows them in the settings)");
        }
        if (gate.healthcare() && !actor.may(Permissions.PHI_READ)) {
            throw new ProblemException(PlatformError.FORBIDDEN, "permission " + Permissions.PHI_READ + " is missing");
        }
        if (person != null && !exists(person)) {
            throw new ProblemException(PlatformError.NOT_FOUND, "There is no such person.");
        }
        limits.take(LimitedOperation.DATA_EXPORT);
        UUID id = Ids.next();
        UUID subject = person == null ? organization : person;
        String type = person == null ? LegalHolds.ORGANIZATION : "person";
        jdbc.sql("""
                        insert into data_exports (id, organization_id, subject_type, subject_id, status,
                            requested_by_id, requested_by_name, created_at)
                        values (?, ?, ?, ?, 'queued', ?, ?, ?)""")
                .params(id, organization, type, subject, actor.id(), actor.displayName(), now())
                .update();
        jobs.enqueue(JOB, id.toString(), new Export(id));
        audit.record("privacy.export_requested", type, subject, Map.of("export", id.toString()));
        return require(id);
    }

    private boolean exists(UUID person) {
        return jdbc.sql("select exists (select from people where organization_id = ? and id = ?)")
                .params(Actors.current().requireOrganization(), person)
                .query(Boolean.class)
                .single();
    }

    List<Row> list() {
        return transaction.execute(status -> jdbc.sql(
                        "select * from data_exports where organization_id = ? order by created_at desc, id desc limit ?")
                .params(Actors.current().requireOrganization(), LIST)
                .query(DataExports::row)
                .list());
    }

    Row require(UUID id) {
        return transaction.execute(status -> jdbc.sql("select * from data_exports where organization_id = ? and id = ?")
                .params(Actors.current().requireOrganization(), id)
                .query(DataExports::row)
                .optional()
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such export.")));
    }

    record Content(Row row, InputStream stream) {}

    /// The file, until it expires; who fetched it is in the audit. The caller closes the stream.
    Content open(UUID id) {
        Row row = require(id);
        Instant until = row.expiresAt();
        if (row.fileId() == null || until == null || !clock.instant().isBefore(until)) {
            throw new ProblemException(
                    PlatformError.NOT_FOUND,
                    "the file is not there (expected: an export that is ready and not expired)");
        }
        audit.record("privacy.export_fetched", row.subjectType(), row.subjectId(), Map.of("export", id.toString()));
        return new Content(row, files.open(new FileId(row.fileId())));
    }

    void begin(UUID id, int total) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update data_exports set status = 'running', done = 0, total = ? where id = ? and status in ('queued', 'running')")
                .params(total, id)
                .update());
    }

    void progress(UUID id, int done) {
        transaction.executeWithoutResult(status -> jdbc.sql("update data_exports set done = ? where id = ?")
                .params(done, id)
                .update());
    }

    /// In the transaction that stored the file.
    void ready(UUID id, UUID file, long size) {
        Duration life = settings.get(PrivacySettings.EXPORT_LIFE);
        jdbc.sql("""
                        update data_exports set status = 'ready', done = total, file_id = ?, file_size = ?,
                            finished_at = ?, expires_at = ? where id = ?""")
                .params(file, size, now(), Timestamp.from(clock.instant().plus(life)), id)
                .update();
    }

    void failed(UUID id, String why) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "update data_exports set status = 'failed', failure = ?, finished_at = ? where id = ?")
                .params(why, now(), id)
                .update());
    }

    /// Deletes the files of the current organisation's exports that expired.
    void forgetExpired() {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        update data_exports set status = 'expired'
                        where organization_id = ? and status = 'ready' and expires_at < ? returning file_id""")
                .params(Actors.current().requireOrganization(), now())
                .query(UUID.class)
                .list()
                .forEach(file -> files.delete(new FileId(file))));
    }

    List<UUID> organizationsWithExpired() {
        return transaction.execute(status -> jdbc.sql("select dartwing_expired_exports(?)")
                .param(now())
                .query(UUID.class)
                .list());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("status"),
                row.getInt("done"),
                row.getInt("total"),
                row.getObject("file_id", UUID.class),
                row.getObject("file_size", Long.class),
                row.getString("failure"),
                row.getString("requested_by_name"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "finished_at"),
                instant(row, "expires_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
