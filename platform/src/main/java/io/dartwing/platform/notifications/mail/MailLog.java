package io.dartwing.platform.notifications.mail;

import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.records.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What mail the organisation sent, as its administrators see it: to whom and how it ended, never what it said.
/// Every method needs a transaction.
@Component
class MailLog {
    private static final String LIST = "mails";
    private static final String SELECT = """
            select id, kind, recipient, status, created_at, useful_until, next_attempt_at, concluded_at,
                (select count(*) from mail_attempts a where a.mail_id = m.id) as attempts,
                (select a.reason from mail_attempts a where a.mail_id = m.id order by number desc limit 1) as reason
            from mails m\s""";

    private final JdbcClient database;
    private final Cursors cursors;

    MailLog(JdbcClient database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /// `reason` is why the last attempt did not succeed.
    record MailView(
            UUID id,
            String kind,
            String recipient,
            String status,
            int attempts,
            @Nullable String reason,
            Instant createdAt,
            Instant usefulUntil,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant concludedAt) {}

    /// Newest first.
    Page<MailView> list(@Nullable String status, @Nullable String cursor, int limit) {
        UUID before = cursor == null
                ? null
                : UUID.fromString(String.valueOf(cursors.read(LIST, cursor).getFirst()));
        List<MailView> rows = database.sql(SELECT + """
                        where (cast(:status as text) is null or status = :status)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit""")
                .param("status", status)
                .param("before", before)
                .param("limit", limit + 1)
                .query(MailLog::view)
                .list();
        List<MailView> page = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() <= limit
                ? null
                : cursors.write(LIST, List.of(page.getLast().id().toString()));
        return new Page<>(page, next);
    }

    Optional<MailView> find(UUID id) {
        return database.sql(SELECT + "where id = ?")
                .param(id)
                .query(MailLog::view)
                .optional();
    }

    /// Makes a failed mail open again, for as long as it was useful at first.
    boolean reopen(UUID id, Instant now) {
        return database.sql("""
                        update mails set status = 'queued', concluded_at = null,
                            useful_until = cast(:now as timestamptz) + (useful_until - created_at)
                        where id = :id and status = 'failed' and content is not null""")
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static MailView view(ResultSet row, int number) throws SQLException {
        return new MailView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("status"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("useful_until").toInstant(),
                instant(row, "next_attempt_at"),
                instant(row, "concluded_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
