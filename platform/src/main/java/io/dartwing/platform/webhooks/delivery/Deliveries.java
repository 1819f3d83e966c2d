package io.dartwing.platform.webhooks.delivery;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What people do to deliveries of the current actor's organisation. Every method needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Deliveries {
    public static final String TEST = "webhook.test";

    private final JdbcClient database;
    private final Lanes lanes;
    private final DispatchSignal signal;
    private final Clock clock;

    Deliveries(JdbcClient database, Lanes lanes, DispatchSignal signal, Clock clock) {
        this.database = database;
        this.lanes = lanes;
        this.signal = signal;
        this.clock = clock;
    }

    /// Which of an endpoint's deliveries to make again: these events, or those that happened from `since` until
    /// `until` (exclusive). `deadOnly` leaves out what was delivered.
    public record Replay(
            @Nullable List<UUID> events,
            @Nullable Instant since,
            @Nullable Instant until,
            boolean deadOnly) {}

    public void hold(UUID endpoint) {
        database.sql("update webhook_deliveries set status = 'held' where endpoint_id = ? and status = 'pending'")
                .param(endpoint)
                .update();
    }

    /// Everything held goes out, in order, as if it had just happened.
    public void release(UUID endpoint) {
        Timestamp now = now();
        database.sql("update webhook_endpoints set failing_since = null where id = ?")
                .param(endpoint)
                .update();
        database.sql("""
                update webhook_deliveries set status = 'pending', due_at = ?, round_since = ?, round_attempts = 0
                where endpoint_id = ? and status in ('held', 'pending')""").params(now, now, endpoint).update();
        lanes.forget(endpoint); // whoever asks for deliveries believes that it works again
        signal.afterCommit();
    }

    public void drop(UUID endpoint) {
        database.sql("""
                update webhook_deliveries set status = 'dead', reason = 'the endpoint was deleted'
                where endpoint_id = ? and status in ('pending', 'held')""").param(endpoint).update();
    }

    /// Makes concluded deliveries open again, with the same event ids and sequence numbers; answers how many.
    public int replay(UUID endpoint, Replay wish) {
        Timestamp now = now();
        int replayed = database.sql("""
                        update webhook_deliveries d
                        set status = 'pending', due_at = :now, round_since = :now, round_attempts = 0
                        from webhook_events v
                        where v.id = d.event_id and d.endpoint_id = :endpoint
                          and (d.status = 'dead' or d.status = 'delivered' and not :dead_only)
                          and (cast(:events as uuid[]) is null or d.event_id = any (cast(:events as uuid[])))
                          and (cast(:since as timestamptz) is null or v.created_at >= :since)
                          and (cast(:until as timestamptz) is null or v.created_at < :until)""")
                .param("now", now)
                .param("endpoint", endpoint)
                .param("dead_only", wish.deadOnly())
                .param(
                        "events",
                        wish.events() == null
                                ? null
                                : wish.events().stream().map(UUID::toString).toArray(String[]::new))
                .param("since", wish.since() == null ? null : Timestamp.from(wish.since()))
                .param("until", wish.until() == null ? null : Timestamp.from(wish.until()))
                .update();
        lanes.forget(endpoint);
        signal.afterCommit();
        return replayed;
    }

    /// An event for this endpoint alone, whatever it subscribed to; answers its id.
    public UUID test(UUID endpoint) {
        UUID organization = Actors.current().requireOrganization();
        UUID event = Ids.next();
        Timestamp now = now();
        database.sql("""
                with event as (
                    insert into webhook_events (id, organization_id, type, resource_type, resource_id, data, created_at)
                    values (:event, :organization, :type, 'webhook', :endpoint, :data, :now)
                ), counted as (
                    insert into webhook_sequences as s (endpoint_id, resource_id, organization_id, last)
                    values (:endpoint, :endpoint, :organization, 1)
                    on conflict (endpoint_id, resource_id) do update set last = s.last + 1 returning last
                )
                insert into webhook_deliveries
                    (endpoint_id, event_id, organization_id, resource_id, sequence, status, due_at, round_since)
                select :endpoint, :event, :organization, :endpoint, last, 'pending', cast(:now as timestamptz),
                    cast(:now as timestamptz)
                from counted""")
                .param("event", event)
                .param("organization", organization)
                .param("type", TEST)
                .param("endpoint", endpoint)
                .param("data", "{\"message\":\"This is a test.\"}")
                .param("now", now)
                .update();
        lanes.forget(endpoint);
        signal.afterCommit();
        return event;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
