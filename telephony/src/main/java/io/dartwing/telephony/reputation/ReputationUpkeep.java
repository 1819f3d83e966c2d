package io.dartwing.telephony.reputation;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ReputationUpkeep {
    @Bean
    RecurringJob numberReputations(JdbcClient database, Reputations reputations) {
        return new RecurringJob("number-reputations", JobPool.DEFAULT, Duration.ofHours(1), () -> {
            List<UUID> organizations = database.sql("select dartwing_organizations_with_numbers()")
                    .query(UUID.class)
                    .list();
            organizations.forEach(organization -> Actors.runAs(
                    SystemJobActor.of(organization, "number-reputations"),
                    () -> reputations.numbers().forEach(reputations::judge)));
        });
    }
}
