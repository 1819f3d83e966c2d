package io.dartwing.platform.idempotency;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {
    @Bean
    RecurringJob idempotencySweep(StoredAnswers answers, Clock clock) {
        return new RecurringJob(
                "idempotency-sweep",
                JobPool.DEFAULT,
                Duration.ofHours(1),
                () -> answers.forgetBefore(clock.instant().minus(TransactionalIdempotency.KEPT)));
    }

    @Bean
    SealedData sealedAnswers(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, "idempotency_keys", "body", "key", key -> StoredAnswers.CONTEXT);
    }
}
