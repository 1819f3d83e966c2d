package io.dartwing.telephony.lookup;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class LookupUpkeep {
    @Bean
    RecurringJob oldNumberLookups(JdbcClient database, Clock clock) {
        return new RecurringJob(
                "old-number-lookups",
                JobPool.SHORT,
                Duration.ofHours(6),
                () -> database.sql("select forget_number_lookups(?)")
                        .param(Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single());
    }
}
