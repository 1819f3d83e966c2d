package io.dartwing.platform.identity;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.permission.Accesses;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Sessions in PostgreSQL. Nothing is cached: a closed session or a removed member is out with the next
/// request.
public final class Sessions {
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final IdentityProperties limits;
    private final Accesses accesses;

    Sessions(JdbcClient jdbc, TransactionTemplate transactions, Clock clock, IdentityProperties limits) {
        this.accesses = new Accesses(jdbc, clock);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.limits = limits;
    }

    SessionToken open(UUID person, UUID organization) {
        var token = SessionToken.fresh();
        Instant now = clock.instant();
        call(
                "select session_open(?, ?, ?, ?, ?)",
                token.hash(),
                person,
                organization,
                utc(now),
                utc(now.plus(limits.absolute())));
        return token;
    }

    /// The session of this token, if it is neither idle nor too old nor its person's membership over. Counts as
    /// use.
    public Optional<Session> find(SessionToken token) {
        return transactions.execute(status -> {
            Instant now = clock.instant();
            Optional<Found> found = read(token, now);
            found.filter(it -> it.lastSeenAt.plus(touchEvery()).isBefore(now))
                    .ifPresent(it -> call("select session_touch(?, ?)", token.hash(), utc(now)));
            return found.map(Found::session);
        });
    }

    /// The same without counting as use: for what runs by itself, such as an open socket.
    public Optional<Session> peek(SessionToken token) {
        return transactions.execute(status -> read(token, clock.instant()).map(Found::session));
    }

    private Optional<Found> read(SessionToken token, Instant now) {
        return jdbc.sql("select * from session_find(?)")
                .param(token.hash())
                .query((row, number) -> found(token, row))
                .optional()
                .filter(it -> now.isBefore(it.expiresAt))
                .filter(it -> now.isBefore(it.lastSeenAt.plus(limits.idle())))
                .map(it -> it.with(
                        accesses.ofMember(it.session.organizationId(), it.session.personId(), it.session.roles())));
    }

    /// False when the current person is no active member there.
    boolean switchTo(SessionToken token, UUID organization) {
        return Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select session_switch(?, ?)")
                .params(token.hash(), organization)
                .query(Boolean.class)
                .single()));
    }

    void close(SessionToken token) {
        call("select session_close(?)", (Object) token.hash());
    }

    void closeOthers(UUID person, @Nullable SessionToken kept) {
        transactions.executeWithoutResult(status -> jdbc.sql("select sessions_close_others(?, cast(? as bytea))")
                .param(person)
                .param(kept == null ? null : kept.hash())
                .query(row -> {}));
    }

    /// Forgets the sessions that ended, in every organisation.
    public void purge() {
        Instant now = clock.instant();
        call("select sessions_purge(?, ?)", utc(now), utc(now.minus(limits.idle())));
    }

    private Duration touchEvery() {
        Duration tenth = limits.idle().dividedBy(10);
        return tenth.compareTo(TOUCH_EVERY) < 0 ? tenth : TOUCH_EVERY;
    }

    private void call(String sql, Object... parameters) {
        transactions.executeWithoutResult(
                status -> jdbc.sql(sql).params(List.of(parameters)).query(row -> {}));
    }

    private record Found(Session session, Instant lastSeenAt, Instant expiresAt) {
        Found with(Access access) {
            return new Found(session.with(access), lastSeenAt, expiresAt);
        }
    }

    private static Found found(SessionToken token, ResultSet row) throws SQLException {
        var session = new Session(
                token,
                row.getObject("person_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("full_name"),
                row.getString("email"),
                texts(row.getArray("roles")),
                Access.of(Set.of()),
                row.getBoolean("must_change_password"));
        return new Found(session, instant(row, "last_seen_at"), instant(row, "expires_at"));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
