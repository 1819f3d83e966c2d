package io.dartwing.platform.records;

import com.zaxxer.hikari.HikariDataSource;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.database.AppDataSource;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.tenancy.JdbcTenantTransactionManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// An upsert takes the next number, or the next few when names are wanted one upon another, and is committed at once on
/// a connection of its own.
///
/// In the caller's transaction the counter's row would stay locked until that commits, and every creation of the
/// organisation would queue behind it. The price is a gap when the caller rolls back, or when the server ends with
/// numbers in hand. The connections are two of their own because callers already hold one of the common pool, which
/// they
/// could exhaust between them.
@Component
class SeriesNames implements Names, DisposableBean {
    private static final int CONNECTIONS = 2;
    private static final int MOST_AT_ONCE = 32;
    private static final Duration ONE_UPON_ANOTHER = Duration.ofSeconds(1);

    private final HikariDataSource dataSource;
    private final JdbcClient database;
    private final TransactionTemplate own;
    private final Clock clock;
    private final Map<Counter, Hand> hands = new ConcurrentHashMap<>();

    SeriesNames(InstalledDatabase installed, Clock clock) {
        this.dataSource = AppDataSource.open(installed.access(), CONNECTIONS);
        this.database = JdbcClient.create(dataSource);
        this.own = new TransactionTemplate(new JdbcTenantTransactionManager(dataSource));
        this.clock = clock;
    }

    private record Counter(UUID organization, String prefix, int year) {}

    /// Numbers taken and not given out yet.
    private static final class Hand {
        private long next;
        private int left;
        private int taken = 1;
        private Instant when = Instant.MIN;
    }

    @Override
    public String next(NamingSeries series) {
        Instant now = clock.instant();
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        var counter = new Counter(Actors.current().requireOrganization(), series.prefix(), year);
        Hand hand = hands.computeIfAbsent(counter, fresh -> new Hand());
        synchronized (hand) {
            if (hand.left == 0) {
                boolean hurry = now.isBefore(hand.when.plus(ONE_UPON_ANOTHER));
                int wanted = hurry ? Math.min(2 * hand.taken, MOST_AT_ONCE) : 1;
                hand.next = take(counter, wanted) - wanted + 1;
                hand.left = wanted;
                hand.taken = wanted;
                hand.when = now;
            }
            hand.left--;
            return series.format(year, hand.next++);
        }
    }

    /// The last of so many numbers.
    private long take(Counter counter, int wanted) {
        return own.execute(status -> database.sql("""
                        insert into naming_series as s (organization_id, prefix, year, last_number)
                        values (:organization, :prefix, :year, :wanted)
                        on conflict (organization_id, prefix, year) do update set last_number = s.last_number + :wanted
                        returning last_number""")
                .param("organization", counter.organization())
                .param("prefix", counter.prefix())
                .param("year", counter.year())
                .param("wanted", wanted)
                .query(Long.class)
                .single());
    }

    @Override
    public void destroy() {
        dataSource.close();
    }
}
