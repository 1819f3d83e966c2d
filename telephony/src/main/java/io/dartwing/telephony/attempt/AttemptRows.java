package io.dartwing.telephony.attempt;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Attempts in the database. Every method needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AttemptRows {
    static final String TABLE = "carrier_attempts";
    static final String COLUMN = "parties";

    record Parties(String from, String to) {}

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    AttemptRows(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    static String context(String row) {
        return TABLE + "." + COLUMN + " " + row;
    }

    void insert(NewAttempt attempt, Instant now) {
        byte[] parties = keys.seal(
                json.writeValueAsBytes(new Parties(attempt.from(), attempt.to())),
                context(attempt.id().toString()));
        jdbc.sql("""
                        insert into carrier_attempts (id, organization_id, account_id, operation, subject_type,
                                                      subject_id, parties, state, credential_version, begun_at,
                                                      number_id)
                        values (?, ?, ?, ?, ?, ?, ?, 'started', ?, ?,
                                (select id from fax_numbers where number = ? and state <> 'released'))""")
                .params(
                        attempt.id(),
                        Actors.current().requireOrganization(),
                        attempt.account().id(),
                        attempt.operation().name().toLowerCase(Locale.ROOT),
                        attempt.subjectType(),
                        attempt.subjectId(),
                        parties,
                        attempt.account().version(),
                        Timestamp.from(now),
                        attempt.from())
                .update();
    }

    List<Money> costs(String subjectType, Collection<UUID> subjects) {
        return jdbc.sql("""
                        select cost_currency, sum(cost) from carrier_attempts
                        where subject_type = ? and subject_id = any (?) and cost is not null
                        group by 1 order by 1""")
                .params(subjectType, subjects.toArray(UUID[]::new))
                .query((row, index) -> new Money(row.getBigDecimal(2), Currency.getInstance(row.getString(1))))
                .list();
    }

    /// Everything that can change.
    void update(Attempt attempt) {
        jdbc.sql("""
                        update carrier_attempts
                        set state = ?, provider_id = ?, cause = ?, code = ?, text = ?, units = ?, cost = ?,
                            cost_currency = ?, answered_at = ?, ended_at = ?
                        where id = ?""")
                .params(Arrays.<@Nullable Object>asList(
                        attempt.state().label(),
                        attempt.providerId().orElse(null),
                        attempt.cause().map(AttemptRows::label).orElse(null),
                        attempt.code(),
                        attempt.text().orElse(null),
                        attempt.units().isPresent() ? attempt.units().getAsInt() : null,
                        attempt.cost().map(Money::amount).orElse(null),
                        attempt.cost()
                                .map(cost -> cost.currency().getCurrencyCode())
                                .orElse(null),
                        attempt.answeredAt().map(Timestamp::from).orElse(null),
                        attempt.endedAt().map(Timestamp::from).orElse(null),
                        attempt.id()))
                .update();
    }

    Optional<Attempt> find(UUID id) {
        return one("id = ?", id);
    }

    Optional<Attempt> lock(UUID id) {
        return one("id = ? for update", id);
    }

    Optional<Attempt> lock(UUID account, String providerId) {
        return one("account_id = ? and provider_id = ? for update", account, providerId);
    }

    boolean unclearSince(UUID account, Instant since) {
        return jdbc.sql("""
                        select exists (select from carrier_attempts
                                       where account_id = ? and state in ('started', 'unknown') and begun_at > ?)""")
                .params(account, Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    /// Those of the ids that are known as another attempt's.
    Set<String> ofOthers(Attempt attempt, Set<String> providerIds) {
        return jdbc.sql("""
                        select provider_id from carrier_attempts
                        where account_id = ? and provider_id = any(?) and id <> ?""")
                .params(attempt.accountId(), providerIds.toArray(String[]::new), attempt.id())
                .query(String.class)
                .set();
    }

    /// Those that may have been accepted without our knowing by what id.
    List<Attempt> unanswered(UUID account) {
        return jdbc.sql("""
                        select * from carrier_attempts
                        where account_id = ? and state in ('started', 'unknown') and provider_id is null""").param(account).query(this::attempt).list();
    }

    /// Newest first.
    List<Attempt> list(UUID account, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from carrier_attempts
                        where account_id = :account and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit""")
                .param("account", account)
                .param("before", before)
                .param("limit", limit)
                .query(this::attempt)
                .list();
    }

    private Optional<Attempt> one(String condition, Object... parameters) {
        return jdbc.sql("select * from carrier_attempts where " + condition)
                .params(parameters)
                .query(this::attempt)
                .optional();
    }

    private Attempt attempt(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Parties parties = json.readValue(keys.open(row.getBytes(COLUMN), context(id.toString())), Parties.class);
        BigDecimal cost = row.getBigDecimal("cost");
        Integer units = row.getObject("units", Integer.class);
        return new Attempt(
                id,
                row.getObject("account_id", UUID.class),
                Capability.valueOf(row.getString("operation").toUpperCase(Locale.ROOT)),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                parties.from(),
                parties.to(),
                AttemptState.of(row.getString("state")),
                Optional.ofNullable(row.getString("provider_id")),
                Optional.ofNullable(row.getString("cause"))
                        .map(cause -> CarrierCause.valueOf(cause.toUpperCase(Locale.ROOT))),
                row.getString("code"),
                Optional.ofNullable(row.getString("text")),
                units == null ? OptionalInt.empty() : OptionalInt.of(units),
                Optional.ofNullable(cost)
                        .map(amount -> Money.of(amount.stripTrailingZeros().toPlainString(), currency(row))),
                row.getLong("credential_version"),
                row.getTimestamp("begun_at").toInstant(),
                instant(row, "answered_at"),
                instant(row, "ended_at"));
    }

    private static String currency(ResultSet row) {
        try {
            return row.getString("cost_currency");
        } catch (SQLException broken) {
            throw new IllegalStateException("carrier_attempts.cost_currency: can't be read", broken);
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static String label(CarrierCause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
