package io.dartwing.platform.keys;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysProperties.class)
class KeysConfiguration {
    private static final Duration EVERY = Duration.ofSeconds(5);

    /// A `MasterKey` bean of another key service replaces the one of the settings.
    @Bean
    MasterKeys masterKeys(DataDirectory data, KeysProperties properties, ObjectProvider<MasterKey> service) {
        MasterKey own =
                service.getIfAvailable(() -> MasterKeys.vault(properties).orElse(null));
        return new MasterKeys(data, System.getenv(), java.util.Optional.ofNullable(own));
    }

    @Bean
    KeyRotation keyRotation(
            JdbcClient database, TransactionTemplate transaction, MasterKeys masters, Audit audit, Clock clock) {
        return new KeyRotation(database, transaction, masters, audit, clock);
    }

    @Bean
    MasterRewrap masterRewrap(JdbcClient database, TransactionTemplate transaction, MasterKeys masters) {
        return new MasterRewrap(database, transaction, masters);
    }

    @Bean
    RecurringJob keyRotationJob(KeyRotationWork work) {
        return new RecurringJob("key-rotation", JobPool.LONG, EVERY, work::all);
    }

    @Bean
    RecurringJob masterRewrapJob(MasterRewrap rewrap) {
        return new RecurringJob("master-key", JobPool.DEFAULT, Duration.ofMinutes(1), rewrap::all);
    }
}
