package io.dartwing.telephony.choice;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DecisionUpkeep {
    /// As long as anybody asks why something went the way it did.
    private static final Duration KEPT = Duration.ofDays(90);

    @Bean
    RecurringJob routingDecisionSweep(JdbcClient database, Clock clock) {
        return new RecurringJob(
                "routing-decision-upkeep",
                JobPool.SHORT,
                Duration.ofHours(6),
                () -> database.sql("select forget_routing_decisions(?)")
                        .param(Timestamp.from(clock.instant().minus(KEPT)))
                        .query(Long.class)
                        .single());
    }
}
