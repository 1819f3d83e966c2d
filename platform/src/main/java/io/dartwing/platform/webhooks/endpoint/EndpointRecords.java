package io.dartwing.platform.webhooks.endpoint;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordType;
import io.dartwing.platform.webhooks.EventCatalogue;
import io.dartwing.platform.webhooks.delivery.Deliveries;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EndpointRecords {
    @Bean
    RecordType<WebhookEndpoint> webhookType(EventCatalogue catalogue, EndpointHooks hooks) {
        String[] types = Stream.concat(
                        Stream.of("*"), catalogue.names().stream().filter(name -> !name.equals(Deliveries.TEST)))
                .toArray(String[]::new);
        String[] versions = catalogue.versions().toArray(String[]::new);
        return RecordType.of("webhook", WebhookEndpoint.class, WebhookEndpoint::new)
                .label("Webhook", "Webhooks")
                .path("webhooks")
                .title("name")
                .permissions(Permissions.ADMIN, Permissions.ADMIN)
                .field(Field.text("name", "Name").required().searchable().maxLength(200))
                .field(Field.text("url", "Address")
                        .required()
                        .maxLength(2000)
                        .description("https, on the public internet. Redirects are not followed."))
                .field(Field.choices("event_types", "Events", types)
                        .required()
                        .description("* stands for all, also those that come later."))
                .field(Field.choice("api_version", "API version", versions).defaults(versions[versions.length - 1]))
                .field(Field.choice("status", "Status", WebhookEndpoint.ENABLED, WebhookEndpoint.DISABLED)
                        .defaults(WebhookEndpoint.ENABLED)
                        .description("While disabled, events are held and go out in order when it is enabled again."))
                .field(Field.text("disabled_reason", "Disabled because").readOnly())
                .field(Field.timestamp("disabled_at", "Disabled at").readOnly())
                .field(Field.timestamp("failing_since", "Failing since").readOnly())
                .field(Field.timestamp("last_success_at", "Last success").readOnly())
                .field(Field.timestamp("previous_until", "Old secret signs until")
                        .readOnly())
                .list("name", "url", "status", "failing_since", "last_success_at")
                .softDelete()
                .hooks(hooks)
                .build();
    }

    @Bean
    NoticeKind.Group webhookNoticeKinds() {
        return NoticeKind.Group.of(EndpointWatch.DISABLED);
    }

    @Bean
    RecurringJob webhookWatch(EndpointWatch watch) {
        return new RecurringJob("webhook-watch", JobPool.SHORT, Duration.ofMinutes(10), watch::run);
    }
}
