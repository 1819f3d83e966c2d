package io.dartwing.telephony.connector.sinch;

import io.dartwing.kernel.Ids;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Sinch's fax object: <https://developers.sinch.com/docs/fax/api-reference/fax/tag/Faxes/>.
record SinchFax(JsonNode json) {
    /// The label that carries our attempt.
    static final String LABEL = "attempt";

    private static final Map<String, DeliveryState> STATES = Map.of(
            "QUEUED", DeliveryState.ACCEPTED,
            "IN_PROGRESS", DeliveryState.SENDING,
            "COMPLETED", DeliveryState.DELIVERED,
            "FAILURE", DeliveryState.FAILED);

    SinchFax {
        if (json.path("id").asString("").isEmpty()) {
            throw new IllegalArgumentException("id: missing (expected: text)");
        }
    }

    String id() {
        return json.path("id").asString();
    }

    String text(String name) {
        return json.path(name).asString("");
    }

    int pages() {
        return json.path("numberOfPages").asInt(0);
    }

    Optional<UUID> attempt() {
        return Ids.parse(json.path("labels").path(LABEL).asString(""));
    }

    DeliveryReport report(Instant now) {
        DeliveryState told = STATES.get(text("status"));
        if (told == null) {
            throw new IllegalArgumentException("status: unknown (expected: one of " + STATES.keySet() + ")");
        }
        Optional<CarrierCause> cause =
                told == DeliveryState.FAILED ? Optional.of(SinchErrors.ofFax(json)) : Optional.empty();
        DeliveryState state = cause.equals(Optional.of(CarrierCause.CANCELLED)) ? DeliveryState.CANCELLED : told;
        return new DeliveryReport(
                id(),
                state,
                cause,
                cause.isPresent() && json.path("errorCode").isNumber()
                        ? json.path("errorCode").asString()
                        : "",
                units(state),
                cost(),
                at(now));
    }

    private OptionalInt units(DeliveryState state) {
        JsonNode sent = json.path("pagesSentSuccessfully");
        if (sent.isNumber()) {
            return OptionalInt.of(sent.asInt());
        }
        return state == DeliveryState.DELIVERED ? OptionalInt.of(pages()) : OptionalInt.empty();
    }

    private Optional<Money> cost() {
        JsonNode price = json.path("price");
        String amount = price.path("amount").asString("");
        String currency = price.path("currencyCode").asString("");
        return amount.isEmpty() || currency.isEmpty() ? Optional.empty() : Optional.of(Money.of(amount, currency));
    }

    Instant at(Instant otherwise) {
        return time(json, "completedTime").or(() -> time(json, "createTime")).orElse(otherwise);
    }

    static Optional<Instant> time(JsonNode json, String name) {
        String text = json.path(name).asString("");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(name + ": not a time (expected: RFC 3339)", malformed);
        }
    }
}
