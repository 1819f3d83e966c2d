package io.dartwing.telephony.webhook;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CarrierWebhookUpkeep {
    /// As long as any provider repeats an event.
    private static final Duration KEPT = Duration.ofHours(48);

    /// What could not be told for so long is not news any more.
    private static final Duration KEPT_UNTOLD = Duration.ofDays(30);

    @Bean
    RecurringJob carrierWebhookSweep(JdbcClient database, Clock clock) {
        return new RecurringJob("carrier-webhook-upkeep", JobPool.SHORT, Duration.ofHours(1), () -> {
            Instant now = clock.instant();
            database.sql("select forget_carrier_webhooks(?, ?)")
                    .params(Timestamp.from(now.minus(KEPT)), Timestamp.from(now.minus(KEPT_UNTOLD)))
                    .query(Long.class)
                    .single();
        });
    }

    @Bean
    SealedData sealedCarrierWebhooks(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, StoredWebhooks.TABLE, StoredWebhooks.COLUMN, "id", WebhookSeal::context);
    }
}
