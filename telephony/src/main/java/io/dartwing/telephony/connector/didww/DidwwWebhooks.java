package io.dartwing.telephony.connector.didww;

import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebForms.FormField;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What DIDWW sends: reports on messages
/// (<https://doc.didww.com/sms/outbound-sms-api/status-callbacks-and-delivery-receipts.html>),
/// changes of orders
/// (<https://doc.didww.com/api3/2026-04-16/callbacks-details.html>), and messages that arrived in
/// the form that the
/// HTTP IN trunk is set up with
/// (<https://doc.didww.com/sms/sms-trunks/technical-data/http-specification.html>).
///
/// DIDWW gives its requests no id: what they say stands for it.
final class DidwwWebhooks {
    private static final JsonMapper JSON = new JsonMapper();

    private DidwwWebhooks() {}

    static Parsed parse(RawWebhook webhook) {
        boolean form = webhook.header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("application/x-www-form-urlencoded");
        if (form) {
            var fields = WebForms.parse(webhook.body()).stream()
                    .collect(Collectors.toMap(FormField::name, FormField::value, (first, again) -> first));
            return flat(name -> fields.getOrDefault(name, ""), webhook);
        }
        JsonNode json = read(webhook.body());
        return json.path("data").isObject()
                ? message(json.path("data"), webhook.receivedAt())
                : flat(name -> json.path(name).asString(""), webhook);
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode json = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("body: unreadable (expected: JSON or a form)", malformed);
        }
        throw new IllegalArgumentException("body: other (expected: a JSON object or a form)");
    }

    private static Parsed message(JsonNode data, Instant received) {
        String type = DidwwApi.required(data, "type");
        String id = DidwwApi.required(data, "id");
        JsonNode attributes = data.path("attributes");
        CarrierEvent event = switch (type) {
            case "outbound_message_callbacks" ->
                new CarrierEvent.MessageProgress(
                        DidwwMessages.processed(id, attributes, iso(attributes, received)), Optional.empty());
            case "dlr_event" ->
                DidwwMessages.delivered(id, attributes, received)
                        .<CarrierEvent>map(report -> new CarrierEvent.MessageProgress(report, Optional.empty()))
                        .orElseGet(() -> new CarrierEvent.Ignored(type));
            default -> new CarrierEvent.Ignored(type);
        };
        String said = type + "/" + id + "/" + attributes.path("status").asString("");
        return new Parsed(Optional.of(said), List.of(event));
    }

    private static Parsed flat(Function<String, String> field, RawWebhook webhook) {
        if (field.apply("type").equals("orders")) {
            return order(field);
        }
        String id = required(field, "id");
        if (!field.apply("type").isEmpty()) {
            return new Parsed(Optional.empty(), List.of(new CarrierEvent.Ignored(field.apply("type"))));
        }
        return new Parsed(
                Optional.of("received/" + id),
                List.of(new CarrierEvent.MessageArrived(
                        id,
                        e164(required(field, "from")),
                        e164(required(field, "to")),
                        field.apply("text"),
                        List.of(),
                        rfc1123(field.apply("time"), webhook.receivedAt()))));
    }

    private static Parsed order(Function<String, String> field) {
        String id = required(field, "id");
        String status = required(field, "status");
        return new Parsed(
                Optional.of("orders/" + id + "/" + status),
                List.of(new CarrierEvent.NumberProgress(id, "", DidwwNumbers.state(status))));
    }

    private static String required(Function<String, String> field, String name) {
        String value = field.apply(name);
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + ": missing (expected: a text)");
        }
        return value;
    }

    /// DIDWW writes numbers without a plus; senders may have names and short codes.
    private static String e164(String address) {
        return address.matches("[1-9][0-9]{6,14}") ? "+" + address : address;
    }

    private static Instant iso(JsonNode attributes, Instant otherwise) {
        String text = attributes.path("end_time").asString("");
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("end_time: unreadable (expected: ISO 8601)", malformed);
        }
    }

    private static Instant rfc1123(String text, Instant otherwise) {
        try {
            return text.isEmpty()
                    ? otherwise
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("time: unreadable (expected: RFC 1123)", malformed);
        }
    }
}
