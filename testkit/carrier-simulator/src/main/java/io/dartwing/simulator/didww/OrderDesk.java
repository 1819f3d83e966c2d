package io.dartwing.simulator.didww;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Courier;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Stock, orders, DIDs and balance. Numbers of this stock are `1` + area code 303, 720 or 888 +
/// `5552…`.
final class OrderDesk {
    private static final int INVENTORY = 50;
    private static final String COUNTRY = "1f6fc2bd-f081-4202-9b1a-d9cb88d942b9";
    private static final String LOCAL = "994ea201-4a4d-4b27-ac4b-b5916ac969a3";
    private static final String TOLL_FREE = "d6530a8c-924c-469a-98c0-9525602e6192";
    private static final Map<String, String> KINDS = Map.of("303", LOCAL, "720", LOCAL, "888", TOLL_FREE);
    private static final int TRIES = 3;

    private record Order(
            Account account,
            String id,
            String reference,
            String number,
            String callback,
            AtomicReference<String> status) {}

    private record Did(Account account, String id, String number, String order) {}

    private final DidwwCarrier didww;
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final Map<String, Did> dids = new ConcurrentHashMap<>();

    OrderDesk(DidwwCarrier didww) {
        this.didww = didww;
    }

    Reply answer(Account account, Request request, List<String> path) {
        boolean one = path.size() == 3;
        return switch (request.method() + " " + path.get(1) + (one ? "/" : "")) {
            case "GET balance" ->
                DidwwCarrier.json(
                        200,
                        Map.of(
                                "data",
                                resource(
                                        "balances",
                                        "4c39e0bf-683b-4697-9322-5abaf4011883",
                                        Map.of("total_balance", "60.00", "credit", "10.00", "balance", "50.00"))));
            case "GET countries" ->
                list(Stream.of("US")
                        .filter(wanted(request, "filter[iso]"))
                        .map(iso -> resource("countries", COUNTRY, Map.of("iso", iso, "prefix", "1"))));
            case "GET did_group_types" ->
                list(Stream.of(Map.entry("Local", LOCAL), Map.entry("Toll-free", TOLL_FREE))
                        .filter(type -> wanted(request, "filter[name]").test(type.getKey()))
                        .map(type -> resource("did_group_types", type.getValue(), Map.of("name", type.getKey()))));
            case "GET did_groups" -> list(groups(request).map(OrderDesk::group));
            case "GET available_dids" -> available(request);
            case "POST orders" -> order(account, request);
            case "GET orders" ->
                list(orders.values().stream()
                        .filter(order -> order.account() == account)
                        .filter(order ->
                                wanted(request, "filter[external_reference_id]").test(order.reference()))
                        .map(OrderDesk::shown));
            case "GET orders/" -> {
                Order order = orders.get(path.get(2));
                yield order == null || order.account() != account
                        ? DidwwCarrier.NO_SUCH
                        : DidwwCarrier.json(200, Map.of("data", shown(order)));
            }
            case "GET dids" ->
                list(dids.values().stream()
                        .filter(did -> did.account() == account)
                        .filter(did -> wanted(request, "filter[order.id]").test(did.order()))
                        .map(OrderDesk::shown));
            case "PATCH dids/" -> change(account, request, path.get(2));
            default -> DidwwCarrier.NO_SUCH;
        };
    }

    private static Predicate<String> wanted(Request request, String filter) {
        return value -> request.query(filter)
                .map(list -> List.of(list.split(",")).contains(value))
                .orElse(true);
    }

    private static Reply list(Stream<Map<String, Object>> resources) {
        return DidwwCarrier.json(200, Map.of("data", resources.toList()));
    }

    private static Map<String, Object> resource(String type, String id, Map<String, ?> attributes) {
        var resource = new HashMap<String, Object>();
        resource.put("type", type);
        resource.put("id", id);
        resource.put("attributes", attributes);
        return resource;
    }

    /// Area codes of the groups that the filters leave.
    private static Stream<String> groups(Request request) {
        return KINDS.keySet().stream()
                .sorted()
                .filter(code -> wanted(request, "filter[country.id]").test(COUNTRY))
                .filter(code -> wanted(request, "filter[did_group_type.id]").test(KINDS.getOrDefault(code, "")))
                .filter(wanted(request, "filter[prefix]"))
                .filter(code -> wanted(request, "filter[did_group.id]").test(groupId(code)));
    }

    private static String groupId(String code) {
        return UUID.nameUUIDFromBytes(("group" + code).getBytes(StandardCharsets.US_ASCII))
                .toString();
    }

    private static String skuId(String code, String price) {
        return UUID.nameUUIDFromBytes(("sku" + code + price).getBytes(StandardCharsets.US_ASCII))
                .toString();
    }

    private static String availableId(String number) {
        return UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.US_ASCII))
                .toString();
    }

    private static Map<String, Object> group(String code) {
        Map<String, Object> group = resource(
                "did_groups",
                groupId(code),
                Map.of("prefix", code, "features", List.of("voice_in", "t38", "sms_in"), "area_name", "Denver, CO"));
        group.put(
                "relationships",
                Map.of(
                        "stock_keeping_units",
                        Map.of(
                                "data",
                                Stream.of("4.8", "0.8")
                                        .map(price -> Map.of("type", "stock_keeping_units", "id", skuId(code, price)))
                                        .toList())));
        return group;
    }

    private Stream<String> stock(Request request) {
        String contains = request.query("filter[number_contains]").orElse("");
        return groups(request)
                .flatMap(code -> Stream.concat(
                        IntStream.range(0, INVENTORY).mapToObj(i -> "1" + code + "555" + (2000 + i)),
                        Stream.of(Behaviour.FAULT_AFTER_ACCEPT.number("1" + code))))
                .filter(number -> number.contains(contains))
                .filter(number ->
                        dids.values().stream().noneMatch(did -> did.number().equals(number)));
    }

    private Reply available(Request request) {
        int size = request.query("page[size]").map(Integer::parseInt).orElse(INVENTORY);
        List<String> numbers = stock(request).limit(size).toList();
        List<String> codes = numbers.stream()
                .map(number -> number.substring(1, 4))
                .distinct()
                .toList();
        List<Map<String, Object>> data = numbers.stream()
                .map(number -> {
                    var did = resource("available_dids", availableId(number), Map.of("number", number));
                    did.put(
                            "relationships",
                            Map.of(
                                    "did_group",
                                    Map.of(
                                            "data",
                                            Map.of("type", "did_groups", "id", groupId(number.substring(1, 4))))));
                    return did;
                })
                .toList();
        boolean include = request.query("include").orElse("").equals("did_group.stock_keeping_units");
        Stream<Map<String, Object>> included = codes.stream()
                .flatMap(code -> Stream.concat(
                        Stream.of(group(code)),
                        Stream.of("4.8", "0.8")
                                .map(price -> resource(
                                        "stock_keeping_units",
                                        skuId(code, price),
                                        Map.of("setup_price", "0.4", "monthly_price", price)))));
        return DidwwCarrier.json(
                200, include ? Map.of("data", data, "included", included.toList()) : Map.of("data", data));
    }

    private Reply order(Account account, Request request) {
        JsonNode attributes = request.json()
                .map(json -> json.path("data"))
                .filter(data -> data.path("type").asString("").equals("orders"))
                .map(data -> data.path("attributes"))
                .orElse(null);
        if (attributes == null) {
            return DidwwCarrier.refused(400, "Invalid resource", "type is invalid");
        }
        JsonNode item = attributes.path("items").path(0).path("attributes");
        String wanted = item.path("available_did_id").asString("");
        String number = stock(new Request("GET", URI.create("/"), Map.of(), new byte[0]))
                .filter(it -> availableId(it).equals(wanted))
                .findFirst()
                .orElse("");
        String callback = attributes.path("callback_url").asString("");
        boolean method = List.of("get", "post")
                .contains(attributes.path("callback_method").asString("get"));
        if (number.isEmpty() || !method || (!callback.isEmpty() && !callback.startsWith("http"))) {
            return DidwwCarrier.refused(422, "Invalid order", "items is invalid");
        }
        String sku = item.path("sku_id").asString("");
        String code = number.substring(1, 4);
        if (!sku.equals(skuId(code, "4.8")) && !sku.equals(skuId(code, "0.8"))) {
            return DidwwCarrier.refused(422, "Invalid order", "sku_id is invalid");
        }
        var order = new Order(
                account,
                UUID.randomUUID().toString(),
                attributes.path("external_reference_id").asString(""),
                number,
                callback,
                new AtomicReference<>("pending"));
        orders.put(order.id(), order);
        didww.accepted(Kind.NUMBER, order.reference(), order.id(), "", "+" + number);
        Reply good = DidwwCarrier.json(201, Map.of("data", shown(order)));
        didww.world().later(1, () -> complete(order));
        return Behaviour.of(number).answer(good, DidwwCarrier.FAULT);
    }

    private void complete(Order order) {
        String id = UUID.randomUUID().toString();
        dids.put(id, new Did(order.account(), id, order.number(), order.id()));
        order.status().set("completed");
        didww.ended(order.id(), "completed");
        if (!order.callback().isEmpty()) {
            tell(order);
        }
    }

    /// A form, signed: <https://doc.didww.com/api3/2026-04-16/callbacks-details.html>.
    private void tell(Order order) {
        var fields = new TreeMap<>(Map.of("id", order.id(), "status", "completed", "type", "orders"));
        URI address = URI.create(order.callback());
        byte[] body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
        didww.world()
                .courier()
                .send(new Courier.Webhook(
                        didww.name(),
                        "orders",
                        "POST",
                        address,
                        "application/x-www-form-urlencoded",
                        body,
                        at -> Map.of(
                                DidwwSigner.HEADER,
                                DidwwSigner.signature(order.account().value("callback_secret"), address, fields)),
                        TRIES));
    }

    private static Map<String, Object> shown(Order order) {
        return resource(
                "orders",
                order.id(),
                Map.of(
                        "amount",
                        "0.8",
                        "status",
                        String.valueOf(order.status().get()),
                        "reference",
                        "SIM-100000",
                        "external_reference_id",
                        order.reference()));
    }

    private static Map<String, Object> shown(Did did) {
        return resource(
                "dids",
                did.id(),
                Map.of("number", did.number(), "blocked", false, "awaiting_registration", false, "terminated", false));
    }

    private Reply change(Account account, Request request, String id) {
        Did did = dids.get(id);
        JsonNode data = request.json().map(json -> json.path("data")).orElse(null);
        if (did == null || did.account() != account || data == null) {
            return DidwwCarrier.NO_SUCH;
        }
        if (!data.path("id").asString("").equals(id)
                || !data.path("type").asString("").equals("dids")) {
            return DidwwCarrier.refused(400, "Invalid resource", "id is invalid");
        }
        JsonNode trunk = data.path("relationships").path("voice_in_trunk").path("data");
        if (trunk.isObject() && !trunk.path("id").asString("").equals(account.value("voice_in_trunk_id"))) {
            return DidwwCarrier.refused(422, "Invalid trunk", "voice_in_trunk is invalid");
        }
        if (data.path("attributes").path("terminated").asBoolean(false)) {
            dids.remove(id);
        }
        return DidwwCarrier.json(200, Map.of("data", shown(did)));
    }
}
