package io.dartwing.fax.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EscalationClockTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final EscalationRows.Clock RUNNING =
            new EscalationRows.Clock(UUID.randomUUID(), 0, NOON.plusSeconds(600), null);

    @Test
    void putAsideItStandsStill() {
        var paused = RUNNING.paused(NOON);
        assertThat(paused.paused(NOON.plusSeconds(60)))
                .as("put aside for longer")
                .isEqualTo(paused);
        var resumed = paused.resumed(NOON.plusSeconds(3600));
        assertThat(resumed.dueAt()).isEqualTo(NOON.plusSeconds(4200));
        assertThat(resumed.pausedAt()).isNull();
    }

    @Test
    void oneThatRunsIsNotMovedByBeingResumed() {
        assertThat(RUNNING.resumed(NOON.plusSeconds(60))).isEqualTo(RUNNING);
    }
}
