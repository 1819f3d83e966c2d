package io.dartwing.platform.audit;

import io.dartwing.platform.settings.SettingChangeListener;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    Audit audit(JdbcClient jdbc, TransactionTemplate transactions, Clock clock, EntityManagerFactory entities) {
        return new Audit(jdbc, transactions, clock, () -> flush(entities));
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
