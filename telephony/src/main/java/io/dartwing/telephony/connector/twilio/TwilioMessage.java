package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Twilio's message: <https://www.twilio.com/docs/messaging/api/message-resource>.
final class TwilioMessage {
    private static final Map<String, DeliveryState> STATES = Map.of(
            "accepted", DeliveryState.ACCEPTED,
            "scheduled", DeliveryState.ACCEPTED,
            "queued", DeliveryState.ACCEPTED,
            "sending", DeliveryState.SENDING,
            "sent", DeliveryState.SENT,
            "delivered", DeliveryState.DELIVERED,
            "read", DeliveryState.DELIVERED,
            "undelivered", DeliveryState.FAILED,
            "failed", DeliveryState.FAILED,
            "canceled", DeliveryState.CANCELLED);

    private TwilioMessage() {}

    static DeliveryReport report(JsonNode json, Instant now) {
        String segments = json.path("num_segments").asString("");
        return report(
                TwilioApi.required(json, "sid"),
                TwilioApi.required(json, "status"),
                json.path("error_code").asString(""),
                segments.matches("[1-9][0-9]{0,4}") ? OptionalInt.of(Integer.parseInt(segments)) : OptionalInt.empty(),
                TwilioApi.cost(json),
                TwilioApi.time(json, "date_updated")
                        .or(() -> TwilioApi.time(json, "date_created"))
                        .orElse(now));
    }

    static DeliveryReport report(
            String sid, String status, String code, OptionalInt segments, Optional<Money> cost, Instant at) {
        DeliveryState state = STATES.get(status);
        if (state == null) {
            throw new IllegalArgumentException("status: unknown (expected: one of " + STATES.keySet() + ")");
        }
        Optional<CarrierCause> cause = switch (state) {
            case FAILED -> Optional.of(TwilioErrors.ofMessage(TwilioApi.number(code)));
            case CANCELLED -> Optional.of(CarrierCause.CANCELLED);
            default -> Optional.empty();
        };
        return new DeliveryReport(sid, state, cause, cause.isPresent() ? code : "", segments, cost, at);
    }
}
