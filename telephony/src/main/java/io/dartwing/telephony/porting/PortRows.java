package io.dartwing.telephony.porting;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Ports in the database. Every method needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PortRows {
    private static final String TABLE = "number_ports";
    private static final String COLUMN = "details";
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_PROBLEM = 500;

    @Configuration(proxyBeanMethods = false)
    static class Keys {
        @Bean
        SealedData sealedPortDetails(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
            return SealedColumn.of(database, transaction, keys, TABLE, COLUMN, "id", PortRows::context);
        }
    }

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    PortRows(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    private static String context(String row) {
        return TABLE + "." + COLUMN + " " + row;
    }

    private byte[] sealed(UUID id, PortDetails details) {
        return keys.seal(json.writeValueAsBytes(details), context(id.toString()));
    }

    void insert(Port port) {
        jdbc.sql("""
                        insert into number_ports (id, organization_id, account_id, trunk_id, numbers, label, by_hand, state,
                                                  details, wanted_at, created_at, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.<@Nullable Object>asList(
                        port.id(),
                        Actors.current().requireOrganization(),
                        port.accountId().orElse(null),
                        port.trunkId().orElse(null),
                        port.numbers().toArray(new String[0]),
                        port.label().orElse(null),
                        port.byHand(),
                        port.state().label(),
                        sealed(port.id(), port.details()),
                        port.wantedAt().map(Timestamp::from).orElse(null),
                        Timestamp.from(port.createdAt()),
                        port.createdBy()))
                .update();
    }

    /// What people may change while nobody works on it.
    void change(UUID id, Optional<String> label, PortDetails details, Optional<Instant> wanted) {
        jdbc.sql("update number_ports set label = ?, details = ?, wanted_at = ? where id = ?")
                .params(Arrays.<@Nullable Object>asList(
                        label.orElse(null),
                        sealed(id, details),
                        wanted.map(Timestamp::from).orElse(null),
                        id))
                .update();
    }

    void document(UUID id, PortDocument kind, UUID file) {
        jdbc.sql("update number_ports set " + kind.label() + " = ? where id = ?")
                .params(file, id)
                .update();
    }

    /// Only from the state that it is left for.
    boolean move(Port port, PortOrderState to, Optional<String> reason, Optional<Instant> foc, Instant now) {
        return jdbc.sql("""
                        update number_ports
                        set state = ?, reason = ?, foc_at = ?, problem = null, tries = 0,
                            submitted_at = case when ? then ? else submitted_at end,
                            ended_at = ?
                        where id = ? and state = ?""")
                        .params(Arrays.<@Nullable Object>asList(
                                to.label(),
                                reason.map(text -> cut(text, LONGEST_REASON)).orElse(null),
                                foc.or(port::focAt).map(Timestamp::from).orElse(null),
                                to == PortOrderState.SUBMITTING || to == PortOrderState.SUBMITTED,
                                Timestamp.from(now),
                                to.ended() ? Timestamp.from(now) : null,
                                port.id(),
                                port.state().label()))
                        .update()
                > 0;
    }

    void known(UUID id, String providerId) {
        jdbc.sql("update number_ports set provider_port_id = ? where id = ?")
                .params(providerId, id)
                .update();
    }

    /// It was asked about once more.
    void asked(UUID id, @Nullable String problem) {
        jdbc.sql("update number_ports set problem = ?, tries = tries + 1 where id = ?")
                .params(Arrays.<@Nullable Object>asList(problem == null ? null : cut(problem, LONGEST_PROBLEM), id))
                .update();
    }

    void setUp(UUID id, @Nullable String problem) {
        jdbc.sql("update number_ports set set_up = true, problem = ? where id = ?")
                .params(Arrays.<@Nullable Object>asList(problem == null ? null : cut(problem, LONGEST_PROBLEM), id))
                .update();
    }

    void step(UUID port, PortStep step) {
        jdbc.sql("""
                        insert into number_port_steps (id, organization_id, port_id, state, note, happened_at, told_by)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.<@Nullable Object>asList(
                        Ids.next(),
                        Actors.current().requireOrganization(),
                        port,
                        step.state().label(),
                        step.note().map(text -> cut(text, LONGEST_REASON)).orElse(null),
                        Timestamp.from(step.at()),
                        step.toldBy()))
                .update();
    }

    /// The oldest first.
    List<PortStep> steps(UUID port) {
        return jdbc.sql("select * from number_port_steps where port_id = ? order by id")
                .param(port)
                .query((row, index) -> new PortStep(
                        PortOrderState.of(row.getString("state")),
                        Optional.ofNullable(row.getString("note")),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("told_by")))
                .list();
    }

    Optional<Port> find(UUID id) {
        return jdbc.sql("select * from number_ports where id = ?")
                .param(id)
                .query(this::port)
                .optional();
    }

    Optional<Port> lock(UUID id) {
        return jdbc.sql("select * from number_ports where id = ? for update")
                .param(id)
                .query(this::port)
                .optional();
    }

    Optional<UUID> ofProvider(UUID account, String providerId) {
        return jdbc.sql("select id from number_ports where account_id = ? and provider_port_id = ?")
                .params(account, providerId)
                .query(UUID.class)
                .optional();
    }

    /// Whether one of the numbers is being ported already.
    boolean open(List<String> numbers) {
        return jdbc.sql("""
                        select exists (select from number_ports
                                       where numbers && cast(? as text[]) and state not in ('activated', 'cancelled'))""")
                .param(numbers.toArray(new String[0]))
                .query(Boolean.class)
                .single();
    }

    /// The organisation's record of a number that is in use.
    Optional<UUID> own(String number) {
        return jdbc.sql("select id from fax_numbers where number = ? and state = 'active' and deleted_at is null")
                .param(number)
                .query(UUID.class)
                .optional();
    }

    /// Newest first.
    List<Port> list(@Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from number_ports where cast(:before as uuid) is null or id < :before
                        order by id desc limit :limit""")
                .param("before", before)
                .param("limit", limit)
                .query(this::port)
                .list();
    }

    private Port port(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Port(
                id,
                Optional.ofNullable(row.getObject("account_id", UUID.class)),
                Optional.ofNullable(row.getObject("trunk_id", UUID.class)),
                List.of((String[]) row.getArray("numbers").getArray()),
                Optional.ofNullable(row.getString("label")),
                row.getBoolean("by_hand"),
                PortOrderState.of(row.getString("state")),
                json.readValue(keys.open(row.getBytes(COLUMN), context(id.toString())), PortDetails.class),
                time(row, "wanted_at"),
                time(row, "foc_at"),
                Optional.ofNullable(row.getString("provider_port_id")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("problem")),
                Optional.ofNullable(row.getObject("letter", UUID.class)),
                Optional.ofNullable(row.getObject("bill", UUID.class)),
                row.getInt("tries"),
                row.getBoolean("set_up"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                time(row, "submitted_at"),
                time(row, "ended_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }
}
