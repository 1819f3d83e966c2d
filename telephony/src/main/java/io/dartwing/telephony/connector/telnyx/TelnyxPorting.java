package io.dartwing.telephony.connector.telnyx;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.NumberPorting.Authorization;
import io.dartwing.telephony.carriers.NumberPorting.Document;
import io.dartwing.telephony.carriers.NumberPorting.PortOrder;
import io.dartwing.telephony.carriers.NumberPorting.PortState;
import io.dartwing.telephony.carriers.NumberPorting.PortStatus;
import io.dartwing.telephony.carriers.WebForms;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Port-in orders: a draft is made, filled, given its documents and confirmed
/// (<https://developers.telnyx.com/docs/numbers/porting/getting-started>,
/// <https://developers.telnyx.com/api-reference/porting-orders/create-a-porting-order>).
///
/// Our attempt is the order's `customer_reference`. Each step can be repeated: a draft that nobody
/// confirmed costs and moves nothing.
final class TelnyxPorting {
    /// In which an order waits for us.
    private static final Set<String> OPEN = Set.of("draft", "exception");

    private final TelnyxApi api;

    TelnyxPorting(TelnyxApi api) {
        this.api = api;
    }

    CarrierResult<PortStatus> submit(CarrierAccount account, PortOrder order) {
        return find(account, order.attempt())
                .then(found -> found.<CarrierResult<JsonNode>>map(Done::new).orElseGet(() -> draft(account, order)))
                .then(found -> OPEN.contains(value(found))
                        ? complete(account, order, TelnyxApi.required(found, "id"))
                        : new Done<>(status(found)));
    }

    private CarrierResult<Optional<JsonNode>> find(CarrierAccount account, UUID attempt) {
        return api.get(account, "/porting_orders?filter%5Bcustomer_reference%5D=" + attempt, list -> {
            for (JsonNode order : list.path("data")) {
                if (order.path("customer_reference").asString("").equals(attempt.toString())) {
                    return Optional.of(order);
                }
            }
            return Optional.empty();
        });
    }

    /// Telnyx makes several orders of numbers of different kinds or carriers: those would have to
    /// be followed apart.
    private CarrierResult<JsonNode> draft(CarrierAccount account, PortOrder order) {
        var body = TelnyxApi.object().put("customer_reference", order.attempt().toString());
        order.numbers().forEach(body.putArray("phone_numbers")::add);
        CarrierResult<List<JsonNode>> drafts = api.change(account, "POST", "/porting_orders", body, answer -> {
            var made = new ArrayList<JsonNode>();
            answer.path("data").forEach(made::add);
            made.forEach(one -> TelnyxApi.required(one, "id"));
            return List.copyOf(made);
        });
        return drafts.then(made -> made.size() == 1 ? new Done<>(made.getFirst()) : apart(account, made));
    }

    private CarrierResult<JsonNode> apart(CarrierAccount account, List<JsonNode> drafts) {
        for (JsonNode draft : drafts) {
            CarrierResult<String> gone = api.change(
                    account, "DELETE", "/porting_orders/" + TelnyxApi.required(draft, "id"), null, done -> "");
            if (!(gone instanceof Done<String>)) {
                return gone.map(never -> draft);
            }
        }
        return new Refused<>(
                CarrierCause.INVALID_REQUEST,
                "",
                "Telnyx can't port these numbers in one order: order those of each kind and losing carrier apart");
    }

    private CarrierResult<PortStatus> complete(CarrierAccount account, PortOrder order, String id) {
        return upload(account, order.letter(), order.attempt())
                .then(letter -> order.bill()
                        .map(bill -> upload(account, bill, order.attempt()).map(Optional::of))
                        .orElseGet(() -> new Done<>(Optional.empty()))
                        .then(bill -> api.change(
                                account,
                                "PATCH",
                                "/porting_orders/" + WebForms.encode(id),
                                content(account, order, letter, bill),
                                done -> id)))
                .then(filled -> api.change(
                        account,
                        "POST",
                        "/porting_orders/" + WebForms.encode(id) + "/actions/confirm",
                        TelnyxApi.object(),
                        answer -> status(answer.path("data"))));
    }

    /// <https://developers.telnyx.com/api-reference/documents/upload-a-document>
    private CarrierResult<String> upload(CarrierAccount account, Document document, UUID attempt) {
        var body = TelnyxApi.object()
                .put("filename", document.name())
                .put("file", Base64.getEncoder().encodeToString(document.content()))
                .put("customer_reference", attempt.toString());
        return api.change(account, "POST", "/documents", body, answer -> TelnyxApi.required(answer.path("data"), "id"));
    }

    private static ObjectNode content(CarrierAccount account, PortOrder order, String letter, Optional<String> bill) {
        Authorization authorization = order.authorization();
        ObjectNode body = TelnyxApi.object()
                .put("customer_reference", order.attempt().toString())
                .put("webhook_url", account.callback().toString());
        ObjectNode documents = body.putObject("documents").put("loa", letter);
        bill.ifPresent(invoice -> documents.put("invoice", invoice));
        ObjectNode user = body.putObject("end_user");
        ObjectNode admin = user.putObject("admin")
                .put("entity_name", authorization.company())
                .put("auth_person_name", authorization.person())
                .put("billing_phone_number", authorization.billingNumber());
        authorization.accountNumber().ifPresent(number -> admin.put("account_number", number));
        authorization.pin().ifPresent(pin -> admin.put("pin_passcode", pin));
        user.putObject("location")
                .put("street_address", authorization.street())
                .put("locality", authorization.city())
                .put("administrative_area", authorization.region())
                .put("postal_code", authorization.postalCode())
                .put("country_code", authorization.country());
        order.wanted()
                .ifPresent(wanted ->
                        body.putObject("activation_settings").put("foc_datetime_requested", wanted.toString()));
        ObjectNode numbers = body.putObject("phone_number_configuration");
        TelnyxNumbers.connection(account).ifPresent(connection -> numbers.put("connection_id", connection));
        account.optional(TelnyxConnector.MESSAGING_PROFILE)
                .ifPresent(profile -> numbers.put("messaging_profile_id", profile));
        return body;
    }

    CarrierResult<PortStatus> status(CarrierAccount account, String portId) {
        return api.get(account, "/porting_orders/" + WebForms.encode(portId), answer -> status(answer.path("data")));
    }

    /// A draft is deleted; what was confirmed is cancelled, which the losing carrier may take its
    /// time for.
    CarrierResult<PortStatus> cancel(CarrierAccount account, String portId) {
        CarrierResult<JsonNode> now =
                api.get(account, "/porting_orders/" + WebForms.encode(portId), answer -> answer.path("data"));
        return now.then(order -> switch (value(order)) {
            case "draft" ->
                api.change(
                        account,
                        "DELETE",
                        "/porting_orders/" + WebForms.encode(portId),
                        null,
                        done -> new PortStatus(portId, PortState.CANCELLED, "", Optional.empty()));
            case "cancel-pending", "cancelled" -> new Done<>(status(order));
            default ->
                api.change(
                        account,
                        "POST",
                        "/porting_orders/" + WebForms.encode(portId) + "/actions/cancel",
                        TelnyxApi.object(),
                        answer -> status(answer.path("data")));
        });
    }

    CarrierResult<Optional<String>> numberId(CarrierAccount account, String number) {
        return api.get(
                account,
                "/phone_numbers?filter%5Bphone_number%5D=" + WebForms.encode(number),
                list -> Optional.of(list.path("data").path(0).path("id").asString(""))
                        .filter(id -> !id.isEmpty()));
    }

    private static String value(JsonNode order) {
        return TelnyxApi.required(order.path("status"), "value");
    }

    /// Of an order, and of a webhook's payload, which has the same status.
    static PortStatus status(JsonNode order) {
        String reason = StreamSupport.stream(
                        order.path("status").path("details").spliterator(), false)
                .map(detail -> detail.path("description").asString(""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; "));
        String agreed =
                order.path("activation_settings").path("foc_datetime_actual").asString("");
        return new PortStatus(
                TelnyxApi.required(order, "id"),
                state(value(order)),
                reason,
                agreed.isEmpty() ? Optional.empty() : Optional.of(TelnyxApi.time(agreed, java.time.Instant.EPOCH)));
    }

    /// <https://developers.telnyx.com/docs/numbers/porting/port-in-notifications>
    private static PortState state(String value) {
        return switch (value) {
            case "draft", "in-process" -> PortState.SUBMITTED;
            case "submitted" -> PortState.ACCEPTED;
            case "exception" -> PortState.REJECTED;
            case "foc-date-confirmed" -> PortState.SCHEDULED;
            case "activation-in-progress", "port-activating" -> PortState.IN_PROGRESS;
            case "ported" -> PortState.COMPLETED;
            case "cancel-pending" -> PortState.CANCELLING;
            case "cancelled" -> PortState.CANCELLED;
            default -> throw new IllegalArgumentException("status: unknown (expected: one of a porting order)");
        };
    }
}
