package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.CallControl.CallOrder;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Calls: <https://www.twilio.com/docs/voice/api/call-resource>.
///
/// As with messages, a call whose answer was lost is known by its callback or by numbers and
/// time. The name of the
/// caller can't be given with a call: networks look it up.
final class TwilioCalls {
    /// The longest that Twilio lets a call ring.
    private static final long LONGEST = 600;

    /// Keeps the line open until we hang up; Twilio ends every call after four hours.
    private static final String STAY = "<Response><Pause length=\"14400\"/></Response>";

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

    private final TwilioApi api;

    TwilioCalls(TwilioApi api) {
        this.api = api;
    }

    CarrierResult<DeliveryReport> call(CarrierAccount account, CallOrder order) {
        var form = new TwilioApi.Form()
                .add("To", order.to())
                .add("From", order.from())
                .add("Timeout", Long.toString(Math.clamp(order.ring().toSeconds(), 1, LONGEST)))
                .add("StatusCallback", account.callback(order.attempt()).toString())
                .add("StatusCallbackMethod", "POST");
        for (String event : new String[] {"initiated", "ringing", "answered", "completed"}) {
            form.add("StatusCallbackEvent", event);
        }
        account.optional(TwilioConnector.VOICE_URL)
                .ifPresentOrElse(url -> form.add("Url", url), () -> form.add("Twiml", STAY));
        return api.create(account, "/Calls.json", form, answer -> report(answer, api.now()));
    }

    /// `completed` ends a call that rings, too:
    /// <https://www.twilio.com/docs/voice/tutorials/how-to-modify-calls-in-progress>.
    CarrierResult<String> hangUp(CarrierAccount account, String id) {
        return api.change(account, path(id), new TwilioApi.Form().add("Status", "completed"), answer -> id);
    }

    CarrierResult<DeliveryReport> status(CarrierAccount account, String id) {
        return api.get(account, path(id), answer -> report(answer, api.now()));
    }

    CarrierResult<Optional<DeliveryReport>> find(CarrierAccount account, Sought sought) {
        return api.find(account, "/Calls.json", "calls", sought, TwilioCalls::report);
    }

    private static String path(String id) {
        return "/Calls/" + WebForms.encode(id) + ".json";
    }

    private static DeliveryReport report(JsonNode json, Instant now) {
        return report(
                TwilioApi.required(json, "sid"),
                TwilioApi.required(json, "status"),
                "",
                TwilioApi.cost(json),
                TwilioApi.time(json, "end_time")
                        .or(() -> TwilioApi.time(json, "date_updated"))
                        .orElse(now));
    }

    /// @param sip the final SIP response of the other side; only callbacks tell it
    static DeliveryReport report(String sid, String status, String sip, Optional<Money> cost, Instant at) {
        DeliveryState state = STATES.get(status);
        if (state == null) {
            throw new IllegalArgumentException("status: unknown (expected: one of " + STATES.keySet() + ")");
        }
        Optional<CarrierCause> cause = switch (status) {
            case "busy" -> Optional.of(CarrierCause.BUSY);
            case "no-answer" -> Optional.of(CarrierCause.NO_ANSWER);
            case "failed" -> Optional.of(failure(sip));
            case "canceled" -> Optional.of(CarrierCause.CANCELLED);
            default -> Optional.empty();
        };
        String code = cause.isEmpty() ? "" : sip.isEmpty() ? status : sip;
        return new DeliveryReport(sid, state, cause, code, OptionalInt.empty(), cost, at);
    }

    /// RFC 3261 §21.4 and §21.6. Twilio's `failed`: the call could not be placed, most often as
    /// the number does not
    /// exist.
    private static CarrierCause failure(String sip) {
        return switch (sip) {
            case "404", "410", "484", "604" -> CarrierCause.INVALID_NUMBER;
            case "403", "603", "607" -> CarrierCause.NOT_ALLOWED;
            case "408" -> CarrierCause.NO_ANSWER;
            case "486", "600" -> CarrierCause.BUSY;
            default -> CarrierCause.UNREACHABLE;
        };
    }
}
