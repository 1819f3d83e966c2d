package io.dartwing.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dartwing-platform.properties")
@EnableConfigurationProperties({DatabaseProperties.class, DatabaseProperties.Data.class})
class DatabaseConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ModuleMigrations platformMigrations() {
        return new ModuleMigrations("platform", 0);
    }

    @Bean(destroyMethod = "close")
    DataDirectory dataDirectory(DatabaseProperties.Data properties) {
        return DataDirectory.hold(properties.data());
    }

    @Bean(destroyMethod = "close")
    InstalledDatabase installedDatabase(DataDirectory data, DatabaseProperties properties) {
        return InstalledDatabase.open(data, properties);
    }

    /// The app role's pool. It exists only after the migrations ran, so nobody can see a database half
    /// made.
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            InstalledDatabase database, List<ModuleMigrations> modules, DatabaseProperties properties) {
        Migrations.run(database.access(), modules);
        return AppDataSource.open(database.access(), properties.poolSize());
    }
}
