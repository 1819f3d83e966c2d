package io.dartwing.platform.webhooks.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How much of this node each endpoint may use right now.
///
/// An endpoint that keeps failing gets less and less, in the end one attempt a minute: it costs almost nothing,
/// whatever waits for it, and nobody else notices. Thread-safe.
final class Lanes {
    private static final int FIRST_LIMIT_AFTER = 3;
    private static final int ONE_AT_A_TIME_AFTER = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final int perEndpoint;
    private final Map<UUID, Lane> lanes = new HashMap<>();
    private int inFlight;

    Lanes(int perEndpoint) {
        this.perEndpoint = perEndpoint;
    }

    /// Endpoints of which nothing more is to be taken now, and those of which one at a time.
    record Limits(List<UUID> busy, List<UUID> slow) {}

    private static final class Lane {
        private int inFlight;
        private int failures;
        private Instant pausedUntil = Instant.EPOCH;

        private int limit(int full) {
            if (failures >= ONE_AT_A_TIME_AFTER) {
                return 1;
            }
            return failures >= FIRST_LIMIT_AFTER ? Math.max(1, full / 4) : full;
        }
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized Limits limits(Instant now) {
        var busy = new ArrayList<UUID>();
        var slow = new ArrayList<UUID>();
        lanes.forEach((endpoint, lane) -> {
            int limit = lane.limit(perEndpoint);
            if (lane.inFlight >= limit || now.isBefore(lane.pausedUntil)) {
                busy.add(endpoint);
            } else if (limit < perEndpoint) {
                slow.add(endpoint);
            }
        });
        return new Limits(busy, slow);
    }

    synchronized void begin(UUID endpoint) {
        inFlight++;
        lanes.computeIfAbsent(endpoint, unused -> new Lane()).inFlight++;
    }

    synchronized void end(UUID endpoint, boolean delivered, Instant now) {
        inFlight--;
        Lane lane = lanes.get(endpoint);
        if (lane == null) {
            return;
        }
        lane.inFlight--;
        if (delivered) {
            lane.failures = 0;
            lane.pausedUntil = Instant.EPOCH;
        } else {
            lane.failures = Math.min(lane.failures + 1, 30);
            int doublings = lane.failures - ONE_AT_A_TIME_AFTER;
            if (doublings >= 0) {
                Duration pause = Duration.ofSeconds(1L << Math.min(doublings, 10));
                lane.pausedUntil = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
            }
        }
        if (lane.inFlight == 0 && lane.failures == 0) {
            lanes.remove(endpoint);
        }
    }

    /// An endpoint that was put in order again starts anew.
    synchronized void forget(UUID endpoint) {
        Lane lane = lanes.get(endpoint);
        if (lane != null) {
            lane.failures = 0;
            lane.pausedUntil = Instant.EPOCH;
        }
    }
}
