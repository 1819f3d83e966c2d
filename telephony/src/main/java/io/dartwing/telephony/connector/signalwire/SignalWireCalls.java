package io.dartwing.telephony.connector.signalwire;

import static io.dartwing.telephony.connector.signalwire.SignalWireApi.field;

import io.dartwing.telephony.carriers.CallControl.CallOrder;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebForms.FormField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// SignalWire's calls: <https://signalwire.com/docs/compatibility-api/rest/calls/create-a-call>.
final class SignalWireCalls {
    private static final long LONGEST_RING = 600;
    private static final List<String> EVENTS = List.of("initiated", "ringing", "answered", "completed");
    private static final Set<String> NO_SUCH_NUMBER = Set.of("404", "410", "484", "604");

    private static final Map<String, DeliveryState> STATES = Map.of(
            "queued", DeliveryState.ACCEPTED,
            "initiated", DeliveryState.ACCEPTED,
            "ringing", DeliveryState.SENDING,
            "in-progress", DeliveryState.SENT,
            "completed", DeliveryState.DELIVERED,
            "busy", DeliveryState.FAILED,
            "no-answer", DeliveryState.FAILED,
            "failed", DeliveryState.FAILED,
            "canceled", DeliveryState.CANCELLED);

    private final SignalWireApi api;

    SignalWireCalls(SignalWireApi api) {
        this.api = api;
    }

    /// What happens on the answered call is asked of the callback too, which holds the line.
    CarrierResult<DeliveryReport> call(CarrierAccount account, CallOrder order) {
        String callback = account.callback(order.attempt()).toString();
        var form = new ArrayList<FormField>();
        form.add(field("To", order.to()));
        form.add(field("From", order.from()));
        form.add(field("Url", callback));
        form.add(field("StatusCallback", callback));
        EVENTS.forEach(event -> form.add(field("StatusCallbackEvent", event)));
        form.add(field("Timeout", Long.toString(Math.clamp(order.ring().toSeconds(), 1, LONGEST_RING))));
        return api.create(account, "/Calls", form, this::report);
    }

    /// A call that does not go on any more is refused.
    CarrierResult<String> hangUp(CarrierAccount account, String sid) {
        return api.change(
                account,
                "POST",
                "/Calls/" + WebForms.encode(sid),
                List.of(field("Status", "completed")),
                answer -> SignalWireApi.required(answer, "sid"));
    }

    CarrierResult<DeliveryReport> status(CarrierAccount account, String sid) {
        return api.read(account, "/Calls/" + WebForms.encode(sid), this::report);
    }

    CarrierResult<Optional<DeliveryReport>> find(CarrierAccount account, Sought sought) {
        return api.find(account, "Calls", "", sought, this::report);
    }

    private DeliveryReport report(JsonNode json) {
        return report(
                SignalWireApi.required(json, "sid"),
                SignalWireApi.required(json, "status"),
                "",
                SignalWireApi.cost(json),
                SignalWireApi.time(json.path("date_updated").asString("")).orElseGet(api::now));
    }

    /// @param sip the response code of the called side; empty when none is told
    static DeliveryReport report(String sid, String status, String sip, Optional<Money> cost, Instant at) {
        DeliveryState state = STATES.get(status);
        if (state == null) {
            throw new IllegalArgumentException("status: unknown (expected: one of " + STATES.keySet() + ")");
        }
        Optional<CarrierCause> cause = switch (state) {
            case FAILED -> Optional.of(cause(status, sip));
            case CANCELLED -> Optional.of(CarrierCause.CANCELLED);
            default -> Optional.empty();
        };
        return new DeliveryReport(sid, state, cause, cause.isPresent() ? sip : "", OptionalInt.empty(), cost, at);
    }

    private static CarrierCause cause(String status, String sip) {
        return switch (status) {
            case "busy" -> CarrierCause.BUSY;
            case "no-answer" -> CarrierCause.NO_ANSWER;
            default -> NO_SUCH_NUMBER.contains(sip) ? CarrierCause.INVALID_NUMBER : CarrierCause.UNREACHABLE;
        };
    }
}
