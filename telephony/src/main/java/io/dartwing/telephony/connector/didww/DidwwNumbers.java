package io.dartwing.telephony.connector.didww;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.WebForms;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Orders and DIDs: <https://doc.didww.com/api3/2026-04-16/inventory-resources/order/index.html>.
///
/// Our attempt is the order's `external_reference_id`, so that one whose answer was lost is found.
final class DidwwNumbers {
    /// What an order needs to name.
    private record Offer(String available, String sku) {}

    private final DidwwApi api;

    DidwwNumbers(DidwwApi api) {
        this.api = api;
    }

    /// A number is ordered by its id in the stock, with the cheapest of its prices.
    CarrierResult<NumberOrder> order(CarrierAccount account, UUID attempt, String number) {
        return offer(account, number)
                .then(offer -> offer.isPresent()
                        ? order(account, attempt, offer.get())
                        : new Refused<>(CarrierCause.NO_SUCH, "", "The carrier does not offer this number"));
    }

    private CarrierResult<NumberOrder> order(CarrierAccount account, UUID attempt, Offer offer) {
        var document = DidwwApi.Document.of("orders");
        document.attributes()
                .put("allow_back_ordering", false)
                .put("external_reference_id", attempt.toString())
                .put("callback_url", account.callback(attempt).toString())
                .put("callback_method", "post");
        document.attributes()
                .putArray("items")
                .addObject()
                .put("type", "did_order_items")
                .putObject("attributes")
                .put("sku_id", offer.sku())
                .put("available_did_id", offer.available());
        return api.create(account, "/orders", document, answer -> order(answer.path("data")));
    }

    private CarrierResult<Optional<Offer>> offer(CarrierAccount account, String number) {
        String digits = number.startsWith("+") ? number.substring(1) : number;
        String path = "/available_dids?include=did_group.stock_keeping_units&filter%5Bnumber_contains%5D="
                + WebForms.encode(digits);
        return api.get(
                account,
                path,
                answer -> DidwwApi.list(answer)
                        .filter(did -> did.path("attributes")
                                .path("number")
                                .asString("")
                                .equals(digits))
                        .findFirst()
                        .flatMap(did -> DidwwApi.related(answer, did, "did_group")
                                .flatMap(group -> DidwwApi.related(answer, group, "stock_keeping_units"))
                                .min(Comparator.comparing(DidwwNumbers::monthly))
                                .map(sku -> new Offer(DidwwApi.required(did, "id"), DidwwApi.required(sku, "id")))));
    }

    private static BigDecimal monthly(JsonNode sku) {
        return new BigDecimal(DidwwApi.required(sku.path("attributes"), "monthly_price"));
    }

    CarrierResult<NumberOrder> orderStatus(CarrierAccount account, String orderId) {
        return api.get(account, "/orders/" + WebForms.encode(orderId), answer -> order(answer.path("data")))
                .then(order -> withNumber(account, order));
    }

    CarrierResult<Optional<NumberOrder>> find(CarrierAccount account, UUID attempt) {
        CarrierResult<Optional<NumberOrder>> found = api.get(
                account,
                "/orders?filter%5Bexternal_reference_id%5D=" + attempt,
                answer -> DidwwApi.list(answer)
                        .filter(order -> order.path("attributes")
                                .path("external_reference_id")
                                .asString("")
                                .equals(attempt.toString()))
                        .findFirst()
                        .map(DidwwNumbers::order));
        return found.then(
                order -> order.isPresent() ? withNumber(account, order.get()).map(Optional::of) : new Done<>(order));
    }

    /// The DID of an order that is done; one that still waits for papers has one too, but does
    /// not work yet.
    private CarrierResult<NumberOrder> withNumber(CarrierAccount account, NumberOrder order) {
        if (order.state() != OrderState.ACTIVE) {
            return new Done<>(order);
        }
        String path = "/dids?filter%5Border.id%5D=" + WebForms.encode(order.orderId());
        return api.get(account, path, answer -> {
            Optional<JsonNode> did = DidwwApi.list(answer).findFirst();
            boolean waits = did.filter(it ->
                            it.path("attributes").path("awaiting_registration").asBoolean(false))
                    .isPresent();
            return new NumberOrder(
                    order.orderId(),
                    did.map(it -> DidwwApi.required(it, "id")),
                    waits || did.isEmpty() ? OrderState.PENDING : OrderState.ACTIVE,
                    order.cause());
        });
    }

    /// Calls go to the account's SIP trunk. Which SMS trunk a number has is set in DIDWW's panel:
    /// this version of the
    /// API has no such field.
    CarrierResult<String> configure(CarrierAccount account, String id) {
        Optional<String> trunk = account.optional(DidwwConnector.VOICE_TRUNK);
        if (trunk.isEmpty()) {
            return new Refused<>(CarrierCause.INVALID_REQUEST, "", "The account names no voice trunk for its numbers");
        }
        var document = DidwwApi.Document.of("dids");
        document.data().put("id", id);
        var relationships = document.data().putObject("relationships");
        relationships
                .putObject("voice_in_trunk")
                .putObject("data")
                .put("type", "voice_in_trunks")
                .put("id", trunk.get());
        relationships.putObject("voice_in_trunk_group").putNull("data");
        return api.change(account, path(id), document, answer -> id);
    }

    /// DIDWW ends it with the paid period.
    CarrierResult<String> release(CarrierAccount account, String id) {
        var document = DidwwApi.Document.of("dids");
        document.data().put("id", id);
        document.attributes().put("terminated", true);
        return api.change(account, path(id), document, answer -> id);
    }

    private static String path(String id) {
        return "/dids/" + WebForms.encode(id);
    }

    private static NumberOrder order(JsonNode data) {
        OrderState state = state(DidwwApi.required(data.path("attributes"), "status"));
        return new NumberOrder(
                DidwwApi.required(data, "id"),
                Optional.empty(),
                state,
                state == OrderState.FAILED ? Optional.of(CarrierCause.CANCELLED) : Optional.empty());
    }

    static OrderState state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "pending" -> OrderState.PENDING;
            case "completed" -> OrderState.ACTIVE;
            case "canceled" -> OrderState.FAILED;
            default -> throw new IllegalArgumentException("status: unknown (expected: one of an order)");
        };
    }
}
