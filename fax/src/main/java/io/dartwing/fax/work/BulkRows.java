package io.dartwing.fax.work;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Bulks in the database.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BulkRows {
    private static final TypeReference<Map<String, String>> STATE = new TypeReference<>() {};

    /// One fax of a bulk that waits for its turn, locked.
    record Turn(Map<String, String> before, Map<String, String> after) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BulkRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Bulk bulk, List<UUID> faxes) {
        UUID organization = Actors.current().requireOrganization();
        jdbc.sql("""
                        insert into fax_bulks (id, organization_id, actor_id, action, wish, status, total, created_at)
                        values (?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)""")
                .params(
                        bulk.id(),
                        organization,
                        bulk.actor(),
                        bulk.action().text(),
                        json.writeValueAsString(bulk.wish()),
                        bulk.status().text(),
                        bulk.total(),
                        Timestamp.from(bulk.createdAt()))
                .update();
        jdbc.sql("""
                        insert into fax_bulk_items (bulk_id, organization_id, fax_id, position)
                        select ?, ?, fax, position from unnest(?) with ordinality as asked (fax, position)""")
                .params(bulk.id(), organization, faxes.toArray(UUID[]::new))
                .update();
    }

    /// Those that nobody can take back any more.
    void forget(Instant before) {
        jdbc.sql("delete from fax_bulks where created_at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    Optional<Bulk> find(UUID id) {
        return one("select * from fax_bulks where id = ?", id);
    }

    Optional<Bulk> lock(UUID id) {
        return one("select * from fax_bulks where id = ? for update", id);
    }

    private Optional<Bulk> one(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(this::bulk).optional();
    }

    List<Bulk.Item> items(UUID bulk) {
        return jdbc.sql("select * from fax_bulk_items where bulk_id = ? order by position")
                .param(bulk)
                .query((row, index) -> new Bulk.Item(
                        row.getObject("fax_id", UUID.class),
                        Optional.ofNullable(row.getString("outcome")),
                        Optional.ofNullable(row.getString("undo")),
                        Optional.ofNullable(row.getString("code")),
                        Optional.ofNullable(row.getString("detail"))))
                .list();
    }

    void move(UUID id, Bulk.Status status, Instant finished, Optional<Instant> undoUntil) {
        jdbc.sql("update fax_bulks set status = :status, finished_at = :finished, undo_until = :until where id = :id")
                .param("status", status.text())
                .param("finished", Timestamp.from(finished))
                .param("until", undoUntil.map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("id", id)
                .update();
    }

    /// The faxes that have no result yet; of an undo, the latest done first.
    List<UUID> waiting(Bulk bulk) {
        return jdbc.sql("select fax_id from fax_bulk_items where bulk_id = ? and " + open(bulk) + " order by position "
                        + (undoing(bulk) ? "desc" : "asc"))
                .param(bulk.id())
                .query(UUID.class)
                .list();
    }

    /// Locks one of them; empty when it has its result meanwhile.
    Optional<Turn> turn(Bulk bulk, UUID fax) {
        return jdbc.sql("select state_before, state_after from fax_bulk_items where bulk_id = ? and fax_id = ? and "
                        + open(bulk) + " for update")
                .params(bulk.id(), fax)
                .query((row, index) -> new Turn(state(row, "state_before"), state(row, "state_after")))
                .optional();
    }

    private static boolean undoing(Bulk bulk) {
        return bulk.status() == Bulk.Status.UNDOING;
    }

    private static String open(Bulk bulk) {
        return undoing(bulk) ? "outcome = 'done' and undo is null" : "outcome is null";
    }

    void changed(Bulk bulk, UUID fax, Map<String, String> before, Map<String, String> after) {
        jdbc.sql("""
                        update fax_bulk_items set outcome = ?, state_before = cast(? as jsonb),
                            state_after = cast(? as jsonb)
                        where bulk_id = ? and fax_id = ?""")
                .params(
                        before.equals(after) ? "unchanged" : "done",
                        json.writeValueAsString(before),
                        json.writeValueAsString(after),
                        bulk.id(),
                        fax)
                .update();
    }

    void restored(Bulk bulk, UUID fax) {
        jdbc.sql("update fax_bulk_items set undo = 'restored' where bulk_id = ? and fax_id = ?")
                .params(bulk.id(), fax)
                .update();
    }

    /// One that could not be changed, or changed back.
    void refused(Bulk bulk, UUID fax, ProblemException why) {
        jdbc.sql("update fax_bulk_items set " + (undoing(bulk) ? "undo = 'left'" : "outcome = 'refused'")
                        + ", code = ?, detail = ? where bulk_id = ? and fax_id = ? and " + open(bulk))
                .params(why.code().code(), why.detail(), bulk.id(), fax)
                .update();
    }

    private Map<String, String> state(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? Map.of() : json.readValue(text, STATE);
    }

    private Bulk bulk(ResultSet row, int index) throws SQLException {
        return new Bulk(
                row.getObject("id", UUID.class),
                row.getObject("actor_id", UUID.class),
                BulkAction.of(row.getString("action")),
                json.readValue(row.getString("wish"), BulkWish.class),
                Bulk.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("total"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "finished_at"),
                instant(row, "undo_until"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
