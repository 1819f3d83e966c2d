package io.dartwing.fax.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.fax.outbound.RetryPolicy.GiveUp;
import io.dartwing.fax.outbound.RetryPolicy.Retry;
import io.dartwing.testkit.Covers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
    @Test
    @Covers("FAX-A-003-05")
    void aBusyLineIsTriedAgainWithDoublingPauses() {
        assertThat(((Retry) RetryPolicy.decide(CallCause.BUSY, 1, 0)).after()).isEqualTo(Duration.ofMinutes(1));
        assertThat(((Retry) RetryPolicy.decide(CallCause.BUSY, 3, 0)).after()).isEqualTo(Duration.ofMinutes(4));
        assertThat(RetryPolicy.decide(CallCause.BUSY, 6, 0)).isInstanceOf(GiveUp.class);
    }

    @Test
    void aPersonWhoPicksUpIsRungOnceMoreAtMost() {
        assertThat(RetryPolicy.decide(CallCause.NOT_A_FAX, 1, 0)).isInstanceOf(Retry.class);
        assertThat(RetryPolicy.decide(CallCause.NOT_A_FAX, 2, 0)).isInstanceOf(GiveUp.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_NUMBER", "DOCUMENT", "CANCELLED"})
    void whatCanNotChangeIsNotTriedAgain(CallCause cause) {
        assertThat(RetryPolicy.decide(cause, 1, 0)).isInstanceOf(GiveUp.class);
    }

    @Test
    void progressEarnsOneMoreAttempt() {
        assertThat(RetryPolicy.decide(CallCause.REMOTE_HANG_UP, 4, 0)).isInstanceOf(GiveUp.class);
        assertThat(RetryPolicy.decide(CallCause.REMOTE_HANG_UP, 4, 2)).isInstanceOf(Retry.class);
    }

    @ParameterizedTest
    @EnumSource(CallCause.class)
    void noPauseIsLongerThanAnHourAndEveryCauseEnds(CallCause cause) {
        int attempts = 1;
        while (RetryPolicy.decide(cause, attempts, 0) instanceof Retry retry) {
            assertThat(retry.after()).isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
            attempts++;
        }
        assertThat(attempts).isLessThanOrEqualTo(8);
    }
}
