package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.notifications.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The table of notifications. Every method needs a transaction.
@Component
public class NoticeRows {
    static final String CONTEXT = "notification";
    private static final String SELECT =
            "select id, person_id, kind, content, link, subject_id, created_at, read_at from notifications ";

    private final JdbcClient database;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    NoticeRows(JdbcClient database, OrganizationKeys keys, JsonMapper json) {
        this.database = database;
        this.keys = keys;
        this.json = json;
    }

    public record Row(
            UUID id,
            UUID person,
            String kind,
            Map<String, String> values,
            @Nullable String link,
            @Nullable UUID subject,
            Instant createdAt,
            @Nullable Instant readAt) {}

    /// By which ways it is to go out.
    record Ways(boolean inApp, String mail, String push) {}

    void insert(UUID id, UUID person, Notice notice, Ways ways, Instant now) {
        database.sql("""
                insert into notifications (id, organization_id, person_id, kind, content, link, subject_id, in_app, mail,
                    push, created_at)
                values (:id, :organization, :person, :kind, :content, :link, :subject, :in_app, :mail, :push, :now)""")
                .param("id", id)
                .param("organization", Actors.current().requireOrganization())
                .param("person", person)
                .param("kind", notice.kind().name())
                .param("content", keys.seal(json.writeValueAsBytes(new TreeMap<>(notice.values())), CONTEXT))
                .param("link", notice.link(), Types.VARCHAR)
                .param("subject", notice.subject(), Types.OTHER)
                .param("in_app", ways.inApp())
                .param("mail", ways.mail())
                .param("push", ways.push())
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Newest first, `before` (exclusive) or from the newest.
    List<Row> list(UUID person, boolean unreadOnly, @Nullable UUID before, int limit) {
        return database.sql(SELECT + """
                        where person_id = :person and in_app and (not :unread or read_at is null)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit""")
                .param("person", person)
                .param("unread", unreadOnly)
                .param("before", before)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    Optional<Row> find(UUID person, UUID id) {
        return database.sql(SELECT + "where id = ? and person_id = ? and in_app")
                .params(id, person)
                .query(this::row)
                .optional();
    }

    long unread(UUID person) {
        return database.sql("select count(*) from notifications where person_id = ? and in_app and read_at is null")
                .param(person)
                .query(Long.class)
                .single();
    }

    int read(UUID person, @Nullable UUID id, boolean unread, Instant now) {
        return database.sql("""
                        update notifications set read_at = case when :unread then null else coalesce(read_at, :now) end
                        where person_id = :person and in_app and (cast(:id as uuid) is null or id = :id)""")
                .param("unread", unread)
                .param("now", Timestamp.from(now))
                .param("person", person)
                .param("id", id)
                .update();
    }

    /// Locks a row whose mail or push is still due; empty when that was done before. `way` is `mail` or
    /// `push`.
    public Optional<Row> lockDue(UUID id, String way) {
        return database.sql(SELECT + "where id = ? and " + column(way) + " = 'due' for update")
                .param(id)
                .query(this::row)
                .optional();
    }

    List<Row> lockDigest(UUID person, int limit) {
        return database.sql(SELECT + "where person_id = ? and mail = 'digest' order by id limit ? for update")
                .params(person, limit)
                .query(this::row)
                .list();
    }

    public void conclude(UUID id, String way, String state) {
        database.sql("update notifications set " + column(way) + " = ? where id = ?")
                .params(state, id)
                .update();
    }

    private static String column(String way) {
        return switch (way) {
            case "mail" -> "mail";
            case "push" -> "push";
            default -> throw new IllegalArgumentException(way);
        };
    }

    @SuppressWarnings("unchecked") // JSON objects of strings, written above
    private Row row(ResultSet row, int number) throws SQLException {
        Timestamp read = row.getTimestamp("read_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("kind"),
                json.readValue(keys.open(row.getBytes("content"), CONTEXT), Map.class),
                row.getString("link"),
                row.getObject("subject_id", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                read == null ? null : read.toInstant());
    }
}
