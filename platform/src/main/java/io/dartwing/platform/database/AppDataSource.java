package io.dartwing.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/// Connections of the app role, in our schema.
public final class AppDataSource {
    private AppDataSource() {}

    public static HikariDataSource open(DatabaseAccess access, int size) {
        var config = new HikariConfig();
        config.setPoolName("dartwing");
        config.setJdbcUrl(Migrations.withSchema(access.url()));
        config.setUsername(access.app().name());
        config.setPassword(access.app().password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 4));
        config.setConnectionTimeout(20_000);
        config.addDataSourceProperty("ApplicationName", "dartwing");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // The server's DETAIL repeats key values, which may be PHI, in the exception's text.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }
}
