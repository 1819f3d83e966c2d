package io.dartwing.platform.limits;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.settings.OrganizationSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsProperties.class)
class LimitsConfiguration {
    @Bean
    BucketStore bucketStore(LimitsProperties properties, Metrics metrics, Clock clock) {
        var own = new LocalBuckets(clock);
        return properties.shared()
                ? new FallbackBuckets(new RedisBuckets(properties.store(), clock), own, metrics)
                : own;
    }

    @Bean
    LimitOverrides limitOverrides(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, Clock clock) {
        return new LimitOverrides(jdbc, transactions, audit, clock);
    }

    @Bean
    StoredLimits limits(
            BucketStore store, OrganizationSettings settings, LimitOverrides overrides, Metrics metrics, Clock clock) {
        return new StoredLimits(store, settings, overrides, metrics, clock);
    }
}
