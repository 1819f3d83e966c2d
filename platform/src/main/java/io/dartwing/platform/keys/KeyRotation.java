package io.dartwing.platform.keys;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.keys.KeyRows.Kind;
import io.dartwing.platform.problem.PlatformError;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Begins rotations of the current organisation's key and tells how they go. From its beginning on, what is
/// written is sealed with the new version; the old ones open what they sealed. `KeyRotationWork` reseals
/// that in the background.
public final class KeyRotation {
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final MasterKeys masters;
    private final Audit audit;
    private final Clock clock;

    public KeyRotation(
            JdbcClient database, TransactionTemplate transaction, MasterKeys masters, Audit audit, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.masters = masters;
        this.audit = audit;
        this.clock = clock;
    }

    /// One version of the organisation's key. `retiredAt`: since then nothing at hand needs it, only older
    /// backups.
    public record Version(
            int version, Instant createdAt, @Nullable Instant retiredAt, String masterKeyId) {}

    /// @param total items to seal again; null until they are counted
    /// @param state `running`, `done`, or `incomplete` when some items did not open
    public record Progress(
            int version,
            String state,
            @Nullable Long total,
            long done,
            long failed,
            Instant startedAt,
            String startedBy,
            @Nullable Instant finishedAt) {}

    /// Newest versions and rotations first.
    public record Status(String masterKey, String masterKeyKind, List<Version> versions, List<Progress> rotations) {}

    public Status status() {
        UUID organization = organization();
        return transaction.execute(status -> {
            List<Version> versions = KeyRows.of(database, organization).stream()
                    .filter(row -> row.kind() == Kind.DATA)
                    .map(row -> new Version(row.version(), row.createdAt(), row.retiredAt(), row.masterKeyId()))
                    .sorted(Comparator.comparingInt(Version::version).reversed())
                    .toList();
            MasterKey master = masters.current();
            return new Status(master.id(), master.kind(), versions, rotations(organization));
        });
    }

    /// Makes the next version. Problem `DW-409` while a rotation is running.
    ///
    /// @throws IllegalStateException inside a transaction: what it sealed would be lost with it
    public Progress start() {
        UUID organization = organization();
        if (org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a rotation has to begin in a transaction of its own");
        }
        MasterKey.Wrapped wrapped = masters.wrap(organization, WrappedKeys.random());
        try {
            return transaction.execute(status -> begin(organization, wrapped));
        } catch (DuplicateKeyException atTheSameMoment) {
            throw running();
        }
    }

    private Progress begin(UUID organization, MasterKey.Wrapped wrapped) {
        Instant now = clock.instant();
        if (rotations(organization).stream().anyMatch(one -> one.state().equals("running"))) {
            throw running();
        }
        int newest = KeyRows.of(database, organization).stream()
                .filter(row -> row.kind() == Kind.DATA)
                .mapToInt(KeyRows.Row::version)
                .max()
                .orElse(0);
        if (newest == 0) { // nothing was ever sealed: the first version is the one that was asked for
            KeyRows.insert(database, organization, Kind.DATA, 1, masters.wrap(organization, WrappedKeys.random()), now);
            newest = 1;
        }
        int version = newest + 1;
        KeyRows.insert(database, organization, Kind.DATA, version, wrapped, now);
        String by = Actors.current().reference().name();
        database.sql("""
                        insert into key_rotations (organization_id, version, state, started_at, started_by)
                        values (?, ?, 'running', ?, ?)""").params(organization, version, Timestamp.from(now), by).update();
        audit.record("key.rotation_started", "organization_key", organization, Map.of("version", "" + version));
        return new Progress(version, "running", null, 0, 0, now, by, null);
    }

    private static ProblemException running() {
        return new ProblemException(PlatformError.CONFLICT, "rotation: one is running already (expected: none)");
    }

    Optional<Progress> current() {
        UUID organization = organization();
        return transaction.execute(status -> rotations(organization).stream()
                .filter(one -> one.state().equals("running"))
                .findFirst());
    }

    /// After a restart, what was done before counts.
    void counted(Progress progress, long remaining) {
        Long known = progress.total();
        long total = known == null ? remaining : Math.max(known, remaining);
        update("total = " + total + ", done = ?", progress.version(), total - remaining);
    }

    void did(int version, long more) {
        update("done = done + ?", version, more);
    }

    /// Everything was gone through; `failed` items are still sealed with older versions.
    void finish(int version, long failed) {
        UUID organization = organization();
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            int finished = database.sql("""
                            update key_rotations set state = ?, failed = ?, finished_at = ?
                            where organization_id = ? and version = ? and state = 'running'""")
                    .params(failed == 0 ? "done" : "incomplete", failed, Timestamp.from(now), organization, version)
                    .update();
            if (finished == 0) {
                return; // another node was there first
            }
            if (failed == 0) {
                KeyRows.retireBefore(database, organization, version, now);
            }
            audit.record(
                    "key.rotation_finished",
                    "organization_key",
                    organization,
                    Map.of("version", "" + version, "failed", "" + failed));
        });
    }

    private void update(String change, int version, long value) {
        transaction.executeWithoutResult(status -> database.sql(
                        "update key_rotations set " + change + " where organization_id = ? and version = ?")
                .params(value, organization(), version)
                .update());
    }

    private List<Progress> rotations(UUID organization) {
        return database.sql("""
                        select version, state, total, done, failed, started_at, started_by, finished_at
                        from key_rotations where organization_id = ? order by version desc limit 50""")
                .param(organization)
                .query((row, number) -> new Progress(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, Long.class),
                        row.getLong(4),
                        row.getLong(5),
                        row.getTimestamp(6).toInstant(),
                        row.getString(7),
                        row.getTimestamp(8) == null ? null : row.getTimestamp(8).toInstant()))
                .list();
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }
}
