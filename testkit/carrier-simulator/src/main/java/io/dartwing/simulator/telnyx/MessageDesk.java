package io.dartwing.simulator.telnyx;

import static java.util.Objects.requireNonNull;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Paper;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/// `/messages` (<https://developers.telnyx.com/api-reference/messages/send-a-message>) and the detail
/// records of messages.
final class MessageDesk {
    private static final int SLOWER = 20;
    private static final int GSM_SEGMENT = 160;
    private static final String UNAVAILABLE = "40006";
    private static final String UNDELIVERABLE = "40008";
    private static final String INVALID_TO = "40310";

    /// @param error Telnyx's code, empty while there is none
    private record Progress(String status, String error, String at) {}

    private record Message(
            Account account,
            String id,
            String from,
            String to,
            String text,
            String type,
            String webhook,
            String created,
            AtomicReference<Progress> progress) {
        int parts() {
            return text.length() / GSM_SEGMENT + 1;
        }
    }

    private final TelnyxCarrier telnyx;
    private final Map<String, Message> messages = new ConcurrentHashMap<>();

    MessageDesk(TelnyxCarrier telnyx) {
        this.telnyx = telnyx;
    }

    Reply answer(Account account, Request request, List<String> path) {
        if (path.get(1).equals("detail_records")) {
            return records(account, request);
        }
        if (path.size() == 2 && request.method().equals("POST")) {
            return create(account, request.json().orElseThrow(() -> new Refusal(TelnyxErrors.NOT_FOUND)));
        }
        Message message = path.size() == 3 ? messages.get(path.get(2)) : null;
        return message == null
                        || message.account() != account
                        || !request.method().equals("GET")
                ? TelnyxErrors.NOT_FOUND
                : Reply.json(200, Map.of("data", shown(message)));
    }

    private Reply create(Account account, JsonNode body) {
        String from = TelnyxCarrier.number(body, "from");
        String to = TelnyxCarrier.required(body, "to");
        Reply invalid = TelnyxErrors.of(400, INVALID_TO, "Invalid 'to' address", "/to");
        if (!to.matches("\\+[1-9][0-9]{4,14}")) {
            return invalid;
        }
        boolean media = body.path("media_urls").size() > 0;
        String text = body.path("text").asString("");
        if (text.isEmpty() && !media) {
            return TelnyxErrors.of(422, "10004", "Missing required parameter", "/text");
        }
        String profile = body.path("messaging_profile_id").asString("");
        if (!profile.isEmpty() && !profile.equals(account.value("messagingProfileId"))) {
            return TelnyxErrors.of(400, "40311", "Invalid messaging profile", "/messaging_profile_id");
        }
        Behaviour behaviour = Behaviour.of(to);
        TelnyxCarrier.refuseAtOnce(behaviour, invalid);
        String webhook = body.path("webhook_url").asString("");
        var message = new Message(
                account,
                UUID.randomUUID().toString(),
                from,
                to,
                text,
                media ? "MMS" : "SMS",
                webhook,
                telnyx.now(),
                new AtomicReference<>(new Progress("queued", "", telnyx.now())));
        messages.put(message.id(), message);
        telnyx.accepted(Kind.MESSAGE, TelnyxMarks.referenceIn(webhook), message.id(), from, to);
        Reply good = Reply.json(200, Map.of("data", shown(message)));
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        telnyx.world().later(pace, () -> {
            message.progress().set(new Progress("sent", "", telnyx.now()));
            report(message, "message.sent");
            telnyx.world().later(pace, () -> finish(message, behaviour));
        });
        return behaviour.answer(good, TelnyxErrors.FAULT);
    }

    private void finish(Message message, Behaviour behaviour) {
        String error = switch (behaviour) {
            case BUSY, NO_ANSWER -> UNAVAILABLE;
            case UNDELIVERABLE -> UNDELIVERABLE;
            default -> "";
        };
        String status = error.isEmpty() ? "delivered" : "delivery_failed";
        message.progress().set(new Progress(status, error, telnyx.now()));
        telnyx.ended(message.id(), status);
        report(message, "message.finalized");
    }

    private void report(Message message, String event) {
        if (!message.webhook().isEmpty()) {
            telnyx.report(message.webhook(), event, shown(message));
        }
    }

    private Map<String, Object> shown(Message message) {
        Progress progress = requireNonNull(message.progress().get());
        var shown = new HashMap<String, Object>();
        shown.put("record_type", "message");
        shown.put("direction", "outbound");
        shown.put("id", message.id());
        shown.put("type", message.type());
        shown.put("from", Map.of("phone_number", message.from(), "carrier", "", "line_type", ""));
        shown.put("to", List.of(Map.of("phone_number", message.to(), "status", progress.status(), "carrier", "")));
        shown.put("text", message.text());
        shown.put("parts", message.parts());
        shown.put("webhook_url", message.webhook());
        shown.put("received_at", message.created());
        shown.put("cost", Map.of("amount", "0.0040", "currency", "USD"));
        shown.put(
                "errors",
                progress.error().isEmpty()
                        ? List.of()
                        : List.of(Map.of("code", progress.error(), "title", "Delivery failed")));
        if (!progress.status().equals("queued") && !progress.status().equals("sent")) {
            shown.put("completed_at", progress.at());
        }
        return shown;
    }

    /// <https://developers.telnyx.com/api-reference/detail-records/search-detail-records>
    private Reply records(Account account, Request request) {
        if (!request.query("filter[record_type]").orElse("").equals("messaging")) {
            return TelnyxErrors.of(400, "10004", "Missing required parameter", "/filter[record_type]");
        }
        String to = request.query("filter[cld]").orElse("");
        String from = request.query("filter[cli]").orElse("");
        List<Map<String, Object>> matching = messages.values().stream()
                .filter(message -> message.account() == account)
                .filter(message -> to.isEmpty() || message.to().equals(to))
                .filter(message -> from.isEmpty() || message.from().equals(from))
                .sorted(Comparator.comparing(Message::created).reversed())
                .map(MessageDesk::recorded)
                .toList();
        return TelnyxMarks.page(request, matching);
    }

    private static Map<String, Object> recorded(Message message) {
        Progress progress = requireNonNull(message.progress().get());
        var record = new HashMap<String, Object>();
        record.put("record_type", "message_detail_record");
        record.put("uuid", message.id());
        record.put("direction", "outbound");
        record.put("cli", message.from());
        record.put("cld", message.to());
        record.put("status", progress.status());
        record.put("delivery_status_webhook_url", message.webhook());
        record.put("message_type", message.type());
        record.put("parts", message.parts());
        record.put("cost", "0.0040");
        record.put("currency", "USD");
        record.put("errors", progress.error().isEmpty() ? List.of() : List.of(progress.error()));
        record.put("created_at", message.created());
        record.put("updated_at", progress.at());
        return record;
    }

    String arrive(Account account, Arrival arrival) {
        String id = UUID.randomUUID().toString();
        var media = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < arrival.pages(); i++) {
            media.add(Map.of(
                    "url",
                    telnyx.world().address() + "/telnyx/media/picture-" + i + ".gif",
                    "content_type",
                    "image/gif",
                    "size",
                    Paper.picture().length));
        }
        var payload = new HashMap<String, Object>();
        payload.put("record_type", "message");
        payload.put("direction", "inbound");
        payload.put("id", id);
        payload.put("type", media.isEmpty() ? "SMS" : "MMS");
        payload.put("from", Map.of("phone_number", arrival.from(), "carrier", "", "line_type", ""));
        payload.put("to", List.of(Map.of("phone_number", arrival.to(), "status", "webhook_delivered")));
        payload.put("text", arrival.text());
        payload.put("media", media);
        payload.put("received_at", telnyx.now());
        account.callback().ifPresent(callback -> telnyx.report(callback.toString(), "message.received", payload));
        return id;
    }

    Reply media(String name) {
        return name.startsWith("picture-") ? Reply.bytes(200, "image/gif", Paper.picture()) : TelnyxErrors.NOT_FOUND;
    }
}
