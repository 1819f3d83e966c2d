package io.dartwing.platform.webhooks.delivery;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.webhooks.EventType;
import io.dartwing.platform.webhooks.WebhookEvents;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// One statement writes the event, the next sequence number of its resource for each subscribed endpoint, and the
/// deliveries. Without a subscriber nothing is written.
@Component
class EventOutbox implements WebhookEvents {
    private static final String PUBLISH = """
            with subscribed as (
                select id, status from webhook_endpoints
                where organization_id = :organization and deleted_at is null
                  and (:type = any (event_types) or '*' = any (event_types))
                order by id
            ), event as (
                insert into webhook_events (id, organization_id, type, resource_type, resource_id, data, created_at)
                select :event, :organization, :type, :resource_type, :resource, :data, cast(:now as timestamptz)
                where exists (select from subscribed)
            ), counted as (
                insert into webhook_sequences as s (endpoint_id, resource_id, organization_id, last)
                select id, :resource, :organization, 1 from subscribed order by id
                on conflict (endpoint_id, resource_id) do update set last = s.last + 1
                returning endpoint_id, last
            )
            insert into webhook_deliveries
                (endpoint_id, event_id, organization_id, resource_id, sequence, status, due_at, round_since)
            select c.endpoint_id, :event, :organization, :resource, c.last,
                case when e.status = 'enabled' then 'pending' else 'held' end, cast(:now as timestamptz),
                cast(:now as timestamptz)
            from counted c join subscribed e on e.id = c.endpoint_id""";

    private final JdbcClient database;
    private final JsonMapper json;
    private final DispatchSignal signal;
    private final Clock clock;

    EventOutbox(JdbcClient database, JsonMapper json, DispatchSignal signal, Clock clock) {
        this.database = database;
        this.json = json;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    public <T extends Record> void publish(EventType<T> type, UUID resourceId, T data) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(type.name() + ": published outside a transaction (expected: inside)");
        }
        int deliveries = database.sql(PUBLISH)
                .param("event", Ids.next())
                .param("organization", Actors.current().requireOrganization())
                .param("type", type.name())
                .param("resource_type", type.resource())
                .param("resource", resourceId)
                .param("data", json.writeValueAsString(data))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (deliveries > 0) {
            signal.afterCommit();
        }
    }
}
