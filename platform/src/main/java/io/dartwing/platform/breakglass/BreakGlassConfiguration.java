package io.dartwing.platform.breakglass;

import io.dartwing.platform.notifications.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BreakGlassConfiguration {
    @Bean
    NoticeKind.Group breakGlassNotices() {
        return NoticeKind.Group.of(BreakGlass.OPENED);
    }
}
