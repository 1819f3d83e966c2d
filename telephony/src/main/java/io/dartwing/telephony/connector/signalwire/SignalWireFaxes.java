package io.dartwing.telephony.connector.signalwire;

import static io.dartwing.telephony.connector.signalwire.SignalWireApi.field;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.FaxSending.FaxOrder;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// SignalWire's faxes: <https://signalwire.com/docs/compatibility-api/rest/faxes/send-fax>.
final class SignalWireFaxes {
    private static final Map<String, DeliveryState> STATES = Map.of(
            "queued", DeliveryState.ACCEPTED,
            "processing", DeliveryState.SENDING,
            "sending", DeliveryState.SENDING,
            "delivered", DeliveryState.DELIVERED,
            "no-answer", DeliveryState.FAILED,
            "busy", DeliveryState.FAILED,
            "failed", DeliveryState.FAILED,
            "canceled", DeliveryState.CANCELLED);

    /// What is said of a failure.
    record Failure(String code, String sentence) {}

    private final SignalWireApi api;

    SignalWireFaxes(SignalWireApi api) {
        this.api = api;
    }

    /// SignalWire fetches the document and, being told so, keeps no copy.
    CarrierResult<DeliveryReport> send(CarrierAccount account, FaxOrder order) {
        return api.create(
                account,
                "/Faxes",
                List.of(
                        field("To", order.to()),
                        field("From", order.from()),
                        field("MediaUrl", order.link().get().toString()),
                        field("Quality", "fine"),
                        field("StoreMedia", "false"),
                        field(
                                "StatusCallback",
                                account.callback(order.attempt()).toString())),
                this::report);
    }

    CarrierResult<DeliveryReport> status(CarrierAccount account, String id) {
        return api.read(account, "/Faxes/" + WebForms.encode(id), this::report);
    }

    CarrierResult<Optional<DeliveryReport>> find(CarrierAccount account, Sought sought) {
        String after = sought.earliest().truncatedTo(ChronoUnit.SECONDS).toString();
        return api.find(account, "Faxes", "&DateCreatedAfter=" + WebForms.encode(after), sought, this::report);
    }

    /// Only a fax that still waits can be cancelled.
    CarrierResult<String> cancel(CarrierAccount account, String id) {
        return api.change(
                account,
                "POST",
                "/Faxes/" + WebForms.encode(id),
                List.of(field("Status", "canceled")),
                answer -> SignalWireApi.required(answer, "sid"));
    }

    private DeliveryReport report(JsonNode json) {
        return report(
                SignalWireApi.required(json, "sid"),
                SignalWireApi.required(json, "status"),
                new Failure(
                        json.path("error_code").asString(""),
                        json.path("error_message").asString("")),
                json.path("num_pages").asString(""),
                SignalWireApi.cost(json),
                SignalWireApi.time(json.path("date_updated").asString("")).orElseGet(api::now));
    }

    static DeliveryReport report(
            String sid, String status, Failure failure, String pages, Optional<Money> cost, Instant at) {
        DeliveryState state = STATES.get(status);
        if (state == null) {
            throw new IllegalArgumentException("status: unknown (expected: one of " + STATES.keySet() + ")");
        }
        Optional<CarrierCause> cause = switch (state) {
            case FAILED -> Optional.of(cause(status, failure));
            case CANCELLED -> Optional.of(CarrierCause.CANCELLED);
            default -> Optional.empty();
        };
        int count = SignalWireApi.number(pages);
        return new DeliveryReport(
                sid,
                state,
                cause,
                cause.isPresent() ? failure.code() : "",
                count == 0 ? OptionalInt.empty() : OptionalInt.of(count),
                cost,
                at);
    }

    private static CarrierCause cause(String status, Failure failure) {
        return switch (status) {
            case "busy" -> CarrierCause.BUSY;
            case "no-answer" -> CarrierCause.NO_ANSWER;
            default -> SignalWireErrors.ofFax(SignalWireApi.number(failure.code()), failure.sentence());
        };
    }
}
