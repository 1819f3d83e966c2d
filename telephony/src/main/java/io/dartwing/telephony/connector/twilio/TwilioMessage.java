package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
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
                required(json, "sid"),
                required(json, "status"),
                json.path("error_code").asString(""),
                segments.matches("[1-9][0-9]{0,4}") ? OptionalInt.of(Integer.parseInt(segments)) : OptionalInt.empty(),
                cost(json),
                time(json, "date_updated").or(() -> time(json, "date_created")).orElse(now));
    }

    static DeliveryReport report(
            String sid, String status, String code, OptionalInt segments, Optional<Money> cost, Instant at) {
        DeliveryState state = STATES.get(status);
        if (state == null) {
            throw new IllegalArgumentException("status: unknown (expected: one of " + STATES.keySet() + ")");
        }
        Optional<CarrierCause> cause = switch (state) {
            case FAILED -> Optional.of(TwilioErrors.ofMessage(number(code)));
            case CANCELLED -> Optional.of(CarrierCause.CANCELLED);
            default -> Optional.empty();
        };
        return new DeliveryReport(sid, state, cause, cause.isPresent() ? code : "", segments, cost, at);
    }

    /// Zero when it is no code.
    static int number(String code) {
        return code.matches("[0-9]{1,6}") ? Integer.parseInt(code) : 0;
    }

    /// Prices are negative: they leave the balance.
    private static Optional<Money> cost(JsonNode json) {
        String price = json.path("price").asString("");
        String unit = json.path("price_unit").asString("");
        return price.isEmpty() || unit.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Money(new BigDecimal(price).abs(), Currency.getInstance(unit.toUpperCase(Locale.ROOT))));
    }

    static Optional<Instant> time(JsonNode json, String name) {
        String text = json.path(name).asString("");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(name + ": not a time (expected: RFC 2822)", malformed);
        }
    }

    private static String required(JsonNode json, String name) {
        String text = json.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + ": missing (expected: text)");
        }
        return text;
    }
}
