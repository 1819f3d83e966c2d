package io.dartwing.platform.webhooks.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes attempts from the database and notes how they ended, many at a time, for all organisations.
@Component
class ClaimRows {
    private static final String CLAIM =
            "select * from webhook_claim(?, ?, ?, cast(? as uuid[]), cast(? as uuid[]), ?, ?)";
    private static final String CONCLUDE = """
            select webhook_conclude(?, ?, cast(? as uuid[]), cast(? as uuid[]), cast(? as int[]), cast(? as text[]),
                cast(? as timestamptz[]), cast(? as int[]), cast(? as text[]), cast(? as text[]),
                cast(? as timestamptz[]))""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClaimRows(JdbcClient database, TransactionTemplate transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<Claim> claim(UUID node, Instant until, Lanes.Limits limits, int wanted, int perEndpoint) {
        Instant now = clock.instant();
        return transaction.execute(status -> database.sql(CLAIM)
                .params(
                        node,
                        Timestamp.from(now),
                        Timestamp.from(until),
                        texts(limits.busy()),
                        texts(limits.slow()),
                        wanted,
                        perEndpoint)
                .query((row, number) -> claim(row, now))
                .list());
    }

    void conclude(UUID node, Collection<Conclusion> conclusions) {
        transaction.executeWithoutResult(status -> database.sql(CONCLUDE)
                .params(
                        node,
                        Timestamp.from(clock.instant()),
                        column(conclusions, it -> it.claim().endpoint()),
                        column(conclusions, it -> it.claim().event()),
                        column(conclusions, it -> it.claim().attempt()),
                        column(conclusions, Conclusion::status),
                        column(conclusions, Conclusion::dueAt),
                        column(conclusions, Conclusion::httpStatus),
                        column(conclusions, Conclusion::reason),
                        column(conclusions, Conclusion::response),
                        column(conclusions, Conclusion::endedAt))
                .query(Integer.class)
                .single());
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /// As text, which the statement casts: the driver knows no arrays of ids or instants.
    private static @Nullable String[] column(
            Collection<Conclusion> rows, Function<Conclusion, @Nullable Object> value) {
        return rows.stream()
                .map(value)
                .map(it -> it == null ? null : it.toString())
                .toArray(String[]::new);
    }

    private static Claim claim(ResultSet row, Instant now) throws SQLException {
        return new Claim(
                row.getObject("organization_id", UUID.class),
                row.getObject("endpoint_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getInt("attempt"),
                row.getInt("round_attempt"),
                row.getTimestamp("round_since").toInstant(),
                now,
                row.getString("url"),
                row.getString("api_version"),
                row.getBytes("secret"),
                row.getBytes("previous_secret"),
                new Claim.StoredEvent(
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getString("resource_type"),
                        row.getObject("resource_id", UUID.class),
                        row.getLong("sequence"),
                        row.getString("data"),
                        row.getTimestamp("happened_at").toInstant()));
    }
}
