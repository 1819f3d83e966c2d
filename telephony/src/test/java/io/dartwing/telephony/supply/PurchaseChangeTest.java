package io.dartwing.telephony.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurchaseChangeTest {
    private static final Instant SENT = Instant.parse("2026-11-27T10:00:00Z");

    private static Purchase sent() {
        return new Purchase(
                        Ids.next(),
                        Ids.next(),
                        "+13035552000",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        PurchaseState.STARTED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        SENT,
                        "Pat",
                        Optional.empty(),
                        Optional.empty())
                .sent(SENT);
    }

    private static CarrierResult<NumberOrder> order(OrderState state) {
        return new CarrierResult.Done<>(new NumberOrder("o-1", Optional.empty(), state, Optional.empty()));
    }

    private static <T> CarrierResult<T> busy(Optional<Duration> after) {
        return new CarrierResult.Retryable<>(CarrierCause.RATE_LIMITED, "429", "Too many", after);
    }

    @Test
    void anOrderTheCarrierWorksOnIsOrderedAndADoneOneActive() {
        Purchase ordered = PurchaseChange.answered(sent(), order(OrderState.PENDING), SENT);
        assertThat(ordered.state()).isEqualTo(PurchaseState.ORDERED);
        assertThat(ordered.orderId()).contains("o-1");
        Purchase active = PurchaseChange.looked(ordered, order(OrderState.ACTIVE), SENT.plusSeconds(5));
        assertThat(active.state()).isEqualTo(PurchaseState.ACTIVE);
        assertThat(active.endedAt()).contains(SENT.plusSeconds(5));
    }

    @Test
    void aLostAnswerIsUnknownAndNeverSentAgain() {
        Purchase unknown = PurchaseChange.answered(sent(), new CarrierResult.Unknown<>("Lost"), SENT);
        assertThat(unknown.state()).isEqualTo(PurchaseState.UNKNOWN);
        assertThat(unknown.sentAt()).isPresent();
        CarrierResult<Optional<NumberOrder>> none = new CarrierResult.Done<>(Optional.empty());
        Instant early = SENT.plus(PurchaseChange.SURELY_LISTED);
        assertThat(PurchaseChange.found(unknown, none, early).state())
                .as("the carrier's list may lag behind")
                .isEqualTo(PurchaseState.UNKNOWN);
        Purchase failed = PurchaseChange.found(unknown, none, early.plusSeconds(1));
        assertThat(failed.state()).isEqualTo(PurchaseState.FAILED);
        assertThat(failed.problem()).contains("The order did not reach the carrier; order it again");
    }

    @Test
    void whatCantBeAskedStaysUnknown() {
        Purchase unknown = PurchaseChange.answered(sent(), new CarrierResult.Unknown<>("Lost"), SENT);
        for (CarrierResult<Optional<NumberOrder>> answer : List.<CarrierResult<Optional<NumberOrder>>>of(
                busy(Optional.empty()),
                new CarrierResult.Unknown<>("Lost"),
                new CarrierResult.Refused<>(CarrierCause.AUTHENTICATION, "401", "No"))) {
            assertThat(PurchaseChange.found(unknown, answer, SENT.plus(Duration.ofDays(1)))
                            .state())
                    .isEqualTo(PurchaseState.UNKNOWN);
        }
    }

    @Test
    void whatWasSurelyNotDoneIsSentAgainSomeTimes() {
        Purchase purchase = sent();
        for (int i = 1; i < PurchaseChange.MOST_TRIES; i++) {
            purchase = PurchaseChange.answered(purchase, busy(Optional.empty()), SENT);
            assertThat(purchase.state()).isEqualTo(PurchaseState.STARTED);
            assertThat(purchase.sentAt()).isEmpty();
            purchase = purchase.sent(SENT);
        }
        assertThat(PurchaseChange.answered(purchase, busy(Optional.empty()), SENT)
                        .state())
                .isEqualTo(PurchaseState.FAILED);
    }

    @Test
    void aFailedLookLeavesAnOrderAsItIs() {
        Purchase ordered = PurchaseChange.answered(sent(), order(OrderState.PENDING), SENT);
        assertThat(PurchaseChange.looked(ordered, busy(Optional.empty()), SENT).state())
                .isEqualTo(PurchaseState.ORDERED);
        assertThat(PurchaseChange.looked(ordered, order(OrderState.FAILED), SENT)
                        .state())
                .isEqualTo(PurchaseState.FAILED);
    }

    @Test
    void pausesGrowAndHeedTheCarrier() {
        assertThat(PurchaseChange.pause(0)).isLessThan(PurchaseChange.pause(3));
        assertThat(PurchaseChange.pause(60)).isEqualTo(Duration.ofHours(1));
        assertThat(PurchaseChange.pause(0, busy(Optional.of(Duration.ofMinutes(2)))))
                .isEqualTo(Duration.ofMinutes(2));
    }
}
