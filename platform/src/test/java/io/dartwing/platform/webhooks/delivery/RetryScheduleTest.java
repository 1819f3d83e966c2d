package io.dartwing.platform.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.999})
    void anEndpointThatIsAwayForTwoDaysLosesNothing(double chance) {
        Instant last = lastAttempt(chance);
        assertThat(Duration.between(START, last))
                .isGreaterThan(Duration.ofHours(55))
                .isLessThan(Duration.ofHours(73));
    }

    @Test
    void theFirstRetryComesSoonAndPausesSpread() {
        assertThat(RetrySchedule.next(1, START, START, 0)).contains(START.plusSeconds(8));
        assertThat(RetrySchedule.next(1, START, START, 0.5)).contains(START.plusSeconds(10));
        assertThat(RetrySchedule.next(1, START, START, 0.9999).orElseThrow()).isAfter(START.plusMillis(11_900));
    }

    @Test
    void afterThreeDaysNoneIsLeft() {
        assertThat(RetrySchedule.next(1, START, START.plus(RetrySchedule.WINDOW), 0))
                .isEmpty();
    }

    private static Instant lastAttempt(double chance) {
        Instant now = START;
        for (int attempt = 1; attempt < 100; attempt++) {
            Optional<Instant> next = RetrySchedule.next(attempt, START, now, chance);
            if (next.isEmpty()) {
                return now;
            }
            now = next.get();
        }
        throw new AssertionError("never ends");
    }
}
