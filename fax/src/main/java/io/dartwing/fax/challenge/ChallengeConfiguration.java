package io.dartwing.fax.challenge;

import io.dartwing.platform.notifications.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChallengeConfiguration {
    static final NoticeKind FAILED = NoticeKind.of(
            "fax.challenge-failed",
            "A sender failed a challenge",
            "The sender of {fax_name} failed the challenge",
            "The sender of {fax_name} answered the challenge {answers} times with a wrong code. The fax stays held.",
            "fax_name",
            "answers");

    @Bean
    NoticeKind.Group faxChallengeNoticeKinds() {
        return NoticeKind.Group.of(FAILED);
    }
}
