package io.dartwing.telephony.connector.bandwidth;

import static io.dartwing.telephony.connector.bandwidth.BandwidthMessage.required;

import io.dartwing.kernel.Ids;
import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.Attachment;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Bandwidth posts: <https://dev.bandwidth.com/docs/messaging/webhooks/>. It signs nothing;
/// the account's
/// messaging application sends the Basic credentials that its owner gave it
/// (<https://dev.bandwidth.com/docs/account/applications/>).
final class BandwidthWebhooks {
    private static final JsonMapper JSON = new JsonMapper();

    private BandwidthWebhooks() {}

    static BasicAuth credentials(CarrierAccount account) {
        return new BasicAuth(account.value("webhook_user"), account.value("webhook_password"));
    }

    static Parsed parse(RawWebhook webhook) {
        JsonNode list;
        try {
            list = JSON.readTree(new String(webhook.body(), StandardCharsets.UTF_8));
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("body: malformed (expected: JSON)", malformed);
        }
        if (list == null || !list.isArray() || list.isEmpty()) {
            throw new IllegalArgumentException("body: no events (expected: a list of at least one)");
        }
        var events = new ArrayList<CarrierEvent>();
        list.forEach(event -> events.add(event(event, webhook.receivedAt())));
        return new Parsed(list.size() == 1 ? identity(list.path(0)) : Optional.empty(), events);
    }

    /// The same message may be reported once for each of its recipients.
    private static Optional<String> identity(JsonNode event) {
        return Optional.of(event.path("type").asString("") + "/"
                + event.path("message").path("id").asString("") + "/"
                + event.path("to").asString(""));
    }

    private static CarrierEvent event(JsonNode event, Instant receivedAt) {
        String type = required(event, "type");
        return switch (type) {
            case "message-received" -> arrived(event, receivedAt);
            case "message-sending" -> progress(event, DeliveryState.SENDING, receivedAt);
            case "message-sent" -> progress(event, DeliveryState.SENT, receivedAt);
            case "message-delivered" -> progress(event, DeliveryState.DELIVERED, receivedAt);
            case "message-failed" -> progress(event, DeliveryState.FAILED, receivedAt);
            default -> new CarrierEvent.Ignored(type.substring(0, Math.min(type.length(), 40)));
        };
    }

    private static CarrierEvent progress(JsonNode event, DeliveryState state, Instant receivedAt) {
        JsonNode message = event.path("message");
        var report = BandwidthMessage.report(
                required(message, "id"),
                state,
                event.path("errorCode").asInt(0),
                message.path("segmentCount").asInt(0),
                at(event, receivedAt));
        return new CarrierEvent.MessageProgress(
                report, Ids.parse(message.path("tag").asString("")));
    }

    private static CarrierEvent arrived(JsonNode event, Instant receivedAt) {
        JsonNode message = event.path("message");
        var media = new ArrayList<Attachment>();
        message.path("media").forEach(url -> media.add(attachment(url.asString(""))));
        return new CarrierEvent.MessageArrived(
                required(message, "id"),
                required(message, "from"),
                required(event, "to"),
                message.path("text").asString(""),
                List.copyOf(media),
                at(event, receivedAt));
    }

    private static Instant at(JsonNode event, Instant receivedAt) {
        return BandwidthMessage.time(event.path("time").asString("")).orElse(receivedAt);
    }

    /// Only the file's name tells what it is.
    private static Attachment attachment(String text) {
        try {
            URI url = URI.create(text);
            String type = URLConnection.guessContentTypeFromName(String.valueOf(url.getPath()));
            return new Attachment(url, type == null ? "application/octet-stream" : type);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("media: not valid (expected: addresses)", malformed);
        }
    }
}
