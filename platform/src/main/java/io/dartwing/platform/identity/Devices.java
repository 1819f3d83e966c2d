package io.dartwing.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The browsers that people signed in with before. Each holds a secret of its own in a cookie; its hash is kept.
final class Devices {
    static final Duration REMEMBERED = Duration.ofDays(400);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Devices(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param unexpected the account had other browsers, and not this one
    record Seen(SessionToken token, boolean unexpected) {}

    boolean knows(UUID person, SessionToken device) {
        return Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select account_knows_device(?, ?, ?)")
                .params(person, hash(device), Sessions.utc(clock.instant().minus(REMEMBERED)))
                .query(Boolean.class)
                .single()));
    }

    /// Remembers the browser that has just proven the account; a new one gets its secret here.
    Seen arrived(UUID person, Visit visit) {
        SessionToken token = visit.known().orElseGet(SessionToken::fresh);
        boolean unexpected =
                Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select account_device_seen(?, ?, ?, ?)")
                        .params(person, hash(token), visit.device(), Sessions.utc(clock.instant()))
                        .query(Boolean.class)
                        .single()));
        return new Seen(token, unexpected);
    }

    private static byte[] hash(SessionToken device) {
        return SessionToken.sha256("device:" + device.value());
    }
}
