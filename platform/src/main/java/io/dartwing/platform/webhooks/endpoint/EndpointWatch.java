package io.dartwing.platform.webhooks.endpoint;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Disables endpoints that accepted nothing for three days, and tells those who administer the organisation.
/// What waits is held: it goes out when somebody enables the endpoint again.
@Component
class EndpointWatch {
    static final NoticeKind DISABLED = NoticeKind.of(
                    "webhook.disabled",
                    "A webhook was disabled",
                    "Webhook {name} was disabled",
                    "{name} accepted nothing for three days and was disabled. Events are held until it is enabled again.",
                    "name")
            .withMail();

    private static final Logger LOG = LoggerFactory.getLogger(EndpointWatch.class);
    private static final Duration LONG = Duration.ofDays(3);

    private final RecordService records;
    private final RecordType<WebhookEndpoint> type;
    private final Notifications notifications;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    EndpointWatch(
            RecordService records,
            RecordType<WebhookEndpoint> type,
            Notifications notifications,
            JdbcClient database,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.records = records;
        this.type = type;
        this.notifications = notifications;
        this.database = database;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    private record Failing(UUID organization, UUID endpoint) {}

    void run() {
        List<Failing> failing = database.sql("select organization_id, endpoint_id from webhook_long_failing(?)")
                .param(Timestamp.from(clock.instant().minus(LONG)))
                .query((row, number) -> new Failing(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        for (Failing one : failing) {
            Actors.runAs(SystemJobActor.of(one.organization(), "webhook-watch"), () -> disable(one.endpoint()));
        }
    }

    private void disable(UUID id) {
        transaction.executeWithoutResult(status -> {
            var off = json.createObjectNode().put("status", WebhookEndpoint.DISABLED);
            WebhookEndpoint endpoint = records.update(type, id, null, off);
            notifications.tellAdministrators(
                    new Notice(DISABLED, Map.of("name", endpoint.name()), "/webhooks/" + id, id));
        });
        LOG.warn("webhook {}: accepted nothing for {} days, disabled", id, LONG.toDays());
    }
}
