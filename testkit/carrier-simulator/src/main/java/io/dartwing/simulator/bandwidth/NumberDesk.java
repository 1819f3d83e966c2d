package io.dartwing.simulator.bandwidth;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Numbers in XML: <https://dev.bandwidth.com/docs/numbers/guides/searchingForNumbers/>.
///
/// The numbers `{area}555{2000..2099}` are for sale. Orders are fulfilled a step later; those of
/// a number that ends as
/// an undeliverable one fail then.
final class NumberDesk {
    private static final int SHELF = 2000;
    private static final int SHELF_SIZE = 100;
    private static final Pattern ORDER = Pattern.compile(
            "<Order>(?:<CustomerOrderId>([0-9A-Za-z -]{1,40})</CustomerOrderId>)?<SiteId>([0-9]+)</SiteId>"
                    + "(?:<PeerId>[0-9]+</PeerId>)?<ExistingTelephoneNumberOrderType><TelephoneNumberList>"
                    + "<TelephoneNumber>([0-9]+)</TelephoneNumber></TelephoneNumberList>"
                    + "</ExistingTelephoneNumberOrderType></Order>");
    private static final Pattern DISCONNECT =
            Pattern.compile("<DisconnectTelephoneNumberOrder><DisconnectTelephoneNumberOrderType><TelephoneNumberList>"
                    + "<TelephoneNumber>([0-9]+)</TelephoneNumber></TelephoneNumberList>"
                    + "</DisconnectTelephoneNumberOrderType></DisconnectTelephoneNumberOrder>");

    private record Order(Account account, String id, String reference, String number) {}

    private final BandwidthCarrier bandwidth;
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Set<String> inService = ConcurrentHashMap.newKeySet();

    NumberDesk(BandwidthCarrier bandwidth) {
        this.bandwidth = bandwidth;
    }

    Reply answer(Account account, Request request, List<String> path) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        if (request.method().equals("POST") && !request.header("content-type").startsWith("application/xml")) {
            return xml(415, "<Error/>");
        }
        return switch (request.method() + " " + path.getFirst() + " " + path.size()) {
            case "GET availableNumbers 1" -> available(request);
            case "POST orders 1" -> order(account, body);
            case "GET orders 1" -> list(account, request);
            case "GET orders 2" -> status(account, path.get(1));
            case "GET inserviceNumbers 2" -> Reply.empty(inService.contains(path.get(1)) ? 200 : 404);
            case "POST disconnects 1" -> disconnect(body);
            default -> Reply.empty(404);
        };
    }

    private Reply available(Request request) {
        int quantity = request.query("quantity").map(Integer::parseInt).orElse(10);
        String area = request.query("areaCode")
                .or(() -> request.query("tollFreeWildCardPattern").map(pattern -> pattern.replace("**", "88")))
                .orElse("");
        if (!area.matches("[2-9][0-9]{2}") || quantity < 1 || quantity > 5000) {
            return xml(
                    400,
                    "<SearchResult><Error><Code>4010</Code><Description>Provided search criteria are unsupported"
                            + "</Description></Error></SearchResult>");
        }
        List<String> found = IntStream.range(SHELF, SHELF + SHELF_SIZE)
                .mapToObj(end -> area + "555" + end)
                .filter(number -> !inService.contains(number))
                .limit(quantity)
                .toList();
        String numbers = found.stream()
                .map(number -> "<TelephoneNumber>" + number + "</TelephoneNumber>")
                .collect(Collectors.joining());
        return xml(
                200,
                "<SearchResult><ResultCount>" + found.size() + "</ResultCount><TelephoneNumberList>" + numbers
                        + "</TelephoneNumberList></SearchResult>");
    }

    private Reply order(Account account, String body) {
        Matcher wish = ORDER.matcher(body);
        if (!wish.matches() || !wish.group(2).equals(account.value("site_id"))) {
            return refused("5016", "The SiteId submitted is invalid.");
        }
        String number = wish.group(3);
        boolean fails = Behaviour.of(number) == Behaviour.UNDELIVERABLE;
        boolean forSale = number.matches("[2-9][0-9]{2}55520[0-9]{2}") && !inService.contains(number);
        if (!forSale && !fails) {
            return refused("5005", "The telephone number is unavailable for ordering");
        }
        String reference = wish.group(1) == null ? "" : wish.group(1);
        var order = new Order(account, UUID.randomUUID().toString(), reference, number);
        orders.put(order.id(), order);
        states.put(order.id(), "RECEIVED");
        bandwidth.ordered(reference, order.id(), number);
        bandwidth.world().later(1, () -> {
            states.put(order.id(), fails ? "FAILED" : "COMPLETE");
            if (!fails) {
                inService.add(number);
            }
        });
        return xml(
                201,
                "<OrderResponse><Order><CustomerOrderId>" + reference + "</CustomerOrderId><id>" + order.id()
                        + "</id></Order><OrderStatus>RECEIVED</OrderStatus></OrderResponse>");
    }

    private Reply status(Account account, String id) {
        Order order = orders.get(id);
        if (order == null || order.account() != account) {
            return Reply.empty(404);
        }
        String state = states.getOrDefault(id, "RECEIVED");
        String more = switch (state) {
            case "COMPLETE" ->
                "<CompletedNumbers><TelephoneNumber><FullNumber>" + order.number()
                        + "</FullNumber></TelephoneNumber></CompletedNumbers>";
            case "FAILED" ->
                "<ErrorList><Error><Code>5005</Code><Description>Unavailable</Description></Error></ErrorList>";
            default -> "";
        };
        return xml(
                200,
                "<OrderResponse><Order><CustomerOrderId>" + order.reference() + "</CustomerOrderId></Order>"
                        + "<OrderStatus>" + state + "</OrderStatus>" + more + "</OrderResponse>");
    }

    private Reply list(Account account, Request request) {
        String reference = request.query("customerOrderId").orElse("");
        if (request.query("page").isEmpty() || request.query("size").isEmpty() || reference.isEmpty()) {
            return refused("5002", "Validation error");
        }
        String found = orders.values().stream()
                .filter(order -> order.account() == account && order.reference().equals(reference))
                .map(order -> "<OrderIdUserIdDate><CountOfTNs>1</CountOfTNs><orderId>" + order.id()
                        + "</orderId><OrderStatus>" + states.get(order.id()) + "</OrderStatus></OrderIdUserIdDate>")
                .collect(Collectors.joining());
        return xml(
                200,
                "<ResponseSelectWrapper><ListOrderIdUserIdDate>" + found
                        + "</ListOrderIdUserIdDate></ResponseSelectWrapper>");
    }

    private Reply disconnect(String body) {
        Matcher wish = DISCONNECT.matcher(body);
        if (!wish.matches() || !inService.remove(wish.group(1))) {
            return xml(
                    400,
                    "<DisconnectTelephoneNumberOrderResponse><ErrorList><Error><Code>5006</Code><Description>"
                            + "TelephoneNumber Disconnect Error</Description></Error></ErrorList>"
                            + "</DisconnectTelephoneNumberOrderResponse>");
        }
        return xml(
                201,
                "<DisconnectTelephoneNumberOrderResponse><orderRequest><id>" + UUID.randomUUID()
                        + "</id></orderRequest><OrderStatus>RECEIVED</OrderStatus>"
                        + "</DisconnectTelephoneNumberOrderResponse>");
    }

    private static Reply refused(String code, String description) {
        return xml(
                400,
                "<OrderResponse><ErrorList><Error><Code>" + code + "</Code><Description>" + description
                        + "</Description></Error></ErrorList></OrderResponse>");
    }

    private static Reply xml(int status, String document) {
        return Reply.text(
                status,
                "application/xml; charset=utf-8",
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + document);
    }
}
