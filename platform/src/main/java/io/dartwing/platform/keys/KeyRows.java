package io.dartwing.platform.keys;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `organization_keys`. Every method runs in the caller's transaction.
final class KeyRows {
    enum Kind {
        DATA,
        INDEX;

        String value() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Row(
            Kind kind,
            int version,
            byte[] wrapped,
            String masterKeyId,
            Instant createdAt,
            @Nullable Instant retiredAt) {}

    private KeyRows() {}

    static List<Row> of(JdbcClient database, UUID organization) {
        return database.sql("""
                        select kind, version, wrapped, master_key_id, created_at, retired_at from organization_keys
                        where organization_id = ? order by kind, version""")
                .param(organization)
                .query((row, number) -> new Row(
                        Kind.valueOf(row.getString(1).toUpperCase(java.util.Locale.ROOT)),
                        row.getInt(2),
                        row.getBytes(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6) == null ? null : row.getTimestamp(6).toInstant()))
                .list();
    }

    /// Nothing happens when there is one already.
    static void insert(
            JdbcClient database, UUID organization, Kind kind, int version, MasterKey.Wrapped wrapped, Instant now) {
        database.sql("""
                        insert into organization_keys (organization_id, kind, version, wrapped, master_key_id, created_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(organization, kind.value(), version, wrapped.bytes(), wrapped.keyId(), Timestamp.from(now))
                .update();
    }

    /// False when another one was faster.
    static boolean rewrap(JdbcClient database, UUID organization, Row row, MasterKey.Wrapped wrapped) {
        return database.sql("""
                        update organization_keys set wrapped = ?, master_key_id = ?
                        where organization_id = ? and kind = ? and version = ? and wrapped = ?""")
                        .params(
                                wrapped.bytes(),
                                wrapped.keyId(),
                                organization,
                                row.kind().value(),
                                row.version(),
                                row.wrapped())
                        .update()
                == 1;
    }

    static void retireBefore(JdbcClient database, UUID organization, int version, Instant now) {
        database.sql("""
                        update organization_keys set retired_at = ?
                        where organization_id = ? and kind = 'data' and version < ? and retired_at is null""").params(Timestamp.from(now), organization, version).update();
    }
}
