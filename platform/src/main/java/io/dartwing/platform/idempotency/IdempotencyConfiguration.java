package io.dartwing.platform.idempotency;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
