package io.dartwing.simulator.didww;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Courier;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An HTTP OUT and an HTTP IN trunk whose address the customer ended in a token: DIDWW signs
/// nothing here
/// (<https://doc.didww.com/sms/outbound-sms-api/status-callbacks-and-delivery-receipts.html>).
final class SmsDesk {
    private static final int SLOWER = 20;
    private static final int TRIES = 3;
    private static final JsonMapper JSON = new JsonMapper();

    private final DidwwCarrier didww;

    SmsDesk(DidwwCarrier didww) {
        this.didww = didww;
    }

    Reply answer(Account account, Request request) {
        JsonNode data = request.json().map(json -> json.path("data")).orElse(null);
        if (!request.method().equals("POST") || data == null) {
            return DidwwCarrier.refused(400, "Bad Request", "Invalid request");
        }
        if (!data.path("type").asString("").equals("outbound_messages")) {
            return DidwwCarrier.refused(400, "Bad Request", "type is invalid");
        }
        String to = data.path("attributes").path("destination").asString("");
        String from = data.path("attributes").path("source").asString("");
        if (!to.matches("[1-9][0-9]{4,14}") || Behaviour.of(to) == Behaviour.INVALID_NUMBER) {
            return DidwwCarrier.refused(400, "Bad Request", "destination is invalid");
        }
        if (!from.matches("[1-9][0-9]{4,14}|[A-Za-z0-9 ]{1,11}")) {
            return DidwwCarrier.refused(400, "Bad Request", "source is invalid");
        }
        if (data.path("attributes").path("content").asString("").isEmpty()) {
            return DidwwCarrier.refused(400, "Bad Request", "content is invalid");
        }
        Behaviour behaviour = Behaviour.of(to);
        if (behaviour == Behaviour.RATE_LIMITED || behaviour == Behaviour.UNAVAILABLE) {
            return DidwwCarrier.paused(behaviour == Behaviour.RATE_LIMITED ? 429 : 503);
        }
        String id = UUID.randomUUID().toString();
        didww.accepted(Kind.MESSAGE, "", id, from, to);
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        didww.world().later(pace, () -> processed(account, id, from, to));
        didww.world().later(2 * pace, () -> delivered(account, id, behaviour));
        return behaviour.answer(
                DidwwCarrier.json(
                        201,
                        Map.of(
                                "data",
                                Map.of(
                                        "id",
                                        id,
                                        "type",
                                        "outbound_messages",
                                        "attributes",
                                        Map.of("destination", to, "source", from)))),
                DidwwCarrier.FAULT);
    }

    private void processed(Account account, String id, String from, String to) {
        var attributes = new HashMap<String, Object>();
        String now = didww.world().clock().instant().toString();
        attributes.put("time_start", now);
        attributes.put("end_time", now);
        attributes.put("destination", to);
        attributes.put("source", from);
        attributes.put("status", "Success");
        attributes.put("code_id", null);
        attributes.put("fragments_sent", 1);
        tell(account, "outbound_message_callbacks", id, attributes);
    }

    private void delivered(Account account, String id, Behaviour behaviour) {
        String status = behaviour == Behaviour.UNDELIVERABLE ? "UNDELIVERABLE" : "DELIVERED";
        didww.ended(id, status);
        tell(account, "dlr_event", id, Map.of("status", status));
    }

    private void tell(Account account, String type, String id, Map<String, Object> attributes) {
        Map<String, Object> body = Map.of("data", Map.of("type", type, "id", id, "attributes", attributes));
        hook(account, type, DidwwCarrier.MEDIA_TYPE, JSON.writeValueAsBytes(body));
    }

    String arrive(Account account, Arrival arrival) {
        String id = UUID.randomUUID().toString();
        var body = Map.of(
                "id", id,
                "from", arrival.from().substring(1),
                "to", arrival.to().substring(1),
                "text", arrival.text(),
                "time",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                didww.world().clock().instant().atOffset(ZoneOffset.UTC)));
        hook(account, "received", "application/json", JSON.writeValueAsBytes(body));
        return id;
    }

    private void hook(Account account, String event, String contentType, byte[] body) {
        account.callback()
                .map(callback -> URI.create(callback + "?token=" + account.value("webhook_token")))
                .ifPresent(address -> didww.world()
                        .courier()
                        .send(new Courier.Webhook(
                                didww.name(), event, "POST", address, contentType, body, at -> Map.of(), TRIES)));
    }
}
