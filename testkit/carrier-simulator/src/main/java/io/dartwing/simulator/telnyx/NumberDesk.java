package io.dartwing.simulator.telnyx;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Numbers and the account's balance
/// (<https://developers.telnyx.com/docs/numbers/phone-numbers/number-orders>).
final class NumberDesk {
    private static final int INVENTORY = 200;

    /// @param record as the API shows it; guarded by itself
    private record Owned(Account account, String id, String number, Map<String, Object> record) {}

    private record Order(Account account, Map<String, Object> record) {}

    private final TelnyxCarrier telnyx;
    private final Set<String> offered = ConcurrentHashMap.newKeySet();
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final Map<String, Owned> owned = new ConcurrentHashMap<>();

    private final AtomicLong serial = new AtomicLong();

    NumberDesk(TelnyxCarrier telnyx) {
        this.telnyx = telnyx;
    }

    Reply answer(Account account, Request request, List<String> path) {
        String method = request.method();
        return switch (path.get(1)) {
            case "balance" -> method.equals("GET") ? balance() : TelnyxErrors.NOT_FOUND;
            case "available_phone_numbers" -> method.equals("GET") ? search(request) : TelnyxErrors.NOT_FOUND;
            case "number_lookup" -> path.size() == 3 ? lookUp(path.get(2)) : TelnyxErrors.NOT_FOUND;
            case "number_orders" -> orders(account, request, path);
            case "phone_numbers" -> owned(account, request, path);
            default -> TelnyxErrors.NOT_FOUND;
        };
    }

    private static Reply balance() {
        return Reply.json(
                200,
                Map.of(
                        "data",
                        Map.of(
                                "record_type", "balance",
                                "balance", "300.00",
                                "credit_limit", "100.00",
                                "available_credit", "400.00",
                                "currency", "USD")));
    }

    private Reply search(Request request) {
        String country = request.query("filter[country_code]").orElse("US");
        String type = request.query("filter[phone_number_type]").orElse("local");
        if (!country.matches("[A-Z]{2}")
                || !Set.of("local", "toll_free", "mobile", "national").contains(type)) {
            return TelnyxErrors.of(400, "10015", "Bad Request", "/filter");
        }
        int limit = Math.min(
                INVENTORY, request.query("filter[limit]").map(Integer::parseInt).orElse(100));
        String code =
                request.query("filter[national_destination_code]").orElse(type.equals("toll_free") ? "888" : "303");
        String contains = request.query("filter[phone_number][contains]").orElse("");
        List<Map<String, Object>> found = !country.equals("US") && !country.equals("CA")
                ? List.of()
                : Stream.concat(
                                marked(code, contains),
                                IntStream.range(0, INVENTORY).mapToObj(i -> "+1" + code + "555" + (2000 + i)))
                        .filter(number -> number.contains(contains))
                        .filter(number -> owned.values().stream()
                                .noneMatch(other -> other.number().equals(number)))
                        .limit(limit)
                        .map(NumberDesk::available)
                        .toList();
        found.forEach(number -> offered.add(String.valueOf(number.get("phone_number"))));
        return Reply.json(200, Map.of("data", found, "meta", Map.of("total_results", found.size())));
    }

    /// Numbers that misbehave when they are ordered; found only by who looks for them.
    private static Stream<String> marked(String code, String contains) {
        return Arrays.stream(Behaviour.values())
                .filter(behaviour -> behaviour != Behaviour.SUCCESS && contains.equals(behaviour.ending()))
                .map(behaviour -> behaviour.number("+1" + code));
    }

    private static Map<String, Object> available(String number) {
        return Map.of(
                "record_type", "available_phone_number",
                "phone_number", number,
                "features",
                        List.of(
                                Map.of("name", "sms"),
                                Map.of("name", "mms"),
                                Map.of("name", "voice"),
                                Map.of("name", "fax"),
                                Map.of("name", "emergency")),
                "cost_information", Map.of("upfront_cost", "1.00", "monthly_cost", "1.00", "currency", "USD"),
                "region_information",
                        List.of(
                                Map.of("region_type", "rate_center", "region_name", "DENVER"),
                                Map.of("region_type", "state", "region_name", "CO")));
    }

    private static Reply lookUp(String number) {
        if (!number.matches("\\+[1-9][0-9]{4,14}") || Behaviour.of(number) == Behaviour.INVALID_NUMBER) {
            return TelnyxErrors.of(422, "10002", "Invalid phone number", "/phone_number");
        }
        return Reply.json(
                200,
                Map.of(
                        "data",
                        Map.of(
                                "record_type",
                                "number_lookup",
                                "country_code",
                                "US",
                                "phone_number",
                                number,
                                "carrier",
                                Map.of(
                                        "name", "Example Wireless",
                                        "type", "mobile",
                                        "mobile_country_code", "310",
                                        "mobile_network_code", "999"),
                                "caller_name",
                                Map.of("caller_name", "EXAMPLE CALLER"))));
    }

    private Reply orders(Account account, Request request, List<String> path) {
        if (path.size() == 2 && request.method().equals("POST")) {
            return order(account, request.json().orElseThrow(() -> new Refusal(TelnyxErrors.NOT_FOUND)));
        }
        if (!request.method().equals("GET")) {
            return TelnyxErrors.NOT_FOUND;
        }
        if (path.size() == 2) {
            String reference = request.query("filter[customer_reference]").orElse("");
            return TelnyxMarks.page(
                    request,
                    orders.values().stream()
                            .filter(order -> order.account() == account)
                            .map(order -> TelnyxCarrier.copy(order.record()))
                            .filter(record -> reference.isEmpty() || reference.equals(record.get("customer_reference")))
                            .toList());
        }
        Order order = orders.get(path.get(2));
        return order == null || order.account() != account
                ? TelnyxErrors.NOT_FOUND
                : Reply.json(200, Map.of("data", TelnyxCarrier.copy(order.record())));
    }

    private Reply order(Account account, JsonNode body) {
        String number = body.path("phone_numbers").path(0).path("phone_number").asString("");
        if (number.isEmpty()) {
            return TelnyxErrors.of(422, "10004", "Missing required parameter", "/phone_numbers");
        }
        if (!offered.remove(number)) {
            return TelnyxErrors.of(
                    422, "10015", "Only numbers that a search returned can be ordered", "/phone_numbers");
        }
        String id = UUID.randomUUID().toString();
        var record = new HashMap<String, Object>();
        record.put("record_type", "number_order");
        record.put("id", id);
        record.put("status", "pending");
        record.put("customer_reference", body.path("customer_reference").asString(""));
        record.put("phone_numbers", lines(number, "pending"));
        record.put("phone_numbers_count", 1);
        orders.put(id, new Order(account, record));
        telnyx.accepted(Kind.NUMBER, String.valueOf(record.get("customer_reference")), id, "", number);
        Reply good = Reply.json(200, Map.of("data", TelnyxCarrier.copy(record)));
        telnyx.world().later(1, () -> complete(account, id, number, record));
        return Behaviour.of(number).answer(good, TelnyxErrors.FAULT);
    }

    private void complete(Account account, String id, String number, Map<String, Object> record) {
        own(account, number);
        synchronized (record) {
            record.put("status", "success");
            record.put("phone_numbers", lines(number, "success"));
        }
        telnyx.ended(id, "success");
        account.callback()
                .ifPresent(callback ->
                        telnyx.report(callback.toString(), "number_order.complete", TelnyxCarrier.copy(record)));
    }

    private static Reply callerName(Owned line, Request request) {
        JsonNode listing = request.json()
                .orElseThrow(() -> new Refusal(TelnyxErrors.NOT_FOUND))
                .path("cnam_listing");
        String name = listing.path("cnam_listing_details").asString("");
        boolean enabled = listing.path("cnam_listing_enabled").asBoolean(false);
        if (!listing.path("cnam_listing_enabled").isBoolean()
                || name.length() > 15
                || (enabled && !name.matches("[A-Za-z][A-Za-z0-9., ]*"))) {
            return TelnyxErrors.of(422, "10015", "Invalid CNAM listing", "/cnam_listing");
        }
        synchronized (line.record()) {
            line.record().put("cnam_listing_enabled", enabled);
        }
        return Reply.json(200, Map.of("data", TelnyxCarrier.copy(line.record())));
    }

    /// The number belongs to the account from now on.
    void own(Account account, String number) {
        String numberId = Long.toString(1_500_000_000_000_000_000L + serial.incrementAndGet());
        var shown = new HashMap<String, Object>();
        shown.put("record_type", "phone_number");
        shown.put("id", numberId);
        shown.put("phone_number", number);
        shown.put("status", "active");
        owned.put(numberId, new Owned(account, numberId, number, shown));
    }

    private static List<Map<String, Object>> lines(String number, String status) {
        return List.of(Map.of(
                "record_type",
                "number_order_phone_number",
                "id",
                UUID.randomUUID().toString(),
                "phone_number",
                number,
                "requirements_met",
                true,
                "status",
                status));
    }

    private Reply owned(Account account, Request request, List<String> path) {
        if (path.size() == 2) {
            String number = request.query("filter[phone_number]").orElse("");
            return TelnyxMarks.page(
                    request,
                    owned.values().stream()
                            .filter(line -> line.account() == account)
                            .filter(line -> number.isEmpty() || line.number().equals(number))
                            .map(line -> TelnyxCarrier.copy(line.record()))
                            .toList());
        }
        Owned line = owned.get(path.get(2));
        if (line == null || line.account() != account) {
            return TelnyxErrors.NOT_FOUND;
        }
        return switch (request.method()) {
            case "PATCH" -> {
                if (path.size() == 4 && path.get(3).equals("voice")) {
                    yield callerName(line, request);
                }
                String field =
                        path.size() == 4 && path.get(3).equals("messaging") ? "messaging_profile_id" : "connection_id";
                String value = TelnyxCarrier.required(
                        request.json().orElseThrow(() -> new Refusal(TelnyxErrors.NOT_FOUND)), field);
                synchronized (line.record()) {
                    line.record().put(field, value);
                }
                yield Reply.json(200, Map.of("data", TelnyxCarrier.copy(line.record())));
            }
            case "DELETE" -> {
                owned.remove(line.id());
                yield Reply.json(200, Map.of("data", Map.of("id", line.id(), "record_type", "phone_number")));
            }
            default -> Reply.json(200, Map.of("data", TelnyxCarrier.copy(line.record())));
        };
    }
}
