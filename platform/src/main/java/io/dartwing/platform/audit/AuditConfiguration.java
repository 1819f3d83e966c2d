package io.dartwing.platform.audit;

import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.net.ClientAddresses;
import io.dartwing.platform.settings.SettingChangeListener;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {
    @Bean
    Audit audit(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            ActorNames names,
            EntityManagerFactory entities,
            ClientAddresses addresses) {
        return new Audit(jdbc, transactions, clock, names, () -> flush(entities), () -> origin(addresses));
    }

    /// Behind a proxy that is not trusted, the proxy's; none outside of a request.
    private static Optional<String> origin(ClientAddresses addresses) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(addresses.textOf(attributes.getRequest()))
                : Optional.empty();
    }

    @Bean
    Anchors anchors(JdbcClient jdbc, TransactionTemplate transactions, Clock clock, DataDirectory data) {
        return new Anchors(jdbc, transactions, clock, data);
    }

    @Bean
    AuditArchive auditArchive(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            Audit audit,
            Anchors anchors,
            DataDirectory data,
            AuditProperties properties) {
        return new AuditArchive(jdbc, transactions, clock, audit, anchors.key(), data, properties.keepYears());
    }

    @Bean
    RecurringJob auditAnchorJob(Anchors anchors, AuditProperties properties) {
        return new RecurringJob("audit-anchor", JobPool.DEFAULT, properties.anchorEvery(), anchors::anchorAll);
    }

    @Bean
    RecurringJob auditArchiveJob(AuditArchive archive) {
        return new RecurringJob("audit-archive", JobPool.LONG, Duration.ofDays(1), archive::archiveAll);
    }

    @Bean
    SettingChangeListener auditedSettings(Audit audit) {
        return audit.settingChanges();
    }

    private static void flush(EntityManagerFactory entities) {
        EntityManager current = EntityManagerFactoryUtils.getTransactionalEntityManager(entities);
        if (current != null) {
            current.flush();
        }
    }
}
