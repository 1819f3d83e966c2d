package io.dartwing.fax.search;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
    @Bean
    RecurringJob faxIndexCompaction(FaxIndex index) {
        return new RecurringJob("fax-index-compaction", JobPool.LONG, Duration.ofDays(1), index::compact);
    }
}
