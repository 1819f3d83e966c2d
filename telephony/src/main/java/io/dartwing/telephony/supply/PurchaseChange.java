package io.dartwing.telephony.supply;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.CarrierResult.Retryable;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What an answer makes of an order. Pure.
final class PurchaseChange {
    static final int MOST_TRIES = 6;

    /// A carrier's list of orders may lag behind: before, its silence proves nothing.
    static final Duration SURELY_LISTED = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private PurchaseChange() {}

    /// To the order itself.
    static Purchase answered(Purchase before, CarrierResult<NumberOrder> answer, Instant now) {
        return switch (answer) {
            case Done<NumberOrder>(var order) -> told(before, order, now);
            case Refused<NumberOrder>(var cause, var code, var text) -> before.failed(Optional.of(cause), text, now);
            case Retryable<NumberOrder>(var cause, var code, var text, var after) ->
                before.tries() + 1 < MOST_TRIES
                        ? before.asked(Optional.of(cause), text).unsent()
                        : before.failed(Optional.of(cause), text, now);
            case Unknown<NumberOrder>(var text) -> before.unknown(text);
        };
    }

    /// To the search for an order whose answer was lost. It is never sent again by itself.
    static Purchase found(Purchase before, CarrierResult<Optional<NumberOrder>> answer, Instant now) {
        return switch (answer) {
            case Done<Optional<NumberOrder>>(var order) when order.isPresent() -> told(before, order.get(), now);
            case Done<Optional<NumberOrder>> none ->
                before.sentAt()
                                .filter(sent -> sent.plus(SURELY_LISTED).isBefore(now))
                                .isPresent()
                        ? before.failed(
                                Optional.of(CarrierCause.UNAVAILABLE),
                                "The order did not reach the carrier; order it again",
                                now)
                        : before.unknown("The carrier does not know the order yet");
            case Refused<Optional<NumberOrder>>(var cause, var code, var text) -> before.unknown(text);
            case Retryable<Optional<NumberOrder>>(var cause, var code, var text, var after) -> before.unknown(text);
            case Unknown<Optional<NumberOrder>>(var text) -> before.unknown(text);
        };
    }

    /// To the question how an order stands.
    static Purchase looked(Purchase before, CarrierResult<NumberOrder> answer, Instant now) {
        return switch (answer) {
            case Done<NumberOrder>(var order) -> told(before, order, now);
            case Refused<NumberOrder>(var cause, var code, var text) -> before.asked(Optional.of(cause), text);
            case Retryable<NumberOrder>(var cause, var code, var text, var after) ->
                before.asked(Optional.of(cause), text);
            case Unknown<NumberOrder>(var text) -> before.asked(Optional.empty(), text);
        };
    }

    private static Purchase told(Purchase before, NumberOrder order, Instant now) {
        return switch (order.state()) {
            case PENDING -> before.ordered(order.orderId());
            case ACTIVE -> before.active(order.orderId(), order.numberId(), now);
            case FAILED ->
                before.failed(
                        order.cause(), order.cause().orElse(CarrierCause.OTHER).sentence(), now);
        };
    }

    /// How long to wait before the carrier is asked again.
    static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /// The same, but not before the carrier wants to hear from us.
    static Duration pause(int tries, CarrierResult<?> answer) {
        return answer instanceof Retryable<?> retryable
                ? retryable
                        .after()
                        .filter(wanted -> wanted.compareTo(pause(tries)) > 0)
                        .orElseGet(() -> pause(tries))
                : pause(tries);
    }
}
