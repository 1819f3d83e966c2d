package io.dartwing.fax.archive;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What lies at targets, and the attempts to bring it there.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ArchiveRows {
    static final String DOCUMENT = ".pdf";

    /// @param lockDays how long it is to be locked from the first attempt on
    /// @param lockedUntil fixed with the first attempt
    record Waiting(
            UUID id,
            UUID fax,
            UUID target,
            Optional<Integer> version,
            String status,
            String reason,
            Instant askedAt,
            String baseKey,
            Optional<ArchiveTarget.LockMode> lockMode,
            OptionalInt lockDays,
            Optional<Instant> lockedUntil) {}

    /// What of a fax the description beside its document tells, and what its key is made of.
    record Facts(
            UUID id,
            String name,
            String direction,
            String status,
            Instant createdAt,
            @Nullable Instant completedAt,
            @Nullable Integer pages,
            String sender,
            @Nullable String senderName,
            String recipient,
            @Nullable String recipientName,
            @Nullable String subject,
            @Nullable String category,
            @Nullable String inbox) {
        @Override
        public String toString() {
            return "Facts[" + id + "]";
        }

        ArchiveKeys.Facts forKey() {
            return new ArchiveKeys.Facts(
                    id, name, direction, Optional.ofNullable(inbox), Optional.ofNullable(category), createdAt);
        }
    }

    private static final String ARCHIVED = """
            select a.*, t.name as target_name from fax_archives a join archive_targets t on t.id = a.target_id where\s""";

    private final JdbcClient jdbc;

    ArchiveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// False when it is there already.
    boolean insert(
            UUID id,
            ArchiveTarget target,
            Facts fax,
            @Nullable Integer version,
            OptionalInt lockDays,
            String reason,
            Instant now,
            Instant due) {
        boolean locks = target.lockMode() != ArchiveTarget.LockMode.NONE;
        return jdbc.sql("""
                                insert into fax_archives (id, organization_id, fax_id, target_id, version_number, status,
                                  reason, asked_by, asked_by_name, asked_at, due_at, bucket, base_key, lock_mode, lock_days)
                                values (:id, :org, :fax, :target, :version, 'waiting', :reason, :by, :name, :now, :due,
                                  :bucket, :key, :mode, :days)
                                on conflict (fax_id, target_id, version_number) do nothing""")
                        .param("id", id)
                        .param("org", Actors.current().requireOrganization())
                        .param("fax", fax.id())
                        .param("target", target.id())
                        .param("version", version, Types.INTEGER)
                        .param("reason", reason)
                        .param("by", Actors.current().reference().id())
                        .param("name", Actors.current().displayName())
                        .param("now", Timestamp.from(now))
                        .param("due", Timestamp.from(due))
                        .param("bucket", target.bucket())
                        .param("key", ArchiveKeys.base(target.folder(), fax.forKey(), Optional.ofNullable(version)))
                        .param("mode", locks ? target.lockMode().name() : null, Types.VARCHAR)
                        .param("days", locks && lockDays.isPresent() ? lockDays.getAsInt() : null, Types.INTEGER)
                        .update()
                == 1;
    }

    Optional<Archived> find(UUID fax, UUID target, @Nullable Integer version) {
        return jdbc.sql(ARCHIVED + "a.fax_id = ? and a.target_id = ? and a.version_number is not distinct from ?")
                .param(1, fax)
                .param(2, target)
                .param(3, version, Types.INTEGER)
                .query(ArchiveRows::archived)
                .optional();
    }

    /// The newest first.
    List<Archived> of(UUID fax) {
        return jdbc.sql(ARCHIVED + "a.fax_id = ? order by a.asked_at desc, a.id desc limit 200")
                .param(fax)
                .query(ArchiveRows::archived)
                .list();
    }

    Map<Archives.Copy, String> confirmed(Collection<UUID> faxes) {
        return jdbc
                .sql(ARCHIVED + "a.fax_id = any (:faxes) and a.status = 'archived' and a.version_number is null")
                .param("faxes", faxes.toArray(UUID[]::new))
                .query(ArchiveRows::archived)
                .list()
                .stream()
                .collect(Collectors.toMap(one -> new Archives.Copy(one.fax(), one.target()), Archived::place));
    }

    Optional<Waiting> lock(UUID id) {
        return jdbc.sql("select * from fax_archives where id = ? for update")
                .param(id)
                .query(ArchiveRows::waiting)
                .optional();
    }

    /// Once more, after it failed or when it shall not wait for its batch.
    void again(UUID id, Instant due) {
        jdbc.sql("update fax_archives set status = 'waiting', due_at = ? where id = ? and status <> 'archived'")
                .params(Timestamp.from(due), id)
                .update();
    }

    void lockUntil(UUID id, Instant until) {
        jdbc.sql("update fax_archives set locked_until = ? where id = ?")
                .params(Timestamp.from(until), id)
                .update();
    }

    void trouble(UUID id, String reason) {
        jdbc.sql("update fax_archives set last_error = ? where id = ?")
                .params(reason, id)
                .update();
    }

    void failed(UUID id, String reason) {
        jdbc.sql("update fax_archives set status = 'failed', last_error = ? where id = ?")
                .params(reason, id)
                .update();
    }

    void done(
            UUID id,
            ArchiveObject document,
            @Nullable Instant lockedUntil,
            @Nullable String storeVersion,
            Instant now) {
        jdbc.sql("""
                        update fax_archives set status = 'archived', size = ?, sha256 = ?, locked_until = ?,
                            store_version = ?, archived_at = ?, last_error = null where id = ?""")
                .param(1, document.size())
                .param(2, document.sha256())
                .param(3, lockedUntil == null ? null : Timestamp.from(lockedUntil), Types.TIMESTAMP)
                .param(4, storeVersion, Types.VARCHAR)
                .param(5, Timestamp.from(now))
                .param(6, id)
                .update();
    }

    UUID attempt(UUID archive, ArchiveObject object, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into fax_archive_attempts (id, organization_id, archive_id, part, sha256, outcome, at)
                        values (?, ?, ?, ?, ?, 'pending', ?)""")
                .params(
                        id,
                        Actors.current().requireOrganization(),
                        archive,
                        object.part(),
                        object.sha256(),
                        Timestamp.from(now))
                .update();
        return id;
    }

    void ended(UUID attempt, String outcome, @Nullable String detail, Instant now) {
        jdbc.sql("update fax_archive_attempts set outcome = ?, detail = ?, ended_at = ? where id = ?")
                .param(1, outcome)
                .param(2, detail, Types.VARCHAR)
                .param(3, Timestamp.from(now))
                .param(4, attempt)
                .update();
    }

    /// Attempts whose outcome nobody knew: the object is there.
    void found(UUID archive, String part, Instant now) {
        jdbc.sql("""
                        update fax_archive_attempts set outcome = 'found', ended_at = ?
                        where archive_id = ? and part = ? and outcome in ('pending', 'unknown')""").params(Timestamp.from(now), archive, part).update();
    }

    /// Attempts whose outcome nobody knew: the object is not there.
    void notFound(UUID archive, String part, Instant now) {
        jdbc.sql("""
                        update fax_archive_attempts set outcome = 'refused', detail = 'it is not there', ended_at = ?
                        where archive_id = ? and part = ? and outcome in ('pending', 'unknown')""").params(Timestamp.from(now), archive, part).update();
    }

    /// The checksums of what was handed over as this part before.
    Set<String> sent(UUID archive, String part) {
        return Set.copyOf(jdbc.sql("select distinct sha256 from fax_archive_attempts where archive_id = ? and part = ?")
                .params(archive, part)
                .query(String.class)
                .list());
    }

    Optional<Facts> facts(UUID fax) {
        return jdbc.sql("""
                        select f.*, i.name as inbox_name from fax_documents f left join inboxes i on i.id = f.inbox_id
                        where f.id = ? and f.organization_id = ? and f.erased_at is null""")
                .params(fax, Actors.current().requireOrganization())
                .query(ArchiveRows::facts)
                .optional();
    }

    private static Facts facts(ResultSet row, int index) throws SQLException {
        return new Facts(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("direction"),
                row.getString("status"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "completed_at"),
                row.getObject("pages", Integer.class),
                row.getString("sender_number"),
                row.getString("sender_name"),
                row.getString("recipient_number"),
                row.getString("recipient_name"),
                row.getString("subject"),
                row.getString("category"),
                row.getString("inbox_name"));
    }

    private static Archived archived(ResultSet row, int index) throws SQLException {
        return new Archived(
                row.getObject("id", UUID.class),
                row.getObject("fax_id", UUID.class),
                row.getObject("target_id", UUID.class),
                row.getString("target_name"),
                row.getObject("version_number", Integer.class),
                row.getString("status"),
                row.getString("reason"),
                row.getString("asked_by_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                "s3://" + row.getString("bucket") + "/" + row.getString("base_key") + DOCUMENT,
                row.getString("lock_mode"),
                instant(row, "locked_until"),
                row.getObject("size", Long.class),
                row.getString("sha256"),
                row.getString("store_version"),
                instant(row, "archived_at"),
                row.getString("last_error"));
    }

    private static Waiting waiting(ResultSet row, int index) throws SQLException {
        Integer days = row.getObject("lock_days", Integer.class);
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getObject("fax_id", UUID.class),
                row.getObject("target_id", UUID.class),
                Optional.ofNullable(row.getObject("version_number", Integer.class)),
                row.getString("status"),
                row.getString("reason"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("base_key"),
                Optional.ofNullable(row.getString("lock_mode")).map(ArchiveTarget.LockMode::valueOf),
                days == null ? OptionalInt.empty() : OptionalInt.of(days),
                Optional.ofNullable(instant(row, "locked_until")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
