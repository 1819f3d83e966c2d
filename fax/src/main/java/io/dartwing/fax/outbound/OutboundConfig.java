package io.dartwing.fax.outbound;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfig {
    @Bean
    RecurringJob previewSweepJob(PreviewSweep sweep) {
        return new RecurringJob("preview-sweep", JobPool.DEFAULT, Duration.ofMinutes(15), sweep::sweep);
    }
}
