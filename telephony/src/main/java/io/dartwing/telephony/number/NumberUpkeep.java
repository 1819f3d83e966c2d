package io.dartwing.telephony.number;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class NumberUpkeep {
    @Bean
    RecurringJob numberQuarantines(JdbcClient database, Clock clock) {
        return new RecurringJob(
                "number-quarantines",
                JobPool.SHORT,
                Duration.ofHours(1),
                () -> database.sql("select end_number_quarantines(?)")
                        .param(Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single());
    }
}
