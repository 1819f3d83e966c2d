package io.dartwing.telephony.connector.telnyx;

import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.Attachment;
import io.dartwing.telephony.carriers.CarrierEvent.CallArrived;
import io.dartwing.telephony.carriers.CarrierEvent.CallProgress;
import io.dartwing.telephony.carriers.CarrierEvent.FaxArrived;
import io.dartwing.telephony.carriers.CarrierEvent.FaxProgress;
import io.dartwing.telephony.carriers.CarrierEvent.Ignored;
import io.dartwing.telephony.carriers.CarrierEvent.MessageArrived;
import io.dartwing.telephony.carriers.CarrierEvent.MessageProgress;
import io.dartwing.telephony.carriers.CarrierEvent.NumberProgress;
import io.dartwing.telephony.carriers.CarrierEvent.PortProgress;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Telnyx reports: one event a webhook, in `data`
/// (<https://developers.telnyx.com/docs/programmable-fax/receiving-webhooks>,
/// <https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks>,
/// <https://developers.telnyx.com/docs/voice/programmable-voice/receiving-webhooks>,
/// <https://developers.telnyx.com/api-reference/callbacks/number-order-status-update>,
/// <https://developers.telnyx.com/docs/numbers/porting/port-in-notifications>).
///
/// The end of a message is told by `message.finalized` and the state in it; that of a fax by
/// `fax.delivered` or `fax.failed`.
final class TelnyxWebhooks {
    private static final JsonMapper JSON = new JsonMapper();

    private TelnyxWebhooks() {}

    static Parsed parse(RawWebhook webhook) {
        JsonNode data = read(webhook.body()).path("data");
        String kind = TelnyxApi.required(data, "event_type");
        JsonNode payload = data.path("payload");
        Instant at = TelnyxApi.time(data.path("occurred_at").asString(""), webhook.receivedAt());
        Optional<UUID> attempt =
                TelnyxApi.attempt(payload.path("client_state").asString("")).or(webhook::attempt);
        List<CarrierEvent> events = switch (kind) {
            case "fax.queued", "fax.media.processed", "fax.sending.started", "fax.delivered", "fax.failed" ->
                outbound(payload)
                        ? List.of(new FaxProgress(
                                TelnyxFaxes.report(TelnyxApi.required(payload, "fax_id"), payload, at), attempt))
                        : List.of(new Ignored(kind));
            case "fax.received" -> List.of(faxArrived(payload, at));
            case "message.sent", "message.finalized" ->
                List.of(new MessageProgress(TelnyxMessages.report(payload, at), attempt));
            case "message.received" -> List.of(messageArrived(payload, at));
            case "call.initiated" -> List.of(initiated(payload, at, attempt));
            case "call.answered" ->
                ours(payload)
                        ? List.of(new CallProgress(report(payload, DeliveryState.SENT, at), attempt))
                        : List.of(new Ignored(kind));
            case "call.hangup" ->
                ours(payload)
                        ? List.of(new CallProgress(TelnyxCalls.ended(payload, at), attempt))
                        : List.of(new Ignored(kind));
            case "number_order.complete" -> numbers(payload);
            case "porting_order.status_changed" -> List.of(new PortProgress(TelnyxPorting.status(payload)));
            default -> List.of(new Ignored(kind));
        };
        return new Parsed(Optional.of(data.path("id").asString("")).filter(id -> !id.isEmpty()), events);
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("body: unreadable (expected: JSON)", malformed);
        }
    }

    /// A fax coming in can fail too; it isn't one of ours.
    private static boolean outbound(JsonNode payload) {
        return !payload.path("direction").asString("outbound").equals("inbound");
    }

    private static FaxArrived faxArrived(JsonNode payload, Instant at) {
        return new FaxArrived(
                TelnyxApi.required(payload, "fax_id"),
                TelnyxApi.required(payload, "from"),
                TelnyxApi.required(payload, "to"),
                payload.path("page_count").asInt(0),
                Optional.of(new Attachment(URI.create(TelnyxApi.required(payload, "media_url")), "application/pdf")),
                at);
    }

    private static MessageArrived messageArrived(JsonNode payload, Instant at) {
        var media = new ArrayList<Attachment>();
        for (JsonNode item : payload.path("media")) {
            media.add(new Attachment(
                    URI.create(TelnyxApi.required(item, "url")),
                    item.path("content_type").asString("application/octet-stream")));
        }
        return new MessageArrived(
                TelnyxApi.required(payload, "id"),
                TelnyxApi.required(payload.path("from"), "phone_number"),
                TelnyxApi.required(payload.path("to").path(0), "phone_number"),
                payload.path("text").asString(""),
                List.copyOf(media),
                at);
    }

    private static CarrierEvent initiated(JsonNode payload, Instant at, Optional<UUID> attempt) {
        return ours(payload)
                ? new CallProgress(report(payload, DeliveryState.SENDING, at), attempt)
                : new CallArrived(
                        TelnyxApi.required(payload, "call_control_id"),
                        TelnyxApi.required(payload, "from"),
                        TelnyxApi.required(payload, "to"),
                        at);
    }

    /// Telnyx names the direction only when the call begins; afterwards our state in it tells.
    private static boolean ours(JsonNode payload) {
        String direction = payload.path("direction").asString("");
        return direction.isEmpty()
                ? TelnyxApi.attempt(payload.path("client_state").asString("")).isPresent()
                : direction.equals("outgoing");
    }

    private static DeliveryReport report(JsonNode payload, DeliveryState state, Instant at) {
        return DeliveryReport.of(TelnyxApi.required(payload, "call_control_id"), state, at);
    }

    private static List<CarrierEvent> numbers(JsonNode payload) {
        String order = TelnyxApi.required(payload, "id");
        var events = new ArrayList<CarrierEvent>();
        for (JsonNode line : payload.path("phone_numbers")) {
            events.add(new NumberProgress(
                    order,
                    TelnyxApi.required(line, "phone_number"),
                    TelnyxNumbers.state(TelnyxApi.required(line, "status"))));
        }
        return List.copyOf(events);
    }
}
