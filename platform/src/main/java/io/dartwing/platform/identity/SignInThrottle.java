package io.dartwing.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Slows down guessing: after a few failures each further attempt waits twice as long as the one before, a quarter of
/// an hour at most.
///
/// Every attempt counts as a failure until it succeeds, so that attempts in parallel gain nothing. Whether the account
/// exists plays no part. Kept in the database, for every node and across restarts; forgotten after half a day.
public final class SignInThrottle {
    /// Failures of an account or of one of its browsers that cost nothing.
    static final int FREE_PER_ACCOUNT = 5;

    /// The same of a network address, behind which many people may sit.
    static final int FREE_PER_ADDRESS = 30;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Counts an attempt; answers how long to wait instead when it comes too early.
    Optional<Duration> begin(String key, int free) {
        Instant now = clock.instant();
        return transactions.execute(status -> jdbc.sql("select sign_in_attempt(?, ?, ?) as open_at")
                .params(SessionToken.sha256("attempt:" + key), Sessions.utc(now), free)
                .query((row, number) -> Optional.ofNullable(row.getObject("open_at", OffsetDateTime.class)))
                .single()
                .map(open -> Duration.between(now, open.toInstant())));
    }

    /// Counts an attempt to show a second factor, of which there are few enough to guess.
    public Optional<Duration> beginFactor(java.util.UUID person) {
        return begin("factor:" + person, FREE_PER_ACCOUNT);
    }

    public void factorSucceeded(java.util.UUID person) {
        succeeded("factor:" + person);
    }

    /// Counts a challenge for a passkey that a network address asks for. Passkeys have counts of their own: they
    /// can't be guessed, and what floods them must not keep passwords out.
    public Optional<Duration> beginPasskeyOptions(Visit visit) {
        return begin(options(visit), FREE_PER_ADDRESS);
    }

    /// Counts an answer to one.
    public Optional<Duration> beginPasskey(Visit visit) {
        return begin(passkey(visit), FREE_PER_ADDRESS);
    }

    /// Takes back the answer that was right, and the challenge it answered.
    public void passkeySucceeded(Visit visit) {
        refundOne(options(visit));
        refundOne(passkey(visit));
    }

    private static String options(Visit visit) {
        return "passkey options:" + SignIn.network(visit.address());
    }

    private static String passkey(Visit visit) {
        return "passkey:" + SignIn.network(visit.address());
    }

    /// Forgets the failures of what has just been proven.
    void succeeded(String key) {
        refund(key, true);
    }

    /// Takes back the attempt that succeeded, and no other.
    void refundOne(String key) {
        refund(key, false);
    }

    private void refund(String key, boolean everything) {
        transactions.executeWithoutResult(status -> jdbc.sql("select sign_in_refund(?, ?)")
                .params(SessionToken.sha256("attempt:" + key), everything)
                .query(row -> {}));
    }

    void purge() {
        transactions.executeWithoutResult(status -> jdbc.sql("select sign_in_attempts_purge(?)")
                .param(Sessions.utc(clock.instant().minus(FORGOTTEN_AFTER)))
                .query(row -> {}));
    }
}
