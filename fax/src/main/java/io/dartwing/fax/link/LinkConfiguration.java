package io.dartwing.fax.link;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.notifications.NoticeKind;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkProperties.class)
class LinkConfiguration {
    static final NoticeKind DOWNLOADED = NoticeKind.of(
                    "fax.link-downloaded",
                    "Your secure link was used for the first time",
                    "The documents of {fax_name} are being fetched",
                    "A document of {fax_name} was downloaded through its secure link for the first time.",
                    "fax_name")
            .withMail();

    @Bean
    NoticeKind.Group faxLinkNoticeKinds() {
        return NoticeKind.Group.of(DOWNLOADED);
    }

    @Bean
    RecurringJob linkSweepJob(LinkUploads uploads) {
        return new RecurringJob("link-sweep", JobPool.DEFAULT, Duration.ofHours(1), uploads::sweep);
    }
}
