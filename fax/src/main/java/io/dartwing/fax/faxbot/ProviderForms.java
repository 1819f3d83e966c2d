package io.dartwing.fax.faxbot;

import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebForms;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What Faxbot's callbacks say, in the form that the provider itself documents. Pure. Addresses of
/// files in a callback are never taken over: the provider is asked for the document under its own
/// address.
final class ProviderForms {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Map<String, String> PHAXIO =
            Map.of("in_progress", "inprogress", "sending", "inprogress", "error", "failure", "failed", "failure");
    private static final Map<String, String> SINCH = Map.of(
            "SUCCESS", "COMPLETED",
            "COMPLETED_OK", "COMPLETED",
            "FAILED", "FAILURE",
            "ERROR", "FAILURE");

    private ProviderForms() {}

    /// A callback's own fields, of a form with or without `fax[…]` around the names, or of JSON.
    static Map<String, String> fields(RawWebhook webhook) {
        var fields = new LinkedHashMap<String, String>();
        if (webhook.header("content-type").orElse("").toLowerCase(Locale.ROOT).contains("json")) {
            object(webhook).forEachEntry((name, value) -> {
                if (value.isString() || value.isNumber()) {
                    fields.put(name, value.asString());
                }
            });
        } else {
            for (WebForms.FormField field : WebForms.parse(webhook.body())) {
                String name = field.name();
                boolean wrapped = name.startsWith("fax[") && name.endsWith("]");
                fields.put(wrapped ? name.substring(4, name.length() - 1) : name, field.value());
            }
        }
        return fields;
    }

    /// Whether it is what Phaxio itself sends: one field `fax` with everything in it.
    static boolean isPhaxios(RawWebhook webhook) {
        String type = webhook.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/")
                || type.startsWith(FORM)
                        && WebForms.parse(webhook.body()).stream()
                                .anyMatch(field -> field.name().equals("fax"));
    }

    /// Whether it is what Sinch itself sends: an event with its fax.
    static boolean isSinchs(RawWebhook webhook) {
        String type = webhook.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || object(webhook).path("fax").isObject();
    }

    /// Empty when it names no fax of Phaxio's.
    static Optional<RawWebhook> phaxio(RawWebhook told, boolean received) {
        Map<String, String> fields = fields(told);
        Optional<Long> id = number(first(fields, "id", "fax_id"));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode fax = JSON.createObjectNode();
        String status = first(fields, "status").toLowerCase(Locale.ROOT);
        fax.put("id", id.get());
        fax.put("direction", received ? "received" : "sent");
        fax.put("status", received ? receivedStatus(status) : PHAXIO.getOrDefault(status, status));
        number(first(fields, "num_pages", "pages")).ifPresent(pages -> fax.put("num_pages", pages));
        fax.put("from_number", first(fields, "from", "from_number"));
        fax.put("to_number", first(fields, "to", "to_number"));
        fax.put("error_type", first(fields, "error_type"));
        fax.put("error_message", first(fields, "error_message"));
        String body = "event_type=" + (received ? "fax_received" : "fax_completed") + "&fax="
                + WebForms.encode(JSON.writeValueAsString(fax));
        return Optional.of(again(told, FORM, body.getBytes(StandardCharsets.UTF_8)));
    }

    /// Empty when it names no fax.
    static Optional<RawWebhook> sinch(RawWebhook told, boolean received) {
        Map<String, String> fields = fields(told);
        String id = first(fields, "id", "fax_id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode event = JSON.createObjectNode();
        event.put("event", received ? "INCOMING_FAX" : "FAX_COMPLETED");
        ObjectNode fax = event.putObject("fax");
        String status = first(fields, "status").toUpperCase(Locale.ROOT);
        fax.put("id", id);
        fax.put("direction", received ? "INBOUND" : "OUTBOUND");
        fax.put("status", received && status.isEmpty() ? "COMPLETED" : SINCH.getOrDefault(status, status));
        number(first(fields, "num_pages", "pages")).ifPresent(pages -> fax.put("numberOfPages", pages));
        fax.put("from", first(fields, "from"));
        fax.put("to", first(fields, "to"));
        return Optional.of(again(told, "application/json", JSON.writeValueAsBytes(event)));
    }

    /// A fax that came in is there unless it is said to have failed.
    private static String receivedStatus(String status) {
        String known = PHAXIO.getOrDefault(status, status);
        return known.equals("failure") ? known : "success";
    }

    private static RawWebhook again(RawWebhook told, String type, byte[] body) {
        return new RawWebhook(
                told.method(), told.url(), Map.of("content-type", List.of(type)), body, told.receivedAt());
    }

    private static JsonNode object(RawWebhook webhook) {
        try {
            return JSON.readTree(webhook.body());
        } catch (JacksonException malformed) {
            throw FaxbotRefusal.invalid("JSON decode error", "json_invalid", "body");
        }
    }

    private static String first(Map<String, String> fields, String... names) {
        for (String name : names) {
            String value = fields.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
