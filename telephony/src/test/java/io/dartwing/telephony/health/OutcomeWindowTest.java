package io.dartwing.telephony.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.attempt.AttemptWatch.Verdict;
import io.dartwing.testkit.time.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The score of the seeds (001 §4.2) without the faults they describe.
class OutcomeWindowTest {
    private final SetClock clock = new SetClock(Instant.parse("2026-11-27T08:00:00Z"));
    private final OutcomeWindow window = new OutcomeWindow(clock);

    @Test
    void nothingKnownIsUnknownNotPerfect() {
        assertThat(window.score().value()).isEmpty();
        add(2, Verdict.WORKED, 100);
        assertThat(window.score().value()).isEmpty();
        assertThat(window.score().samples()).isEqualTo(2);
    }

    @Test
    void whatIsOldBecomesUnknownAgainNotPerfect() {
        add(10, Verdict.FAILED, 100);
        assertThat(window.score().value()).hasValue(0);
        clock.advance(Duration.ofMinutes(16));
        assertThat(window.score().value()).isEmpty();
    }

    @Test
    void noIncidentCostsNothing() {
        add(5, Verdict.WORKED, 100);
        assertThat(window.score().value()).hasValue(100);
        assertThat(window.score().incident()).isEmpty();
    }

    @Test
    void ordinaryLatencyCostsNothingAndSlownessALittle() {
        add(5, Verdict.WORKED, 600);
        assertThat(window.score().value()).hasValue(100);
        var slow = new OutcomeWindow(clock);
        for (int i = 0; i < 5; i++) {
            slow.add(Verdict.WORKED, Optional.of(Duration.ofSeconds(4)));
        }
        assertThat(slow.score().value()).hasValue(96);
        var stuck = new OutcomeWindow(clock);
        for (int i = 0; i < 5; i++) {
            stuck.add(Verdict.WORKED, Optional.of(Duration.ofMinutes(5)));
        }
        assertThat(stuck.score().value()).hasValue(80);
    }

    @Test
    void reportsWithoutLatencyDoNotCountAsFast() {
        window.add(Verdict.WORKED, Optional.empty());
        add(3, Verdict.WORKED, 500);
        assertThat(window.score().latency()).contains(Duration.ofMillis(500));
    }

    @Test
    void eachPercentOfErrorsCostsTwoPoints() {
        add(9, Verdict.WORKED, 100);
        add(1, Verdict.FAILED, 100);
        assertThat(window.score().value()).hasValue(80);
        assertThat(window.score().errorRate()).isEqualTo(0.1);
    }

    @Test
    void anIncidentFadesWithinAnHour() {
        window.incident();
        add(5, Verdict.WORKED, 100);
        assertThat(window.score().value()).hasValue(80);
        clock.advance(Duration.ofMinutes(31));
        add(5, Verdict.WORKED, 100);
        assertThat(window.score().value()).hasValue(90);
        clock.advance(Duration.ofMinutes(30));
        add(5, Verdict.WORKED, 100);
        assertThat(window.score().value()).hasValue(100);
    }

    @Test
    void onlyTheLastTwoHundredCount() {
        add(200, Verdict.FAILED, 100);
        add(200, Verdict.WORKED, 100);
        assertThat(window.score().samples()).isEqualTo(200);
        assertThat(window.score().value()).hasValue(100);
    }

    private void add(int times, Verdict verdict, long millis) {
        for (int i = 0; i < times; i++) {
            window.add(verdict, Optional.of(Duration.ofMillis(millis)));
        }
    }
}
