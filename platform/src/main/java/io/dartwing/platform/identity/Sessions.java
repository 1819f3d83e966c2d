package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.permission.Accesses;
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
    private final SessionRules rules;
    private final Accesses accesses;

    Sessions(JdbcClient jdbc, TransactionTemplate transactions, Clock clock, SessionRules rules) {
        this.accesses = new Accesses(jdbc, clock);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.rules = rules;
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
                    utc(now.plus(rules.longest())));
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

    private record Row(Listed listed, OrganizationMode mode, Instant latestEnd) {
        boolean isLive(SessionRules rules, Instant now) {
            UUID organization = listed.organizationId();
            Instant end = StoredSession.earlier(latestEnd, listed.createdAt().plus(rules.absolute(organization)));
            return now.isBefore(end) && now.isBefore(listed.lastSeenAt().plus(rules.idle(organization, mode)));
        }
    }

    /// The current person's live sessions, the one used last first.
    List<Listed> list(SessionToken current) {
        Instant now = clock.instant();
        return transactions.execute(
                status -> jdbc
                        .sql("select * from sessions_of_current_person()")
                        .query((row, number) -> row(row, current))
                        .list()
                        .stream()
                        .filter(it -> it.isLive(rules, now))
                        .map(Row::listed)
                        .toList());
    }

    private static Row row(ResultSet row, SessionToken current) throws SQLException {
        var listed = new Listed(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                SignInMethod.of(row.getString("method")),
                row.getObject("second_factor_at") != null,
                row.getString("address"),
                row.getString("device"),
                StoredSession.instant(row, "created_at"),
                StoredSession.instant(row, "last_seen_at"),
                MessageDigest.isEqual(row.getBytes("token_hash"), current.hash()));
        return new Row(listed, OrganizationMode.of(row.getString("mode")), StoredSession.instant(row, "expires_at"));
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
            Optional<StoredSession> found = read(token, now);
            found.filter(it -> it.lastSeenAt().plus(touchEvery(it)).isBefore(now))
                    .ifPresent(it -> call("select session_touch(?, ?)", token.hash(), utc(now)));
            return found.map(it -> withRights(token, it));
        });
    }

    /// The same without counting as use: for what runs by itself, such as an open socket.
    public Optional<Session> peek(SessionToken token) {
        return transactions.execute(status -> read(token, clock.instant()).map(it -> withRights(token, it)));
    }

    private Optional<StoredSession> read(SessionToken token, Instant now) {
        return jdbc.sql("select * from session_find(?) cross join session_standing(?)")
                .params(token.hash(), token.hash())
                .query((row, number) -> StoredSession.of(row))
                .optional()
                .filter(it -> it.isLive(rules, now));
    }

    private Session withRights(SessionToken token, StoredSession stored) {
        return stored.with(token, rules, accesses.ofMember(stored.organization(), stored.person(), stored.roles()));
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
        call("select sessions_purge(?, ?)", utc(now), utc(now.minus(rules.longestIdle())));
    }

    private Duration touchEvery(StoredSession stored) {
        Duration tenth = rules.idle(stored.organization(), stored.mode()).dividedBy(10);
        return tenth.compareTo(TOUCH_EVERY) < 0 ? tenth : TOUCH_EVERY;
    }

    private void call(String sql, @Nullable Object... parameters) {
        transactions.executeWithoutResult(
                status -> jdbc.sql(sql).params(Arrays.asList(parameters)).query(row -> {}));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
