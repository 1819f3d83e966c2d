package io.dartwing.platform.webhooks.delivery;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.webhooks.EventType;
import io.dartwing.platform.webhooks.EventTypes;
import io.dartwing.platform.webhooks.Meaning;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class DeliveryConfiguration {
    private static final Duration KEPT = Duration.ofDays(30);

    record TestData(@Meaning("Says that this is a test.") String message) {}

    @Bean
    Lanes webhookLanes(WebhookProperties properties) {
        return new Lanes(properties.perEndpoint());
    }

    @Bean
    EventTypes webhookEventTypes() {
        return EventTypes.of(EventType.of(
                Deliveries.TEST,
                "webhook",
                TestData.class,
                "Somebody pressed Test. Comes to the tested endpoint alone, whatever it subscribed to.",
                new TestData("This is a test.")));
    }

    @Bean
    RecurringJob webhookUpkeep(JdbcClient database, Metrics metrics, Clock clock) {
        metrics.gauge(
                Metric.WEBHOOK_QUEUE,
                () -> database.sql("select webhook_open()").query(Long.class).single());
        return new RecurringJob(
                "webhook-upkeep",
                JobPool.SHORT,
                Duration.ofHours(1),
                () -> database.sql("select webhook_forget(?)")
                        .param(Timestamp.from(clock.instant().minus(KEPT)))
                        .query(Long.class)
                        .single());
    }

    @Bean
    SealedData sealedWebhookSecrets(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, "webhook_endpoints", "secret", "id", id -> SigningSecrets.CONTEXT);
    }

    @Bean
    SealedData sealedFormerWebhookSecrets(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database,
                transaction,
                keys,
                "webhook_endpoints",
                "previous_secret",
                "id",
                id -> SigningSecrets.CONTEXT);
    }
}
