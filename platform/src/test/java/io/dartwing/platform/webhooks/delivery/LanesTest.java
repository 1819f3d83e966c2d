package io.dartwing.platform.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final UUID endpoint = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Lanes lanes = new Lanes(16);

    @Test
    void anEndpointWithAFullLaneGetsNothingMore() {
        for (int i = 0; i < 16; i++) {
            lanes.begin(endpoint);
        }
        lanes.begin(other);
        assertThat(lanes.limits(NOW).busy()).containsExactly(endpoint);
        lanes.end(endpoint, true, NOW);
        assertThat(lanes.limits(NOW).busy()).isEmpty();
        assertThat(lanes.inFlight()).isEqualTo(16);
    }

    @Test
    void oneThatKeepsFailingGetsOneAttemptAMinuteInTheEnd() {
        for (int i = 0; i < 20; i++) {
            lanes.begin(endpoint);
            lanes.end(endpoint, false, NOW);
        }
        assertThat(lanes.limits(NOW).busy()).containsExactly(endpoint);
        assertThat(lanes.limits(NOW.plusSeconds(59)).busy()).containsExactly(endpoint);
        Lanes.Limits later = lanes.limits(NOW.plusSeconds(61));
        assertThat(later.busy()).isEmpty();
        assertThat(later.slow()).containsExactly(endpoint);
    }

    @Test
    void oneSuccessForgivesAll() {
        for (int i = 0; i < 20; i++) {
            lanes.begin(endpoint);
            lanes.end(endpoint, false, NOW);
        }
        lanes.begin(endpoint);
        lanes.end(endpoint, true, NOW);
        assertThat(lanes.limits(NOW)).isEqualTo(new Lanes.Limits(java.util.List.of(), java.util.List.of()));
    }
}
