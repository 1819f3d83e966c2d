package io.dartwing.platform.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.testkit.Covers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    @Covers("FAX-L-002-06")
    void eachPauseIsLongerThanTheOneBeforeUpToHalfADay() {
        List<Duration> pauses = IntStream.rangeClosed(1, 11)
                .mapToObj(attempt -> Duration.between(
                        START, RetrySchedule.next(attempt, START, START, 0.5).orElseThrow()))
                .toList();
        assertThat(pauses.subList(0, 10)).doesNotHaveDuplicates().isSorted();
        assertThat(pauses.subList(9, 11)).containsOnly(Duration.ofHours(12));
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
