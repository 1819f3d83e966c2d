package io.dartwing.platform;

import io.dartwing.platform.events.ProbeListener;
import io.dartwing.platform.jobs.ProbeConfiguration;
import io.dartwing.platform.notifications.ProbeNotices;
import io.dartwing.platform.realtime.ProbeTopic;
import io.dartwing.platform.records.GadgetConfiguration;
import io.dartwing.platform.webhooks.ProbeEvents;
import io.dartwing.testkit.database.TestDatabase;
import io.dartwing.testkit.mail.TestMailServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// The whole platform on a port and a database of its own. Tests that use this share one application
/// context, so each makes its own organisations and names.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoints.web.exposure.include=prometheus",
            "logging.structured.format.console=io.dartwing.platform.observability.GuardedLogFormat",
            "dartwing.jobs.heartbeat=500ms",
            "dartwing.fetch.trusted-hosts=127.0.0.1",
            "dartwing.webhooks.timeout=2s",
            "dartwing.http.trusted-proxies=" + PlatformIntegration.PROXY,
            "dartwing.keys.refresh=100ms",
            "dartwing.audit-stream.trusted-hosts=127.0.0.1,localhost"
        })
@AutoConfigureMockMvc(addFilters = false)
@Import({
    GadgetConfiguration.class,
    ProbeConfiguration.class,
    ProbeListener.class,
    ProbeTopic.class,
    ProbeEvents.class,
    ProbeNotices.class
})
@ContextConfiguration(initializers = {TestDatabase.Initializer.class, TestMailServer.Initializer.class})
public @interface PlatformIntegration {
    /// The one address whose `X-Forwarded-For` is believed.
    String PROXY = "127.0.0.99";
}
