package io.dartwing.platform.privacy;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.notifications.NoticeKind;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrivacyUpkeep {
    @Bean
    NoticeKind.Group privacyNotices() {
        return NoticeKind.Group.of(AgreementWarnings.ENDS, AgreementWarnings.ENDED);
    }

    @Bean
    RecurringJob exportExpiryJob(DataExports exports) {
        return new RecurringJob(
                "export-expiry",
                JobPool.DEFAULT,
                Duration.ofMinutes(30),
                () -> exports.organizationsWithExpired()
                        .forEach(organization -> Actors.runAs(
                                SystemJobActor.of(organization, "export-expiry"), exports::forgetExpired)));
    }

    @Bean
    RecurringJob agreementWarningJob(AgreementWarnings warnings) {
        return new RecurringJob("agreement-warnings", JobPool.DEFAULT, Duration.ofHours(6), warnings::warn);
    }
}
