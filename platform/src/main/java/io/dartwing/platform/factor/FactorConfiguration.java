package io.dartwing.platform.factor;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FactorConfiguration {
    @Bean
    RecurringJob passkeyUpkeep(Passkeys passkeys) {
        return new RecurringJob("passkey-upkeep", JobPool.DEFAULT, Duration.ofHours(1), passkeys::purgeChallenges);
    }
}
