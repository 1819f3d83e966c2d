package io.dartwing.platform.notifications;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Notice kinds of the tests.
@TestConfiguration(proxyBeanMethods = false)
public class ProbeNotices {
    public static final NoticeKind PARCEL = NoticeKind.of(
                    "parcel.arrived",
                    "A parcel is here",
                    "Parcel {number} is here",
                    "Parcel {number} from {sender} is here.",
                    "number",
                    "sender")
            .withPhi("sender")
            .withMail();
    public static final NoticeKind ALARM = NoticeKind.of(
                    "door.forced", "The door was forced", "The door was forced", "Look at once.")
            .forSecurity();

    @Bean
    NoticeKind.Group probeNoticeKinds() {
        return NoticeKind.Group.of(PARCEL, ALARM);
    }
}
