package io.dartwing.platform.webhooks.delivery;

import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.records.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// What was delivered, and what was not, as people see it. Every method needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DeliveryLog {
    private static final String LIST = "webhook deliveries";
    private static final String COLUMNS = """
            select d.*, v.type, v.resource_type, v.data, v.created_at as happened_at
            from webhook_deliveries d join webhook_events v on v.id = d.event_id
            """;

    private final JdbcClient database;
    private final Cursors cursors;
    private final Envelope envelope;

    DeliveryLog(JdbcClient database, Cursors cursors, Envelope envelope) {
        this.database = database;
        this.cursors = cursors;
        this.envelope = envelope;
    }

    /// One event for one endpoint. `nextAttemptAt` is empty when none is planned.
    public record Delivery(
            UUID eventId,
            String webhookId,
            String event,
            String resourceType,
            UUID resourceId,
            long sequence,
            String status,
            int attempts,
            Instant happenedAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Integer httpStatus,
            @Nullable String reason) {}

    public record Attempt(
            int number,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Integer httpStatus,
            @Nullable String reason,
            @Nullable String response) {}

    /// `request` is the body as the endpoint gets it; `attempts` newest first.
    public record Detail(Delivery delivery, JsonNode request, List<Attempt> attempts) {}

    public record Filter(
            @Nullable String status,
            @Nullable String event,
            @Nullable String cursor,
            int limit) {}

    /// Newest event first.
    public Page<Delivery> list(UUID endpoint, Filter filter) {
        UUID before = filter.cursor() == null
                ? null
                : UUID.fromString(String.valueOf(
                        cursors.read(LIST + endpoint, filter.cursor()).getFirst()));
        List<Delivery> rows = database.sql(COLUMNS + """
                        where d.endpoint_id = :endpoint
                          and (cast(:status as text) is null or d.status = :status)
                          and (cast(:event as text) is null or v.type = :event)
                          and (cast(:before as uuid) is null or d.event_id < :before)
                        order by d.event_id desc limit :limit""")
                .param("endpoint", endpoint)
                .param("status", filter.status())
                .param("event", filter.event())
                .param("before", before)
                .param("limit", filter.limit() + 1)
                .query(DeliveryLog::delivery)
                .list();
        if (rows.size() <= filter.limit()) {
            return new Page<>(rows, null);
        }
        List<Delivery> page = rows.subList(0, filter.limit());
        return new Page<>(
                page,
                cursors.write(LIST + endpoint, List.of(page.getLast().eventId().toString())));
    }

    public Optional<Detail> find(UUID endpoint, UUID event, String apiVersion) {
        return database.sql(COLUMNS + "where d.endpoint_id = ? and d.event_id = ?")
                .params(endpoint, event)
                .query((row, number) -> detail(row, apiVersion))
                .optional();
    }

    private Detail detail(ResultSet row, String apiVersion) throws SQLException {
        Delivery delivery = delivery(row, 0);
        var stored = new Claim.StoredEvent(
                delivery.eventId(),
                delivery.event(),
                delivery.resourceType(),
                delivery.resourceId(),
                delivery.sequence(),
                row.getString("data"),
                delivery.happenedAt());
        var attempts = new ArrayList<Attempt>();
        if (delivery.attempts() > 0) {
            attempts.add(new Attempt(
                    delivery.attempts(),
                    instant(row, "started_at"),
                    instant(row, "ended_at"),
                    delivery.httpStatus(),
                    delivery.reason(),
                    row.getString("response")));
        }
        attempts.addAll(earlier(row.getObject("endpoint_id", UUID.class), delivery.eventId()));
        return new Detail(delivery, envelope.tree(stored, apiVersion), attempts);
    }

    private List<Attempt> earlier(UUID endpoint, UUID event) {
        return database.sql("""
                        select number, started_at, ended_at, http_status, reason, response from webhook_attempts
                        where endpoint_id = ? and event_id = ? order by number desc limit 100""")
                .params(endpoint, event)
                .query((row, number) -> new Attempt(
                        row.getInt("number"),
                        instant(row, "started_at"),
                        instant(row, "ended_at"),
                        row.getObject("http_status", Integer.class),
                        row.getString("reason"),
                        row.getString("response")))
                .list();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        String status = row.getString("status");
        UUID event = row.getObject("event_id", UUID.class);
        Instant happenedAt = row.getTimestamp("happened_at").toInstant();
        return new Delivery(
                event,
                Envelope.webhookId(event, happenedAt),
                row.getString("type"),
                row.getString("resource_type"),
                row.getObject("resource_id", UUID.class),
                row.getLong("sequence"),
                status,
                row.getInt("attempts"),
                happenedAt,
                status.equals("pending") ? instant(row, "due_at") : null,
                instant(row, "started_at"),
                row.getObject("http_status", Integer.class),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
