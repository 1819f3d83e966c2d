package io.dartwing.platform.records;

import com.zaxxer.hikari.HikariDataSource;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.database.AppDataSource;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.tenancy.JdbcTenantTransactionManager;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// One upsert per name, committed at once on a connection of its own.
///
/// In the caller's transaction the counter's row would stay locked until that commits, and every creation of
/// the
/// organisation would queue behind it. The price is a gap when the caller rolls back. The connections are two
/// of their
/// own because callers already hold one of the common pool, which they could exhaust between them.
@Component
class SeriesNames implements Names, DisposableBean {
    private static final int CONNECTIONS = 2;

    private final HikariDataSource dataSource;
    private final JdbcClient database;
    private final TransactionTemplate own;
    private final Clock clock;

    SeriesNames(InstalledDatabase installed, Clock clock) {
        this.dataSource = AppDataSource.open(installed.access(), CONNECTIONS);
        this.database = JdbcClient.create(dataSource);
        this.own = new TransactionTemplate(new JdbcTenantTransactionManager(dataSource));
        this.clock = clock;
    }

    @Override
    public String next(NamingSeries series) {
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        long number = own.execute(status -> database.sql("""
                        insert into naming_series as s (organization_id, prefix, year, last_number)
                        values (?, ?, ?, 1)
                        on conflict (organization_id, prefix, year) do update set last_number = s.last_number + 1
                        returning last_number""")
                .params(Actors.current().requireOrganization(), series.prefix(), year)
                .query(Long.class)
                .single());
        return series.format(year, number);
    }

    @Override
    public void destroy() {
        dataSource.close();
    }
}
