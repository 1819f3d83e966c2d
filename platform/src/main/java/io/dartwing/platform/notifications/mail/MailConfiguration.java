package io.dartwing.platform.notifications.mail;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {
    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    RecurringJob mailUpkeep(JdbcClient database, Clock clock) {
        return new RecurringJob(
                "mail-upkeep",
                JobPool.SHORT,
                Duration.ofHours(1),
                () -> database.sql("select dartwing_forget_mails(?)")
                        .param(OffsetDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC))
                        .query(Long.class)
                        .single());
    }

    @Bean
    SealedData sealedMails(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(database, transaction, keys, "mails", "content", "id", id -> MailRows.CONTEXT);
    }
}
