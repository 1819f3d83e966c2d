package io.dartwing.fax.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private final Pace pace = new Pace(30, 2, 3);

    @Test
    void oneWaitsWhileAllLinesAreTaken() {
        assertThat(pace.waits(Optional.empty(), 1, NOW)).isEmpty();
        assertThat(pace.waits(Optional.empty(), 2, NOW)).isPresent();
    }

    @Test
    void theNextIsBegunWhenItsTimeHasCome() {
        Instant next = pace.after(Optional.empty(), NOW);
        assertThat(next).isEqualTo(NOW.plusSeconds(2));
        assertThat(pace.waits(Optional.of(next), 0, NOW)).contains(next);
        assertThat(pace.waits(Optional.of(next), 0, next)).isEmpty();
    }

    @Test
    void aShortDelayIsMadeUpForAndALongOneIsNot() {
        assertThat(pace.after(Optional.of(NOW.minusSeconds(3)), NOW)).isEqualTo(NOW.minusSeconds(1));
        assertThat(pace.after(Optional.of(NOW.minusSeconds(600)), NOW)).isEqualTo(NOW.minusSeconds(3));
    }

    @Test
    void aMinuteNeverBeginsMoreThanThePaceAndWhatIsMadeUpFor() {
        var quick = new Pace(600, 500, 1);
        Optional<Instant> next = Optional.of(NOW.minusSeconds(3600));
        int begun = 0;
        while (quick.waits(next, 0, NOW).isEmpty()) {
            next = Optional.of(quick.after(next, NOW));
            begun++;
        }
        assertThat(begun).isLessThanOrEqualTo(51);
    }

    @Test
    void theLongerOfPaceAndLinesIsExpected() {
        assertThat(pace.expected(60, 1)).isEqualTo(Duration.ofSeconds(60 * 75 / 2));
        assertThat(new Pace(1, 500, 1).expected(60, 1)).isEqualTo(Duration.ofHours(1));
    }
}
