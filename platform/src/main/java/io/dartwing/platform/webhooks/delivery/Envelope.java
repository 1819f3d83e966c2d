package io.dartwing.platform.webhooks.delivery;

import io.dartwing.platform.webhooks.EventCatalogue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The body of a delivery: the same bytes in every attempt.
@Component
class Envelope {
    private final EventCatalogue catalogue;
    private final JsonMapper json;

    Envelope(EventCatalogue catalogue, JsonMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    byte[] bytes(Claim.StoredEvent event, String apiVersion) {
        return json.writeValueAsBytes(tree(event, apiVersion));
    }

    ObjectNode tree(Claim.StoredEvent event, String apiVersion) {
        ObjectNode envelope = json.createObjectNode();
        envelope.put("event", event.type());
        envelope.put(
                "timestamp", event.happenedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        envelope.put("webhook_id", webhookId(event.id(), event.happenedAt()));
        envelope.put("api_version", apiVersion);
        envelope.put("sequence", event.sequence());
        envelope.putObject("resource")
                .put("type", event.resourceType())
                .put("id", event.resource().toString());
        envelope.set("data", catalogue.render(event.type(), event.data(), apiVersion));
        return envelope;
    }

    /// `WH-2026-` and the event's id: known by it, a receiver drops what it had before.
    static String webhookId(UUID event, Instant happenedAt) {
        return "WH-" + happenedAt.atOffset(ZoneOffset.UTC).getYear() + "-"
                + event.toString().replace("-", "");
    }
}
