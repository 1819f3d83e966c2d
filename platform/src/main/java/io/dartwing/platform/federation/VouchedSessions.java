package io.dartwing.platform.federation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The sessions a provider vouched for, ended when it says so.
final class VouchedSessions {
    /// Longer than any logout token is good for.
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    VouchedSessions(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// By session when the provider names one, else all of the subject; only in the organisation that believes it.
    void close(Provider provider, @Nullable String subject, @Nullable String session) {
        transactions.executeWithoutResult(status -> jdbc.sql("select sessions_close_vouched(?, ?, ?, ?)")
                .params(Arrays.asList(provider.issuer(), subject, session, provider.organizationOrNull()))
                .query(row -> {}));
    }

    /// False when this logout token was shown before.
    boolean isFresh(String token) {
        Instant now = clock.instant();
        return Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select logout_token_take(?, ?, ?)")
                .params(sha256(token), utc(now), utc(now.plus(REMEMBERED)))
                .query(Boolean.class)
                .single()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
