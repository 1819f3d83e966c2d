package io.dartwing.telephony.connector.phaxio;

import io.dartwing.kernel.Ids;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Phaxio's fax object (<https://www.phaxio.com/docs/api/v2.1/intro/objects>) and its states
/// (<https://www.phaxio.com/docs/statuses>).
record PhaxioFax(JsonNode json) {
    /// The tag that carries our attempt.
    static final String TAG = "attempt";

    static final Currency DOLLAR = Currency.getInstance("USD");

    /// `partialsuccess` speaks of several recipients or pages; we send to one, so it is a failure.
    private static final Map<String, DeliveryState> STATES = Map.ofEntries(
            Map.entry("queued", DeliveryState.ACCEPTED),
            Map.entry("pendingbatch", DeliveryState.ACCEPTED),
            Map.entry("inprogress", DeliveryState.SENDING),
            Map.entry("ringing", DeliveryState.SENDING),
            Map.entry("callactive", DeliveryState.SENDING),
            Map.entry("willretry", DeliveryState.SENDING),
            Map.entry("success", DeliveryState.DELIVERED),
            Map.entry("failure", DeliveryState.FAILED),
            Map.entry("partialsuccess", DeliveryState.FAILED),
            Map.entry("canceled", DeliveryState.CANCELLED),
            Map.entry("cancelled", DeliveryState.CANCELLED));

    PhaxioFax {
        if (!json.path("id").isIntegralNumber()) {
            throw new IllegalArgumentException("id: missing (expected: a number)");
        }
    }

    String id() {
        return Long.toString(json.path("id").asLong());
    }

    String status() {
        return json.path("status").asString("");
    }

    boolean received() {
        return json.path("direction").asString("").equals("received");
    }

    Optional<UUID> attempt() {
        return Ids.parse(json.path("tags").path(TAG).asString(""));
    }

    String text(String name) {
        return json.path(name).asString("");
    }

    int pages() {
        return json.path("num_pages").asInt(0);
    }

    DeliveryReport report(Instant now) {
        DeliveryState told = STATES.get(status());
        if (told == null) {
            throw new IllegalArgumentException("status: unknown (expected: one of " + STATES.keySet() + ")");
        }
        Optional<CarrierCause> cause = told == DeliveryState.FAILED
                ? Optional.of(PhaxioErrors.ofFailure(json))
                : Optional.<CarrierCause>empty();
        boolean cancelled = told == DeliveryState.CANCELLED || cause.equals(Optional.of(CarrierCause.CANCELLED));
        DeliveryState state = cancelled ? DeliveryState.CANCELLED : told;
        return new DeliveryReport(
                id(),
                state,
                cancelled ? Optional.of(CarrierCause.CANCELLED) : cause,
                cause.isPresent() && json.path("error_id").isNumber()
                        ? Integer.toString(json.path("error_id").asInt())
                        : "",
                state == DeliveryState.DELIVERED ? OptionalInt.of(pages()) : OptionalInt.empty(),
                cents(json.path("cost")),
                at(now));
    }

    Instant at(Instant otherwise) {
        return at("completed_at").or(() -> at("created_at")).orElse(otherwise);
    }

    private Optional<Instant> at(String name) {
        String text = text(name);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(name + ": not a time (expected: RFC 3339)", malformed);
        }
    }

    /// Amounts are in cents.
    static Optional<Money> cents(JsonNode amount) {
        return amount.isNumber()
                ? Optional.of(new Money(new BigDecimal(amount.asString()).movePointLeft(2), DOLLAR))
                : Optional.empty();
    }
}
