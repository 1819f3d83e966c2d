package io.dartwing.telephony.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.reputation.Reputation.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReputationTest {
    @Test
    void tooLittleIsUnknownAndNot100() {
        Reputation unknown = Reputation.of(new Tally(9, 0, 0, 0));
        assertThat(unknown.score()).isEmpty();
        assertThat(unknown.reasons()).extracting(Reason::kind).containsExactly("unknown");
        assertThat(Reputation.of(Tally.NONE).score()).isEmpty();
    }

    @Test
    void nothingSpeaksAgainstWhatArrives() {
        Reputation good = Reputation.of(new Tally(9, 1, 0, 0));
        assertThat(good.score()).hasValue(100);
        assertThat(good.reasons()).isEmpty();
    }

    @Test
    void eachReasonTakesItsPoints() {
        Reputation blocked = Reputation.of(new Tally(90, 0, 10, 0));
        assertThat(blocked.score()).hasValue(80);
        assertThat(blocked.reasons()).containsExactly(new Reason("blocked", 20, "10.0 % were blocked by a network"));
        Reputation unwanted = Reputation.of(new Tally(98, 0, 0, 2));
        assertThat(unwanted.score()).hasValue(80);
        assertThat(unwanted.reasons()).extracting(Reason::kind).containsExactly("unwanted");
        Reputation silent = Reputation.of(new Tally(40, 60, 0, 0));
        assertThat(silent.score()).hasValue(80);
        assertThat(silent.reasons()).extracting(Reason::kind).containsExactly("delivery");
    }

    @Test
    void theWorstIsNoughtAndWorseIsNeverBetter() {
        assertThat(Reputation.of(new Tally(0, 50, 100, 50)).score()).hasValue(0);
        int before = 100;
        for (int blocked = 0; blocked <= 100; blocked++) {
            int score = Reputation.of(new Tally(100, 5, blocked, 1)).score().getAsInt();
            assertThat(score).isLessThanOrEqualTo(before);
            before = score;
        }
    }

    @Test
    void onlyWhatSpeaksOfTheNumberCounts() {
        assertThat(CarrierOutcomes.tally("delivered", Optional.empty(), 3)).isEqualTo(new Tally(3, 0, 0, 0));
        assertThat(CarrierOutcomes.tally("refused", Optional.of(CarrierCause.CONTENT), 2))
                .isEqualTo(new Tally(0, 0, 2, 0));
        assertThat(CarrierOutcomes.tally("failed", Optional.of(CarrierCause.OPTED_OUT), 1))
                .isEqualTo(new Tally(0, 0, 0, 1));
        assertThat(CarrierOutcomes.tally("failed", Optional.of(CarrierCause.NO_ANSWER), 4))
                .isEqualTo(new Tally(0, 4, 0, 0));
        for (CarrierCause ours : new CarrierCause[] {
            CarrierCause.FUNDS, CarrierCause.DOCUMENT, CarrierCause.INVALID_NUMBER, CarrierCause.UNAVAILABLE
        }) {
            assertThat(CarrierOutcomes.tally("failed", Optional.of(ours), 5))
                    .as(ours.name())
                    .isEqualTo(Tally.NONE);
        }
        assertThat(CarrierOutcomes.tally("failed", Optional.empty(), 5)).isEqualTo(Tally.NONE);
    }
}
