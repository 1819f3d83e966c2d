package io.dartwing.platform.identity;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.notifications.Mail;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class PasswordResetConfiguration {
    @Bean
    PasswordReset passwordReset(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Identity identity,
            Mail mail,
            PublicAddress address,
            Audit audit,
            Clock clock) {
        return new PasswordReset(jdbc, transactions, identity, mail, address, audit, clock);
    }

    /// Makes the mails whose asker's node died before it did.
    @Bean
    RecurringJob passwordResetMails(PasswordReset reset) {
        return new RecurringJob("password-reset-mails", JobPool.DEFAULT, Duration.ofMinutes(1), reset::handleAll);
    }

    @Bean
    RecurringJob passwordResetUpkeep(PasswordReset reset) {
        return new RecurringJob("password-reset-upkeep", JobPool.DEFAULT, Duration.ofHours(1), reset::purge);
    }
}
