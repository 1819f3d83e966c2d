package io.dartwing.telephony.connector.sinch;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// States of messages: <https://developers.sinch.com/docs/sms/api-reference/sms/tag/Delivery-reports/>.
final class SinchMessages {
    /// `Unknown` is a last word, but says only that the network took it.
    private static final Map<String, DeliveryState> STATES = Map.of(
            "Queued", DeliveryState.ACCEPTED,
            "Dispatched", DeliveryState.SENT,
            "Unknown", DeliveryState.SENT,
            "Delivered", DeliveryState.DELIVERED,
            "Cancelled", DeliveryState.CANCELLED,
            "Aborted", DeliveryState.FAILED,
            "Rejected", DeliveryState.FAILED,
            "Deleted", DeliveryState.FAILED,
            "Failed", DeliveryState.FAILED,
            "Expired", DeliveryState.FAILED);

    private SinchMessages() {}

    /// @param told the object with `status` and `code`
    static DeliveryReport report(String batch, JsonNode told, Instant at) {
        String status = told.path("status").asString("");
        DeliveryState state = STATES.get(status);
        if (state == null) {
            throw new IllegalArgumentException("status: unknown (expected: one of " + STATES.keySet() + ")");
        }
        int code = told.path("code").asInt(0);
        boolean failed = state == DeliveryState.FAILED || state == DeliveryState.CANCELLED;
        Optional<CarrierCause> cause = failed ? Optional.of(SinchErrors.ofMessage(status, code)) : Optional.empty();
        JsonNode parts = told.path("number_of_message_parts");
        return new DeliveryReport(
                batch,
                state,
                cause,
                failed ? Integer.toString(code) : "",
                parts.isNumber() ? OptionalInt.of(parts.asInt()) : OptionalInt.empty(),
                Optional.empty(),
                at);
    }

    static DeliveryReport accepted(JsonNode batch, Instant now) {
        String id = batch.path("id").asString("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id: missing (expected: text)");
        }
        Instant at = SinchFax.time(batch, "created_at").orElse(now);
        return batch.path("canceled").asBoolean(false)
                ? new DeliveryReport(
                        id,
                        DeliveryState.CANCELLED,
                        Optional.of(CarrierCause.CANCELLED),
                        "",
                        OptionalInt.empty(),
                        Optional.empty(),
                        at)
                : DeliveryReport.of(id, DeliveryState.ACCEPTED, at);
    }
}
