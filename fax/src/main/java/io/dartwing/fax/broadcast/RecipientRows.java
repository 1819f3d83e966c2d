package io.dartwing.fax.broadcast;

import io.dartwing.fax.broadcast.Recipient.State;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The recipients of broadcasts in the database.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RecipientRows {
    static final String TABLE = "broadcast_recipients";
    static final String COLUMN = "content";
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    private static final String SELECT = """
            select r.*, f.name as fax_name, f.status as fax_status, f.attempts_count, f.pages_sent, f.sent_at,
                   f.next_attempt_at
            from broadcast_recipients r left join fax_documents f on f.id = r.fax_id and f.deleted_at is null
            where r.broadcast_id = :broadcast\s""";

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    RecipientRows(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    static String context(String row) {
        return TABLE + "." + COLUMN + " " + row;
    }

    /// @param refused numbers that get no broadcast
    /// @param code why
    void insert(
            UUID broadcast, List<RecipientList.Recipient> recipients, Set<String> refused, String code, Instant now) {
        int count = recipients.size();
        var ids = new UUID[count];
        var numbers = new String[count];
        var contents = new byte[count][];
        var states = new String[count];
        var reasons = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            RecipientList.Recipient recipient = recipients.get(i);
            ids[i] = Ids.next();
            numbers[i] = recipient.number().e164();
            contents[i] = keys.seal(json.writeValueAsBytes(recipient.values()), context(ids[i].toString()));
            boolean skipped = refused.contains(numbers[i]);
            states[i] = (skipped ? State.SKIPPED : State.WAITING).text();
            reasons[i] = skipped ? code : null;
        }
        jdbc.sql("""
                        insert into broadcast_recipients
                            (id, broadcast_id, organization_id, position, number, content, state, reason, changed_at)
                        select id, ?, ?, position, number, content, state, reason, ?
                        from unnest(?, ?, ?, ?, ?) with ordinality
                            as listed (id, number, content, state, reason, position)""")
                .params(
                        broadcast,
                        Actors.current().requireOrganization(),
                        Timestamp.from(now),
                        ids,
                        numbers,
                        contents,
                        states,
                        reasons)
                .update();
    }

    /// The next one whose turn has not come, locked until the transaction ends.
    Optional<Recipient> next(UUID broadcast) {
        return jdbc.sql(SELECT + "and r.state = 'waiting' order by r.position limit 1 for update of r skip locked")
                .param("broadcast", broadcast)
                .query(this::recipient)
                .optional();
    }

    Optional<Recipient> find(UUID broadcast, int position) {
        return jdbc.sql(SELECT + "and r.position = :position")
                .param("broadcast", broadcast)
                .param("position", position)
                .query(this::recipient)
                .optional();
    }

    /// In the order of the list.
    ///
    /// @param state null for all
    /// @param number the beginning of the number; null for any
    /// @param after the position before the first one
    List<Recipient> list(UUID broadcast, @Nullable State state, @Nullable String number, int after, int limit) {
        return jdbc.sql(SELECT + """
                        and r.position > :after
                        and (cast(:state as text) is null or r.state = :state)
                        and (cast(:number as text) is null or starts_with(r.number, :number))
                        order by r.position limit :limit""")
                .param("broadcast", broadcast)
                .param("after", after)
                .param("state", state == null ? null : state.text(), Types.VARCHAR)
                .param("number", number, Types.VARCHAR)
                .param("limit", limit)
                .query(this::recipient)
                .list();
    }

    Map<State, Integer> counts(UUID broadcast) {
        var counts = new EnumMap<State, Integer>(State.class);
        State.ALL.forEach(state -> counts.put(state, 0));
        jdbc.sql("select state, count(*) from broadcast_recipients where broadcast_id = ? group by state")
                .param(broadcast)
                .query((row, index) -> counts.put(State.of(row.getString(1)), row.getInt(2)))
                .list();
        return counts;
    }

    /// How many numbers begin with which digits, and one of them: `+1303` and three more stand for an area.
    Map<String, Integer> areas(UUID broadcast, int most) {
        var areas = new java.util.LinkedHashMap<String, Integer>();
        jdbc.sql("""
                        select min(number), count(*) from broadcast_recipients
                        where broadcast_id = ? and state = 'waiting'
                        group by left(number, 5) order by 2 desc limit ?""")
                .params(broadcast, most)
                .query((row, index) -> areas.put(row.getString(1), row.getInt(2)))
                .list();
        return areas;
    }

    List<UUID> faxes(UUID broadcast) {
        return jdbc.sql("select fax_id from broadcast_recipients where broadcast_id = ? and fax_id is not null")
                .param(broadcast)
                .query(UUID.class)
                .list();
    }

    /// Faxes without an end.
    List<UUID> queued(UUID broadcast) {
        return jdbc.sql("select fax_id from broadcast_recipients where broadcast_id = ? and state = 'queued'")
                .param(broadcast)
                .query(UUID.class)
                .list();
    }

    void gotFax(UUID id, UUID fax, Instant now) {
        jdbc.sql("update broadcast_recipients set state = 'queued', fax_id = ?, changed_at = ? where id = ?")
                .params(fax, Timestamp.from(now), id)
                .update();
    }

    /// One that still waits gets none.
    void skip(UUID id, String reason, Instant now) {
        jdbc.sql("""
                        update broadcast_recipients set state = 'skipped', reason = ?, changed_at = ?
                        where id = ? and state = 'waiting'""").params(reason, Timestamp.from(now), id).update();
    }

    /// All that still wait get none.
    void cancelWaiting(UUID broadcast, Instant now) {
        jdbc.sql("""
                        update broadcast_recipients set state = 'cancelled', changed_at = ?
                        where broadcast_id = ? and state = 'waiting'""").params(Timestamp.from(now), broadcast).update();
    }

    /// As its fax stands now.
    void follow(UUID fax, State state, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update broadcast_recipients set state = :state, reason = :reason, changed_at = :now
                        where fax_id = :fax and (state <> :state or reason is distinct from :reason)""")
                .param("state", state.text())
                .param("reason", reason, Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .param("fax", fax)
                .update();
    }

    private Recipient recipient(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte @Nullable [] sealed = row.getBytes(COLUMN);
        return new Recipient(
                id,
                row.getInt("position"),
                row.getString("number"),
                sealed == null ? Map.of() : json.readValue(keys.open(sealed, context(id.toString())), VALUES),
                State.of(row.getString("state")),
                Optional.ofNullable(row.getString("reason")),
                row.getString("fax_name") == null
                        ? Optional.empty()
                        : Optional.of(new Recipient.Fax(
                                row.getObject("fax_id", UUID.class),
                                row.getString("fax_name"),
                                row.getString("fax_status"),
                                row.getInt("attempts_count"),
                                row.getInt("pages_sent"),
                                instant(row, "sent_at"),
                                instant(row, "next_attempt_at"))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
