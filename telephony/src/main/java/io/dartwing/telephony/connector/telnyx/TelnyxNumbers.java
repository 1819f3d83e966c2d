package io.dartwing.telephony.connector.telnyx;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberLookup.LineType;
import io.dartwing.telephony.carriers.NumberLookup.LookupAnswer;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import io.dartwing.telephony.carriers.WebForms;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Numbers: search, order, set-up, release, look-up
/// (<https://developers.telnyx.com/docs/numbers/phone-numbers/number-orders>,
/// <https://developers.telnyx.com/api-reference/number-lookup/lookup-phone-number-data>).
final class TelnyxNumbers {
    private final TelnyxApi api;

    TelnyxNumbers(TelnyxApi api) {
        this.api = api;
    }

    CarrierResult<List<AvailableNumber>> search(CarrierAccount account, NumberQuery query) {
        var path = new StringBuilder("/available_phone_numbers?filter%5Bcountry_code%5D=")
                .append(WebForms.encode(query.country()))
                .append("&filter%5Bphone_number_type%5D=")
                .append(query.kind().name().toLowerCase(Locale.ROOT))
                .append("&filter%5Blimit%5D=")
                .append(query.limit());
        query.areaCode()
                .ifPresent(code ->
                        path.append("&filter%5Bnational_destination_code%5D=").append(WebForms.encode(code)));
        query.contains()
                .ifPresent(digits ->
                        path.append("&filter%5Bphone_number%5D%5Bcontains%5D=").append(WebForms.encode(digits)));
        query.uses().stream()
                .sorted()
                .forEach(use -> path.append("&filter%5Bfeatures%5D%5B%5D=")
                        .append(use.name().toLowerCase(Locale.ROOT)));
        return api.get(account, path.toString(), answer -> {
            var found = new ArrayList<AvailableNumber>();
            for (JsonNode number : answer.path("data")) {
                found.add(available(number, query.kind()));
            }
            return List.copyOf(found);
        });
    }

    private static AvailableNumber available(JsonNode number, NumberKind kind) {
        JsonNode cost = number.path("cost_information");
        String place = StreamSupport.stream(number.path("region_information").spliterator(), false)
                .filter(region -> Set.of("rate_center", "location", "state")
                        .contains(region.path("region_type").asString("")))
                .map(region -> region.path("region_name").asString(""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return new AvailableNumber(
                TelnyxApi.required(number, "phone_number"),
                kind,
                place,
                uses(number.path("features")),
                money(cost, "monthly_cost"),
                money(cost, "upfront_cost"));
    }

    private static Set<NumberUse> uses(JsonNode features) {
        var uses = EnumSet.noneOf(NumberUse.class);
        for (JsonNode feature : features) {
            String name = feature.path("name").asString("");
            for (NumberUse use : NumberUse.values()) {
                if (use.name().equalsIgnoreCase(name)) {
                    uses.add(use);
                }
            }
        }
        return uses;
    }

    private static Optional<Money> money(JsonNode cost, String name) {
        String amount = cost.path(name).asString("");
        String currency = cost.path("currency").asString("");
        return amount.isEmpty() || currency.isEmpty() ? Optional.empty() : Optional.of(Money.of(amount, currency));
    }

    CarrierResult<NumberOrder> order(CarrierAccount account, UUID attempt, String number) {
        var body = TelnyxApi.object().put("customer_reference", attempt.toString());
        body.putArray("phone_numbers").addObject().put("phone_number", number);
        connection(account).ifPresent(id -> body.put("connection_id", id));
        account.optional(TelnyxConnector.MESSAGING_PROFILE).ifPresent(id -> body.put("messaging_profile_id", id));
        return api.create(account, "/number_orders", body, answer -> order(answer.path("data")));
    }

    /// Once the order is done, the number's own id is asked for: the order names only its lines.
    CarrierResult<NumberOrder> orderStatus(CarrierAccount account, String orderId) {
        CarrierResult<JsonNode> answer = api.get(account, "/number_orders/" + WebForms.encode(orderId), whole -> {
            order(whole.path("data"));
            return whole.path("data");
        });
        return answer instanceof Done<JsonNode>(JsonNode data)
                ? withNumberId(account, data)
                : answer.map(TelnyxNumbers::order);
    }

    CarrierResult<Optional<NumberOrder>> find(CarrierAccount account, UUID attempt) {
        CarrierResult<Optional<JsonNode>> answer =
                api.get(account, "/number_orders?filter%5Bcustomer_reference%5D=" + attempt, list -> {
                    for (JsonNode order : list.path("data")) {
                        if (order.path("customer_reference").asString("").equals(attempt.toString())) {
                            order(order);
                            return Optional.of(order);
                        }
                    }
                    return Optional.empty();
                });
        return answer instanceof Done<Optional<JsonNode>>(var order) && order.isPresent()
                ? withNumberId(account, order.get()).map(Optional::of)
                : answer.map(found -> found.map(TelnyxNumbers::order));
    }

    private CarrierResult<NumberOrder> withNumberId(CarrierAccount account, JsonNode data) {
        NumberOrder order = order(data);
        String number = data.path("phone_numbers").path(0).path("phone_number").asString("");
        if (order.state() != OrderState.ACTIVE || number.isEmpty()) {
            return new Done<>(order);
        }
        return api.get(
                account,
                "/phone_numbers?filter%5Bphone_number%5D=" + WebForms.encode(number),
                list -> new NumberOrder(
                        order.orderId(),
                        Optional.of(list.path("data").path(0).path("id").asString(""))
                                .filter(id -> !id.isEmpty()),
                        order.state(),
                        order.cause()));
    }

    private static NumberOrder order(JsonNode order) {
        OrderState state = state(TelnyxApi.required(order, "status"));
        return new NumberOrder(
                TelnyxApi.required(order, "id"),
                Optional.empty(),
                state,
                state == OrderState.FAILED ? Optional.of(CarrierCause.OTHER) : Optional.empty());
    }

    static OrderState state(String status) {
        return switch (status) {
            case "pending" -> OrderState.PENDING;
            case "success" -> OrderState.ACTIVE;
            case "failure" -> OrderState.FAILED;
            default -> throw new IllegalArgumentException("status: unknown (expected: one of a number order)");
        };
    }

    /// Telnyx reports by application and profile, not by number: the number is put under the
    /// account's.
    CarrierResult<String> configure(CarrierAccount account, String numberId) {
        String path = "/phone_numbers/" + WebForms.encode(numberId);
        Optional<String> connection = connection(account);
        if (connection.isPresent()) {
            CarrierResult<String> voice = api.change(
                    account,
                    "PATCH",
                    path,
                    TelnyxApi.object().put("connection_id", connection.get()),
                    done -> numberId);
            if (!(voice instanceof Done<String>)) {
                return voice;
            }
        }
        Optional<String> profile = account.optional(TelnyxConnector.MESSAGING_PROFILE);
        return profile.isEmpty()
                ? new Done<>(numberId)
                : api.change(
                        account,
                        "PATCH",
                        path + "/messaging",
                        TelnyxApi.object().put("messaging_profile_id", profile.get()),
                        done -> numberId);
    }

    /// <https://developers.telnyx.com/api-reference/phone-number-configurations/update-a-phone-number-with-voice-settings>
    CarrierResult<String> callerName(CarrierAccount account, String numberId, Optional<String> name) {
        var body = TelnyxApi.object();
        var listing = body.putObject("cnam_listing").put("cnam_listing_enabled", name.isPresent());
        name.ifPresent(text -> listing.put("cnam_listing_details", text));
        return api.change(
                account, "PATCH", "/phone_numbers/" + WebForms.encode(numberId) + "/voice", body, done -> numberId);
    }

    CarrierResult<String> release(CarrierAccount account, String numberId) {
        return api.change(account, "DELETE", "/phone_numbers/" + WebForms.encode(numberId), null, done -> numberId);
    }

    /// A number belongs to one application: to the one for faxes where there is one.
    static Optional<String> connection(CarrierAccount account) {
        return account.optional(TelnyxConnector.FAX_APPLICATION)
                .or(() -> account.optional(TelnyxConnector.CALL_APPLICATION));
    }

    CarrierResult<LookupAnswer> lookUp(CarrierAccount account, String number) {
        CarrierResult<LookupAnswer> answer = api.get(
                account,
                "/number_lookup/" + WebForms.encode(number) + "?type=carrier&type=caller-name",
                whole -> lookup(whole.path("data")));
        return answer instanceof Refused<LookupAnswer>(var cause, var code, var text)
                        && cause == CarrierCause.INVALID_NUMBER
                ? new Done<>(new LookupAnswer(
                        false,
                        "",
                        LineType.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                : answer;
    }

    private static LookupAnswer lookup(JsonNode data) {
        JsonNode carrier = data.path("carrier");
        return new LookupAnswer(
                true,
                TelnyxApi.required(data, "country_code"),
                line(carrier.path("type").asString("")),
                text(carrier, "name"),
                text(carrier, "mobile_country_code"),
                text(carrier, "mobile_network_code"),
                text(data.path("caller_name"), "caller_name"));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(value -> !value.isBlank());
    }

    private static LineType line(String type) {
        return switch (type) {
            case "fixed line", "landline" -> LineType.LANDLINE;
            case "mobile" -> LineType.MOBILE;
            case "voip" -> LineType.VOIP;
            case "toll free" -> LineType.TOLL_FREE;
            default -> LineType.UNKNOWN;
        };
    }
}
