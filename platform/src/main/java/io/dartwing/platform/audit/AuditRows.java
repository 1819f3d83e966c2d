package io.dartwing.platform.audit;

import io.dartwing.platform.actor.ActorReference;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `audit_entries`. Every method runs in the caller's transaction.
final class AuditRows {
    private final JdbcClient jdbc;

    AuditRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where a chain ends; 0 and the beginning for one without entries.
    record Head(long sequence, byte[] hash) {}

    Head head(UUID organization) {
        return head(organization, "audit_head");
    }

    /// The same, locked until the transaction ends.
    Head lock(UUID organization) {
        return head(organization, "audit_lock");
    }

    private Head head(UUID organization, String function) {
        return jdbc.sql("select sequence, hash from " + function + "(?)")
                .param(organization)
                .query((row, number) -> new Head(row.getLong("sequence"), row.getBytes("hash")))
                .optional()
                .orElseGet(() -> new Head(0, AuditEntry.beginning()));
    }

    void insert(AuditEntry entry) {
        jdbc.sql("""
                insert into audit_entries (organization_id, sequence, at, actor_type, actor_id, actor_name, event,
                    subject_type, subject_id, details, purpose, records, data_subject, previous_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.<@Nullable Object>asList(
                        entry.organizationId(),
                        entry.sequence(),
                        OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC),
                        entry.actor().type().value(),
                        entry.actor().id(),
                        entry.storedName(),
                        entry.event(),
                        entry.subjectType(),
                        entry.subjectId(),
                        entry.details(),
                        entry.purpose(),
                        entry.records().isEmpty() ? null : entry.records().toArray(UUID[]::new),
                        entry.dataSubject(),
                        entry.previousHash(),
                        entry.hash()))
                .update();
    }

    /// The entries after `sequence`, in order.
    List<AuditEntry> following(UUID organization, long sequence, int limit) {
        return jdbc.sql("""
                        select * from audit_entries where organization_id = ? and sequence > ?
                        order by sequence limit ?""")
                .params(organization, sequence, limit)
                .query(AuditRows::entry)
                .list();
    }

    /// Newest first, before `sequence`.
    List<AuditEntry> find(UUID organization, AuditFilter filter, long before, int limit) {
        var where = new ArrayList<String>(List.of("organization_id = :organization", "sequence < :before"));
        Map<String, Object> parameters = new HashMap<>(Map.of("organization", organization, "before", before));
        filter.actor().ifPresent(actor -> {
            where.add("actor_id = :actor");
            parameters.put("actor", actor);
        });
        filter.event().ifPresent(event -> {
            boolean prefix = event.endsWith("*");
            where.add(prefix ? "starts_with(event, :event)" : "event = :event");
            parameters.put("event", prefix ? event.substring(0, event.length() - 1) : event);
        });
        filter.recordType().ifPresent(type -> {
            where.add("subject_type = :type");
            parameters.put("type", type);
        });
        filter.record().ifPresent(record -> {
            where.add("(subject_id = :subject or records @> array[cast(:record as uuid)])");
            parameters.put("subject", record.toString());
            parameters.put("record", record);
        });
        filter.from().ifPresent(from -> {
            where.add("at >= :from");
            parameters.put("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
        });
        filter.to().ifPresent(to -> {
            where.add("at < :to");
            parameters.put("to", OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
        });
        filter.purpose().ifPresent(purpose -> {
            where.add("purpose = :purpose");
            parameters.put("purpose", purpose.value());
        });
        filter.dataSubject().ifPresent(subject -> {
            where.add("data_subject = :data_subject");
            parameters.put("data_subject", subject);
        });
        return jdbc.sql("select * from audit_entries where " + String.join(" and ", where)
                        + " order by sequence desc limit " + limit)
                .params(parameters)
                .query(AuditRows::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("organization_id", UUID.class),
                row.getLong("sequence"),
                instant(row, "at"),
                new ActorReference(
                        ActorReference.Type.of(row.getString("actor_type")),
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_name")),
                null,
                row.getString("event"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("details"),
                row.getString("purpose"),
                ids(row.getArray("records")),
                row.getString("data_subject"),
                row.getBytes("previous_hash"),
                row.getBytes("hash"));
    }

    private static List<UUID> ids(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((UUID[]) array.getArray());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
