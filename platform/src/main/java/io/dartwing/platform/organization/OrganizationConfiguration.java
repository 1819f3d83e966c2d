package io.dartwing.platform.organization;

import io.dartwing.platform.audit.Audit;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class OrganizationConfiguration {
    @Bean
    Organizations organizations(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, Clock clock) {
        return new Organizations(jdbc, transactions, audit, clock);
    }
}
