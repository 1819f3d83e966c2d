package io.dartwing.platform.auditstream;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `audit_stream_cursors`. Every method runs in the caller's transaction.
@Repository
class StreamCursors {
    record Cursor(
            long sequence,
            int failures,
            @Nullable Instant lastSentAt,
            @Nullable String lastError) {
        static final Cursor BEGINNING = new Cursor(0, 0, null, null);
    }

    private final JdbcClient database;

    StreamCursors(JdbcClient database) {
        this.database = database;
    }

    Optional<Cursor> find(UUID stream) {
        return database.sql(
                        "select sequence, failures, last_sent_at, last_error from audit_stream_cursors where stream_id = ?")
                .param(stream)
                .query((row, number) -> new Cursor(
                        row.getLong(1),
                        row.getInt(2),
                        row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant(),
                        row.getString(4)))
                .optional();
    }

    /// Everything up to `sequence` has arrived.
    void sent(UUID organization, UUID stream, long sequence, Instant now) {
        database.sql("""
                        insert into audit_stream_cursors (stream_id, organization_id, sequence, last_sent_at)
                        values (?, ?, ?, ?) on conflict (stream_id) do update
                        set sequence = greatest(audit_stream_cursors.sequence, excluded.sequence), failures = 0,
                            next_try_at = null, last_sent_at = excluded.last_sent_at, last_error = null""")
                .params(stream, organization, sequence, Timestamp.from(now))
                .update();
    }

    void failed(UUID organization, UUID stream, String reason, Instant nextTry) {
        database.sql("""
                        insert into audit_stream_cursors
                            (stream_id, organization_id, sequence, failures, next_try_at, last_error)
                        values (?, ?, 0, 1, ?, ?) on conflict (stream_id) do update
                        set failures = audit_stream_cursors.failures + 1, next_try_at = excluded.next_try_at,
                            last_error = excluded.last_error""")
                .params(stream, organization, Timestamp.from(nextTry), reason)
                .update();
    }

    /// A changed receiver is tried at once.
    void tryNow(UUID stream) {
        database.sql("update audit_stream_cursors set next_try_at = null where stream_id = ?")
                .param(stream)
                .update();
    }
}
