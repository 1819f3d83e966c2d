package io.dartwing.telephony.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.attempt.AttemptWatch.Verdict;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.DeliveryState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptStateTest {
    @Test
    void nothingFollowsAnEndAndNothingFollowsItself() {
        for (AttemptState before : AttemptState.values()) {
            assertThat(before.follows(before)).isFalse();
            for (AttemptState after : AttemptState.values()) {
                if (before.ended()) {
                    assertThat(after.follows(before))
                            .as(before + " to " + after)
                            .isFalse();
                }
                assertThat(after == AttemptState.STARTED && after.follows(before))
                        .isFalse();
            }
        }
    }

    @Test
    void changesNeverComeInCircles() {
        for (AttemptState one : AttemptState.values()) {
            for (AttemptState other : AttemptState.values()) {
                assertThat(one.follows(other) && other.follows(one)).isFalse();
            }
        }
    }

    @Test
    void itAgreesWithTheOrderOfReports() {
        for (DeliveryState before : DeliveryState.values()) {
            for (DeliveryState after : DeliveryState.values()) {
                assertThat(AttemptState.of(after).follows(AttemptState.of(before)))
                        .as(before + " to " + after)
                        .isEqualTo(after.follows(before));
            }
        }
    }

    @Test
    void whatIsUnknownCanBeFoundOut() {
        assertThat(AttemptState.DELIVERED.follows(AttemptState.UNKNOWN)).isTrue();
        assertThat(AttemptState.RETRYABLE.follows(AttemptState.UNKNOWN)).isTrue();
        assertThat(AttemptState.UNKNOWN.follows(AttemptState.ACCEPTED)).isFalse();
    }

    @Test
    void aChangeThatIsNotThereIsRefusedByItsName() {
        assertThatThrownBy(() -> AttemptState.SENT.requireFollows(AttemptState.DELIVERED))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code().code()).isEqualTo("TEL-904");
                    assertThat(problem.detail()).isEqualTo("state: delivered can't become sent (expected: no change)");
                });
    }

    @Test
    void onlyTheCarriersFaultsAndUnknownsSpeakAgainstIt() {
        for (CarrierCause cause : CarrierCause.values()) {
            assertThat(AttemptWatch.verdict(AttemptState.REFUSED, Optional.of(cause)))
                    .contains(cause.carriersFault() ? Verdict.FAILED : Verdict.WORKED);
        }
        assertThat(AttemptWatch.verdict(AttemptState.UNKNOWN, Optional.empty())).contains(Verdict.FAILED);
        assertThat(AttemptWatch.verdict(AttemptState.FAILED, Optional.of(CarrierCause.BUSY)))
                .contains(Verdict.WORKED);
        assertThat(AttemptWatch.verdict(AttemptState.CANCELLED, Optional.empty()))
                .isEmpty();
    }
}
