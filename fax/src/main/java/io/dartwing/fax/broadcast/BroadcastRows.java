package io.dartwing.fax.broadcast;

import io.dartwing.fax.broadcast.Broadcast.Content;
import io.dartwing.fax.broadcast.Broadcast.ListReport;
import io.dartwing.fax.broadcast.Broadcast.Status;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.platform.actor.Actors;
import io.dartwing.telephony.csv.BadRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Broadcasts in the database.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BroadcastRows {
    private static final TypeReference<List<SourceFile>> FILES = new TypeReference<>() {};
    private static final TypeReference<List<BadRow>> BAD_ROWS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BroadcastRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Broadcast broadcast) {
        Content content = broadcast.content();
        Pace pace = broadcast.pace();
        ListReport list = broadcast.list();
        jdbc.sql("""
                        insert into broadcasts (id, organization_id, code, name, status, test, sender_number, subject,
                            message, cover, header, resolution, advertisement, opt_out, faxes_per_minute, lines,
                            attempts, scheduled_at, files, tiff_file, pages, merged_columns, rows_read, duplicates,
                            rejected, bad_rows, created_at, created_by, created_by_name)
                        values (:id, :organization, :code, :name, :status, :test, :sender, :subject,
                            :message, :cover, :header, :resolution, :advertisement, cast(:optOut as jsonb),
                            :perMinute, :lines, :attempts, :scheduled, cast(:files as jsonb), :tiff, :pages,
                            :columns, :rows, :duplicates, :rejected, cast(:bad as jsonb), :created, :by, :byName)""")
                .param("id", broadcast.id())
                .param("organization", Actors.current().requireOrganization())
                .param("code", broadcast.code())
                .param("name", content.name())
                .param("status", broadcast.status().text())
                .param("test", broadcast.test())
                .param("sender", content.sender())
                .param("subject", content.subject().orElse(null), Types.VARCHAR)
                .param("message", content.message().orElse(null), Types.VARCHAR)
                .param("cover", content.cover())
                .param("header", content.header())
                .param("resolution", content.resolution())
                .param("advertisement", content.optOut().isPresent())
                .param("optOut", content.optOut().map(json::writeValueAsString).orElse(null), Types.VARCHAR)
                .param("perMinute", pace.faxesPerMinute())
                .param("lines", pace.lines())
                .param("attempts", pace.attempts())
                .param("scheduled", timestamp(broadcast.scheduledAt()), Types.TIMESTAMP)
                .param("files", json.writeValueAsString(broadcast.files()))
                .param("tiff", broadcast.tiffFile().orElse(null), Types.OTHER)
                .param("pages", broadcast.pages())
                .param("columns", list.columns().toArray(String[]::new))
                .param("rows", list.rows())
                .param("duplicates", list.duplicates())
                .param("rejected", list.rejected())
                .param("bad", json.writeValueAsString(list.bad()))
                .param("created", Timestamp.from(broadcast.createdAt()))
                .param("by", broadcast.createdBy())
                .param("byName", broadcast.createdByName())
                .update();
    }

    Optional<Broadcast> find(UUID id) {
        return one("select * from broadcasts where organization_id = ? and id = ?", id);
    }

    Optional<Broadcast> find(String code) {
        return one("select * from broadcasts where organization_id = ? and code = ?", code);
    }

    /// What moves it, and what begins its faxes, takes turns.
    Optional<Broadcast> lock(UUID id) {
        return one("select * from broadcasts where organization_id = ? and id = ? for update", id);
    }

    private Optional<Broadcast> one(String sql, Object key) {
        return jdbc.sql(sql)
                .params(Actors.current().requireOrganization(), key)
                .query(this::broadcast)
                .optional();
    }

    /// The newest first.
    ///
    /// @param before the last one of the page before; null for the first page
    List<Broadcast> list(@Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from broadcasts
                        where organization_id = :organization and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit""")
                .param("organization", Actors.current().requireOrganization())
                .param("before", before, Types.OTHER)
                .param("limit", limit)
                .query(this::broadcast)
                .list();
    }

    /// Sets it going, from now on in a run of its own.
    ///
    /// @return the run
    int go(UUID id, Status status) {
        return jdbc.sql("""
                        update broadcasts set status = ?, pause_reason = null, run = run + 1, next_start_at = null
                        where id = ? returning run""").params(status.text(), id).query(Integer.class).single();
    }

    void begun(UUID id, Instant now) {
        jdbc.sql("update broadcasts set status = 'running', started_at = coalesce(started_at, ?) where id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }

    /// @param reason why it paused by itself; null when somebody wanted it
    void paused(UUID id, @Nullable String reason) {
        jdbc.sql("update broadcasts set status = 'paused', pause_reason = :reason where id = :id")
                .param("reason", reason, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void over(UUID id, Status status, Instant now) {
        jdbc.sql("update broadcasts set status = ?, pause_reason = null, ended_at = ? where id = ?")
                .params(status.text(), Timestamp.from(now), id)
                .update();
    }

    void nextStart(UUID id, Instant at) {
        jdbc.sql("update broadcasts set next_start_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from broadcasts where id = ?").param(id).update();
    }

    /// How many lines its calls take.
    int inCalls(UUID id) {
        return jdbc.sql("select count(*) from fax_documents where broadcast_id = ? and status = 'sending'")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /// Its faxes in calls, and those that want to be.
    int underWay(UUID id, Instant now) {
        return jdbc.sql("""
                        select count(*) from fax_documents
                        where broadcast_id = ? and (status = 'sending'
                            or status = 'queued' and (next_attempt_at is null or next_attempt_at <= ?))""")
                .params(id, Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> at) {
        return at.map(Timestamp::from).orElse(null);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private Broadcast broadcast(ResultSet row, int index) throws SQLException {
        return new Broadcast(
                row.getObject("id", UUID.class),
                row.getString("code"),
                Status.of(row.getString("status")),
                Optional.ofNullable(row.getString("pause_reason")),
                row.getInt("run"),
                row.getBoolean("test"),
                new Content(
                        row.getString("name"),
                        row.getString("sender_number"),
                        Optional.ofNullable(row.getString("subject")),
                        Optional.ofNullable(row.getString("message")),
                        row.getBoolean("cover"),
                        row.getBoolean("header"),
                        row.getString("resolution"),
                        Optional.ofNullable(row.getString("opt_out")).map(text -> json.readValue(text, OptOut.class))),
                new Pace(row.getInt("faxes_per_minute"), row.getInt("lines"), row.getInt("attempts")),
                instant(row, "scheduled_at"),
                instant(row, "next_start_at"),
                json.readValue(row.getString("files"), FILES),
                Optional.ofNullable(row.getObject("tiff_file", UUID.class)),
                row.getInt("pages"),
                new ListReport(
                        row.getInt("rows_read"),
                        row.getInt("duplicates"),
                        row.getInt("rejected"),
                        json.readValue(row.getString("bad_rows"), BAD_ROWS),
                        List.of((String[]) row.getArray("merged_columns").getArray())),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("created_by", UUID.class),
                row.getString("created_by_name"),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }
}
