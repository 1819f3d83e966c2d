package io.dartwing.simulator.telnyx;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Porting orders and their documents
/// (<https://developers.telnyx.com/docs/numbers/porting/getting-started>).
///
/// The first number says how it goes: *invalid number* is not portable, *undeliverable* ends in an
/// exception the first time it is confirmed, *slow* stays with the losing carrier. A toll-free
/// number beside others splits the order.
final class PortDesk {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LATER = 20;
    private static final Set<String> CONFIRMABLE = Set.of("draft", "exception");
    private static final List<String> ADMIN = List.of("entity_name", "auth_person_name", "billing_phone_number");
    private static final List<String> LOCATION =
            List.of("street_address", "locality", "administrative_area", "postal_code", "country_code");

    /// @param record as the API shows it; guarded by itself
    private record Order(Account account, String id, List<String> numbers, Map<String, Object> record) {
        String status() {
            synchronized (record) {
                return record.get("status") instanceof Map<?, ?> status ? String.valueOf(status.get("value")) : "";
            }
        }
    }

    private final TelnyxCarrier telnyx;
    private final NumberDesk numbers;
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final Set<String> documents = ConcurrentHashMap.newKeySet();
    private final Set<String> refusedOnce = ConcurrentHashMap.newKeySet();

    PortDesk(TelnyxCarrier telnyx, NumberDesk numbers) {
        this.telnyx = telnyx;
        this.numbers = numbers;
    }

    Reply answer(Account account, Request request, List<String> path) {
        if (path.get(1).equals("documents")) {
            return request.method().equals("POST") ? upload(body(request)) : TelnyxErrors.NOT_FOUND;
        }
        if (path.size() == 2) {
            return switch (request.method()) {
                case "POST" -> draft(account, body(request));
                case "GET" -> list(account, request);
                default -> TelnyxErrors.NOT_FOUND;
            };
        }
        Order order = orders.get(path.get(2));
        if (order == null || order.account() != account) {
            return TelnyxErrors.NOT_FOUND;
        }
        if (path.size() == 5
                && path.get(3).equals("actions")
                && request.method().equals("POST")) {
            return switch (path.get(4)) {
                case "confirm" -> confirm(order);
                case "cancel" -> cancel(order);
                default -> TelnyxErrors.NOT_FOUND;
            };
        }
        return switch (request.method()) {
            case "GET" -> shown(order);
            case "PATCH" -> fill(order, body(request));
            case "DELETE" -> delete(order);
            default -> TelnyxErrors.NOT_FOUND;
        };
    }

    private static JsonNode body(Request request) {
        return request.json().orElseThrow(() -> new Refusal(TelnyxErrors.of(400, "10015", "Bad Request", "")));
    }

    private Reply upload(JsonNode body) {
        TelnyxCarrier.required(body, "filename");
        try {
            if (Base64.getDecoder().decode(TelnyxCarrier.required(body, "file")).length == 0) {
                return TelnyxErrors.of(422, "10015", "The file is empty", "/file");
            }
        } catch (IllegalArgumentException notBase64) {
            return TelnyxErrors.of(422, "10015", "The file is not Base64", "/file");
        }
        String id = UUID.randomUUID().toString();
        documents.add(id);
        return Reply.json(200, Map.of("data", Map.of("record_type", "document", "id", id)));
    }

    private Reply list(Account account, Request request) {
        String reference = request.query("filter[customer_reference]").orElse("");
        return TelnyxMarks.page(
                request,
                orders.values().stream()
                        .filter(order -> order.account() == account)
                        .map(order -> TelnyxCarrier.copy(order.record()))
                        .filter(record -> reference.isEmpty() || reference.equals(record.get("customer_reference")))
                        .toList());
    }

    private Reply draft(Account account, JsonNode body) {
        var wanted = new ArrayList<String>();
        for (JsonNode number : body.path("phone_numbers")) {
            if (!number.asString("").matches("\\+[1-9][0-9]{4,14}")) {
                return TelnyxErrors.of(422, "10016", "Phone number must be in +E.164 format", "/phone_numbers");
            }
            wanted.add(number.asString());
        }
        if (wanted.isEmpty()) {
            return TelnyxErrors.of(422, "10004", "Missing required parameter", "/phone_numbers");
        }
        if (wanted.stream().anyMatch(number -> Behaviour.of(number) == Behaviour.INVALID_NUMBER)) {
            return TelnyxErrors.of(422, "10002", "The number is not portable", "/phone_numbers");
        }
        var made = new ArrayList<Map<String, Object>>();
        List<String> tollFree =
                wanted.stream().filter(number -> number.startsWith("+1888")).toList();
        List<String> local =
                wanted.stream().filter(number -> !number.startsWith("+1888")).toList();
        for (List<String> part : List.of(local, tollFree)) {
            if (!part.isEmpty()) {
                made.add(open(account, part, body.path("customer_reference").asString("")));
            }
        }
        return Behaviour.of(wanted.getFirst()).answer(Reply.json(201, Map.of("data", made)), TelnyxErrors.FAULT);
    }

    private Map<String, Object> open(Account account, List<String> part, String reference) {
        String id = UUID.randomUUID().toString();
        var record = new HashMap<String, Object>();
        record.put("record_type", "porting_order");
        record.put("id", id);
        record.put("customer_reference", reference);
        record.put("status", Map.of("value", "draft", "details", List.of()));
        record.put(
                "phone_numbers",
                part.stream().map(number -> Map.of("phone_number", number)).toList());
        record.put("activation_settings", Map.of());
        orders.put(id, new Order(account, id, part, record));
        return TelnyxCarrier.copy(record);
    }

    private Reply fill(Order order, JsonNode body) {
        if (!CONFIRMABLE.contains(order.status())) {
            return TelnyxErrors.of(422, "10015", "The order can't be changed any more", "");
        }
        for (JsonNode document : body.path("documents")) {
            if (!documents.contains(document.asString(""))) {
                return TelnyxErrors.of(422, "10015", "Unknown document", "/documents");
            }
        }
        synchronized (order.record()) {
            for (String part : List.of("documents", "end_user", "activation_settings", "webhook_url")) {
                if (body.has(part)) {
                    order.record().put(part, body.path(part));
                }
            }
        }
        return shown(order);
    }

    private Reply confirm(Order order) {
        if (!CONFIRMABLE.contains(order.status())) {
            return TelnyxErrors.of(422, "10015", "The order is confirmed already", "");
        }
        JsonNode content = JSON.valueToTree(TelnyxCarrier.copy(order.record()));
        require(content.path("documents"), List.of("loa", "invoice"), "/documents");
        require(content.path("end_user").path("admin"), ADMIN, "/end_user/admin");
        require(content.path("end_user").path("location"), LOCATION, "/end_user/location");
        String number = order.numbers().getFirst();
        telnyx.accepted(Kind.NUMBER, content.path("customer_reference").asString(""), order.id(), "", number);
        move(order, "in-process", "");
        Behaviour behaviour = Behaviour.of(number);
        telnyx.world().later(1, () -> {
            move(order, "submitted", "");
            telnyx.world().later(behaviour == Behaviour.SLOW ? LATER * LATER : 2, () -> decide(order, behaviour));
        });
        return shown(order);
    }

    private static void require(JsonNode part, List<String> names, String pointer) {
        for (String name : names) {
            if (part.path(name).asString("").isEmpty()) {
                throw new Refusal(TelnyxErrors.of(422, "10004", "Missing required parameter", pointer + "/" + name));
            }
        }
    }

    private void decide(Order order, Behaviour behaviour) {
        if (!order.status().equals("submitted")) {
            return;
        }
        if (behaviour == Behaviour.UNDELIVERABLE && refusedOnce.add(order.id())) {
            move(order, "exception", "The entity name does not match the account");
            return;
        }
        synchronized (order.record()) {
            order.record()
                    .put(
                            "activation_settings",
                            Map.of(
                                    "foc_datetime_actual",
                                    telnyx.world().clock().instant().toString()));
        }
        move(order, "foc-date-confirmed", "");
        telnyx.world().later(LATER, () -> {
            order.numbers().forEach(number -> numbers.own(order.account(), number));
            move(order, "ported", "");
            telnyx.ended(order.id(), "ported");
        });
    }

    private Reply cancel(Order order) {
        if (CONFIRMABLE.contains(order.status()) || order.status().equals("ported")) {
            return TelnyxErrors.of(422, "10015", "The order can't be cancelled", "");
        }
        move(order, "cancel-pending", "");
        telnyx.world().later(2, () -> move(order, "cancelled", ""));
        return shown(order);
    }

    private Reply delete(Order order) {
        if (!order.status().equals("draft")) {
            return TelnyxErrors.of(422, "10015", "Only drafts can be deleted", "");
        }
        orders.remove(order.id());
        return Reply.empty(204);
    }

    private static Reply shown(Order order) {
        return Reply.json(200, Map.of("data", TelnyxCarrier.copy(order.record())));
    }

    private void move(Order order, String status, String reason) {
        Map<String, Object> value = Map.of(
                "value",
                status,
                "details",
                reason.isEmpty() ? List.of() : List.of(Map.of("code", "ENTITY_NAME", "description", reason)));
        String url;
        synchronized (order.record()) {
            order.record().put("status", value);
            Object given = order.record().get("webhook_url");
            url = given instanceof JsonNode text ? text.asString("") : "";
        }
        if (!url.isEmpty()) {
            telnyx.report(
                    url,
                    "porting_order.status_changed",
                    Map.of(
                            "id",
                            order.id(),
                            "customer_reference",
                            String.valueOf(TelnyxCarrier.copy(order.record()).get("customer_reference")),
                            "status",
                            value));
        }
    }
}
