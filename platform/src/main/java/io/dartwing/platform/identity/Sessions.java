package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Access;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.permission.Accesses;
import io.dartwing.platform.permission.PhiRole;
import io.dartwing.platform.problem.PlatformError;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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

    /// What a new session begins with.
    ///
    /// @param secondFactor two factors were proven already, as a passkey does
    /// @param confirmed    with a credential of the account itself, not on another's word
    record Opening(SignInMethod method, boolean secondFactor, boolean confirmed, Visit visit) {}

    SessionToken open(UUID person, UUID organization, Opening opening) {
        var token = SessionToken.fresh();
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            call(
                    "select session_open(?, ?, ?, ?, ?)",
                    token.hash(),
                    person,
                    organization,
                    utc(now),
                    utc(now.plus(limits.absolute())));
            call(
                    "select session_describe(?, ?, ?, ?, ?, ?)",
                    token.hash(),
                    opening.method().value(),
                    opening.secondFactor() ? utc(now) : null,
                    opening.confirmed() ? utc(now) : null,
                    opening.visit().address(),
                    opening.visit().device());
        });
        return token;
    }

    void vouch(SessionToken token, Arrivals.Vouched vouched) {
        call(
                "select session_vouch(?, ?, ?, ?, ?)",
                token.hash(),
                vouched.issuer(),
                vouched.subject(),
                vouched.session(),
                vouched.boundTo());
    }

    /// Gives the session a fresh token because it gains rights: the former one is worth nothing from now on.
    ///
    /// @param secondFactor a second factor was shown
    /// @param confirmed    the person proved to be itself
    SessionToken rotate(SessionToken token, boolean secondFactor, boolean confirmed) {
        var fresh = SessionToken.fresh();
        OffsetDateTime now = utc(clock.instant());
        boolean found = Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select session_rotate(?, ?, ?, ?)")
                .params(Arrays.asList(token.hash(), fresh.hash(), secondFactor ? now : null, confirmed ? now : null))
                .query(Boolean.class)
                .single()));
        if (!found) {
            throw new ProblemException(PlatformError.UNAUTHENTICATED, "the session has just ended");
        }
        return fresh;
    }

    /// One of the current person's sessions, as it is listed.
    public record Listed(
            UUID id,
            UUID organizationId,
            String organization,
            SignInMethod method,
            boolean secondFactor,
            String address,
            String device,
            Instant createdAt,
            Instant lastSeenAt,
            boolean current) {}

    /// The current person's live sessions, the one used last first.
    List<Listed> list(SessionToken current) {
        Instant now = clock.instant();
        return transactions.execute(status -> jdbc
                .sql("select * from sessions_of_current_person()")
                .query((row, number) -> {
                    Instant lastSeen = instant(row, "last_seen_at");
                    Duration idle = limits.idle(OrganizationMode.of(row.getString("mode")));
                    boolean live = now.isBefore(instant(row, "expires_at")) && now.isBefore(lastSeen.plus(idle));
                    return live
                            ? Optional.of(new Listed(
                                    row.getObject("id", UUID.class),
                                    row.getObject("organization_id", UUID.class),
                                    row.getString("organization_name"),
                                    SignInMethod.of(row.getString("method")),
                                    row.getObject("second_factor_at") != null,
                                    row.getString("address"),
                                    row.getString("device"),
                                    instant(row, "created_at"),
                                    lastSeen,
                                    MessageDigest.isEqual(row.getBytes("token_hash"), current.hash())))
                            : Optional.<Listed>empty();
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /// False when the current person has no such session.
    boolean revoke(UUID id) {
        return Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select session_revoke(?)")
                .param(id)
                .query(Boolean.class)
                .single()));
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
        return jdbc.sql("select * from session_find(?) cross join session_standing(?)")
                .params(token.hash(), token.hash())
                .query((row, number) -> found(token, row))
                .optional()
                .filter(it -> now.isBefore(it.session.standing().expiresAt()))
                .filter(it ->
                        now.isBefore(it.lastSeenAt.plus(it.session.standing().idle())))
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

    private void call(String sql, @Nullable Object... parameters) {
        transactions.executeWithoutResult(
                status -> jdbc.sql(sql).params(Arrays.asList(parameters)).query(row -> {}));
    }

    private record Found(Session session, Instant lastSeenAt) {
        Found with(Access access) {
            return new Found(session.with(access), lastSeenAt);
        }
    }

    private Found found(SessionToken token, ResultSet row) throws SQLException {
        List<String> roles = texts(row.getArray("roles"));
        boolean mustChange = row.getBoolean("must_change_password");
        var session = new Session(
                token,
                row.getObject("person_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("full_name"),
                row.getString("email"),
                roles,
                Access.of(Set.of()),
                mustChange,
                standing(row, roles, mustChange));
        return new Found(session, instant(row, "last_seen_at"));
    }

    private SessionStanding standing(ResultSet row, List<String> roles, boolean mustChange) throws SQLException {
        OrganizationMode mode = OrganizationMode.of(row.getString("mode"));
        SignInMethod method = SignInMethod.of(row.getString("method"));
        Instant secondFactorAt = instantOrNull(row, "second_factor_at");
        boolean required = SecondFactorPolicy.required(mode, roles, PhiRole.among(roles), false);
        return new SessionStanding(
                row.getObject("id", UUID.class),
                method,
                secondFactorAt,
                instantOrNull(row, "confirmed_at"),
                SessionGate.of(
                        method, secondFactorAt != null, row.getBoolean("has_second_factor"), required, mustChange),
                required,
                row.getObject("bound_to", UUID.class),
                limits.idle(mode),
                instant(row, "expires_at"));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
