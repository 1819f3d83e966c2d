package io.dartwing.telephony.connector.bandwidth;

import static io.dartwing.telephony.connector.bandwidth.BandwidthXml.element;

import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import io.dartwing.telephony.carriers.WebForms;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Bandwidth's numbers, in XML:
/// <https://dev.bandwidth.com/docs/numbers/guides/searchingForNumbers/> and
/// <https://dev.bandwidth.com/docs/numbers/guides/disconnectNumbers/>.
///
/// An order bears the attempt as the customer's order id, by which it is found again.
final class BandwidthNumbers {
    private static final String NORTH_AMERICAN = "\\+1[2-9][0-9]{9}";
    private static final Set<NumberUse> USES = Set.of(NumberUse.VOICE, NumberUse.SMS, NumberUse.MMS);
    /// How many are asked for when only some of them fit.
    private static final int SIEVED = 1000;

    private static final Map<String, OrderState> STATES = Map.of(
            "RECEIVED", OrderState.PENDING,
            "PROCESSING", OrderState.PENDING,
            "BACKORDERED", OrderState.PENDING,
            "COMPLETE", OrderState.ACTIVE,
            "PARTIAL", OrderState.FAILED,
            "FAILED", OrderState.FAILED);

    private final CarrierHttp http;

    BandwidthNumbers(CarrierHttp http) {
        this.http = http;
    }

    /// The search says nothing of uses: what a number serves follows from the location it is
    /// ordered into.
    CarrierResult<List<AvailableNumber>> search(CarrierAccount account, NumberQuery query) {
        Optional<String> filter = filter(query);
        if (filter.isEmpty()) {
            return new Refused<>(
                    CarrierCause.INVALID_REQUEST, "", "This carrier searches by area code or by four to seven digits");
        }
        if (!USES.containsAll(query.uses())) {
            return new Done<>(List.of());
        }
        int quantity = query.contains().isPresent() ? SIEVED : query.limit();
        String path = "/availableNumbers?" + filter.get() + "&quantity=" + quantity;
        return ask(account, "GET", path, null, Effect.READS, answer -> {
            if (!answer.getTagName().equals("SearchResult")) {
                throw new IllegalArgumentException("SearchResult: missing (expected: a list of numbers)");
            }
            return BandwidthXml.all(answer, "TelephoneNumber").stream()
                    .map(number -> international(number.getTextContent().strip()))
                    .filter(number -> number.contains(query.contains().orElse("")))
                    .limit(query.limit())
                    .map(number ->
                            new AvailableNumber(number, query.kind(), "", USES, Optional.empty(), Optional.empty()))
                    .toList();
        });
    }

    private static Optional<String> filter(NumberQuery query) {
        Optional<String> area = query.areaCode().filter(code -> code.matches("[2-9][0-9]{2}"));
        return switch (query.kind()) {
            case LOCAL ->
                area.map(code -> "areaCode=" + code)
                        .or(() -> query.contains()
                                .filter(digits -> digits.matches("[0-9]{4,7}"))
                                .map(digits -> "localVanity=" + digits));
            case TOLL_FREE -> Optional.of("tollFreeWildCardPattern=" + WebForms.encode(area.orElse("8**")));
            case MOBILE, NATIONAL -> Optional.empty();
        };
    }

    CarrierResult<NumberOrder> order(CarrierAccount account, UUID attempt, String number) {
        Optional<String> site = account.optional("site_id");
        if (site.isEmpty()) {
            return new Refused<>(CarrierCause.INVALID_REQUEST, "", "The account names no sub-account for its numbers");
        }
        if (!number.matches(NORTH_AMERICAN)) {
            return new Refused<>(CarrierCause.INVALID_NUMBER, "", CarrierCause.INVALID_NUMBER.sentence());
        }
        String xml = "<Order>" + element("CustomerOrderId", attempt.toString()) + element("SiteId", site.get())
                + account.optional("location_id")
                        .map(location -> element("PeerId", location))
                        .orElse("")
                + "<ExistingTelephoneNumberOrderType>" + list(number) + "</ExistingTelephoneNumberOrderType></Order>";
        return ask(account, "POST", "/orders", xml, Effect.CREATES, BandwidthNumbers::order);
    }

    CarrierResult<NumberOrder> status(CarrierAccount account, String orderId) {
        return ask(
                account,
                "GET",
                "/orders/" + WebForms.encode(orderId),
                null,
                Effect.READS,
                answer -> order(answer, orderId));
    }

    private static NumberOrder order(Element answer) {
        return order(answer, BandwidthXml.required(answer, "id"));
    }

    private static NumberOrder order(Element answer, String id) {
        OrderState state = state(BandwidthXml.text(answer, "OrderStatus"));
        Optional<String> number = BandwidthXml.all(answer, "CompletedNumbers").stream()
                .findFirst()
                .map(completed -> BandwidthXml.text(completed, "FullNumber"))
                .filter(text -> !text.isEmpty())
                .map(BandwidthNumbers::international);
        Optional<CarrierCause> cause = state == OrderState.FAILED ? Optional.of(cause(answer)) : Optional.empty();
        return new NumberOrder(id, state == OrderState.ACTIVE ? number : Optional.empty(), state, cause);
    }

    /// A fresh order may have none yet.
    private static OrderState state(String status) {
        OrderState state = status.isEmpty() ? OrderState.PENDING : STATES.get(status);
        if (state == null) {
            throw new IllegalArgumentException("OrderStatus: unknown (expected: one of " + STATES.keySet() + ")");
        }
        return state;
    }

    CarrierResult<Optional<NumberOrder>> find(CarrierAccount account, UUID attempt) {
        String path = "/orders?page=1&size=20&customerOrderId=" + attempt;
        return ask(account, "GET", path, null, Effect.READS, answer -> {
            if (!answer.getTagName().equals("ResponseSelectWrapper")) {
                throw new IllegalArgumentException("ResponseSelectWrapper: missing (expected: a list of orders)");
            }
            return BandwidthXml.all(answer, "OrderIdUserIdDate").stream()
                    .findFirst()
                    .map(entry -> order(entry, BandwidthXml.required(entry, "orderId")));
        });
    }

    /// The location that a number was ordered into says where its calls and messages go; here is
    /// only seen whether the
    /// number is in service.
    CarrierResult<String> configure(CarrierAccount account, String number) {
        return number.matches(NORTH_AMERICAN)
                ? Answers.parsed(
                        send(account, "GET", "/inserviceNumbers/" + number.substring(2), null),
                        Effect.READS,
                        Optional::of,
                        empty -> new Done<>(number),
                        (status, body) -> refused(status, body.flatMap(BandwidthXml::parse)))
                : new Refused<>(CarrierCause.INVALID_NUMBER, "", CarrierCause.INVALID_NUMBER.sentence());
    }

    CarrierResult<String> release(CarrierAccount account, String number) {
        if (!number.matches(NORTH_AMERICAN)) {
            return new Refused<>(CarrierCause.INVALID_NUMBER, "", CarrierCause.INVALID_NUMBER.sentence());
        }
        String xml = "<DisconnectTelephoneNumberOrder><DisconnectTelephoneNumberOrderType>" + list(number)
                + "</DisconnectTelephoneNumberOrderType></DisconnectTelephoneNumberOrder>";
        return ask(account, "POST", "/disconnects", xml, Effect.READS, answer -> BandwidthXml.required(answer, "id"));
    }

    private static String list(String number) {
        return "<TelephoneNumberList>" + element("TelephoneNumber", number.substring(2)) + "</TelephoneNumberList>";
    }

    private static String international(String national) {
        if (!national.matches("[2-9][0-9]{9}")) {
            throw new IllegalArgumentException("TelephoneNumber: not valid (expected: ten digits)");
        }
        return "+1" + national;
    }

    private <T> CarrierResult<T> ask(
            CarrierAccount account,
            String method,
            String path,
            @Nullable String xml,
            Effect effect,
            Function<Element, T> read) {
        return Answers.parsed(
                send(account, method, path, xml),
                effect,
                BandwidthXml::parse,
                answer -> new Done<>(read.apply(answer)),
                BandwidthNumbers::refused);
    }

    private CarrierHttp.Exchange send(CarrierAccount account, String method, String path, @Nullable String xml) {
        URI url = URI.create(
                BandwidthHosts.numbers(account) + "/accounts/" + WebForms.encode(account.value("account_id")) + path);
        StringEntity body = xml == null ? null : new StringEntity(xml, ContentType.APPLICATION_XML);
        return http.send(method, url, BandwidthHosts.authorization(account), body);
    }

    private static <T> CarrierResult<T> refused(int status, Optional<Element> body) {
        CarrierCause cause = switch (status) {
            case 403 -> CarrierCause.NOT_ALLOWED;
            case 404 -> CarrierCause.NO_SUCH;
            default -> body.map(BandwidthNumbers::cause).orElse(CarrierCause.INVALID_REQUEST);
        };
        return new Refused<>(
                cause, body.map(answer -> BandwidthXml.text(answer, "Code")).orElse(""), cause.sentence());
    }

    /// <https://dev.bandwidth.com/docs/numbers/errors/>
    private static CarrierCause cause(Element answer) {
        return switch (BandwidthXml.text(answer, "Code")) {
            case "4017", "5001", "5005", "5008" -> CarrierCause.INVALID_NUMBER;
            case "4014", "4023", "4024", "5007", "5012" -> CarrierCause.NOT_ALLOWED;
            case "" -> CarrierCause.OTHER;
            default -> CarrierCause.INVALID_REQUEST;
        };
    }
}
