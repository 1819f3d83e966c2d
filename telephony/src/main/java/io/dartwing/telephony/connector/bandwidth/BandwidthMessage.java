package io.dartwing.telephony.connector.bandwidth;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// What Bandwidth says of a message: in its answer to the request, in its search, in its webhooks.
final class BandwidthMessage {
    /// <https://dev.bandwidth.com/apis/messaging/#operation/listMessages>
    private static final Map<String, DeliveryState> SEARCHED = Map.of(
            "RECEIVED", DeliveryState.ACCEPTED,
            "ACCEPTED", DeliveryState.ACCEPTED,
            "QUEUED", DeliveryState.ACCEPTED,
            "SENDING", DeliveryState.SENDING,
            "SENT", DeliveryState.SENT,
            "DLR_EXPIRED", DeliveryState.SENT,
            "DELIVERED", DeliveryState.DELIVERED,
            "FAILED", DeliveryState.FAILED,
            "UNDELIVERED", DeliveryState.FAILED);

    private BandwidthMessage() {}

    /// <https://dev.bandwidth.com/apis/messaging/#operation/createMessage>
    static DeliveryReport accepted(JsonNode json, Instant now) {
        return DeliveryReport.of(
                required(json, "id"),
                DeliveryState.ACCEPTED,
                time(json.path("time").asString("")).orElse(now));
    }

    static DeliveryReport searched(JsonNode json) {
        String status = required(json, "messageStatus");
        DeliveryState state = SEARCHED.get(status);
        if (state == null) {
            throw new IllegalArgumentException("messageStatus: unknown (expected: one of " + SEARCHED.keySet() + ")");
        }
        return report(
                required(json, "messageId"),
                state,
                json.path("errorCode").asInt(0),
                json.path("segmentCount").asInt(0),
                received(json));
    }

    static Instant received(JsonNode json) {
        return time(json.path("receiveTime").asString(""))
                .orElseThrow(() -> new IllegalArgumentException("receiveTime: missing (expected: a time)"));
    }

    /// A missing receipt leaves open whether the message arrived.
    static DeliveryReport report(String id, DeliveryState told, int code, int segments, Instant at) {
        DeliveryState state =
                told == DeliveryState.FAILED && code == BandwidthErrors.NO_RECEIPT ? DeliveryState.SENT : told;
        boolean failed = state == DeliveryState.FAILED;
        Optional<CarrierCause> cause = failed ? Optional.of(BandwidthErrors.ofMessage(code)) : Optional.empty();
        return new DeliveryReport(
                id,
                state,
                cause,
                failed && code != 0 ? Integer.toString(code) : "",
                segments > 0 ? OptionalInt.of(segments) : OptionalInt.empty(),
                Optional.empty(),
                at);
    }

    static Optional<Instant> time(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("time: not valid (expected: ISO 8601)", malformed);
        }
    }

    static String required(JsonNode json, String name) {
        String text = json.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + ": missing (expected: text)");
        }
        return text;
    }
}
