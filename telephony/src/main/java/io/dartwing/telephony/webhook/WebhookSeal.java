package io.dartwing.telephony.webhook;

import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.telephony.carriers.RawWebhook;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Seals what a webhook holds for its row, and opens it again.
@Component
class WebhookSeal {
    /// Proved who called; nobody needs them afterwards.
    private static final Set<String> NOT_KEPT = Set.of("authorization", "cookie", "proxy-authorization");

    private record Content(
            String method, String url, Map<String, List<String>> headers, byte[] body, Instant receivedAt) {}

    private final OrganizationKeys keys;
    private final JsonMapper json;

    WebhookSeal(OrganizationKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    static String context(String row) {
        return StoredWebhooks.TABLE + "." + StoredWebhooks.COLUMN + " " + row;
    }

    byte[] seal(UUID row, RawWebhook webhook) {
        var kept = new TreeMap<>(webhook.headers());
        kept.keySet().removeAll(NOT_KEPT);
        var content =
                new Content(webhook.method(), webhook.url().toString(), kept, webhook.body(), webhook.receivedAt());
        return keys.seal(json.writeValueAsBytes(content), context(row.toString()));
    }

    RawWebhook open(UUID row, byte[] sealed) {
        Content content = json.readValue(keys.open(sealed, context(row.toString())), Content.class);
        return new RawWebhook(
                content.method(), URI.create(content.url()), content.headers(), content.body(), content.receivedAt());
    }
}
