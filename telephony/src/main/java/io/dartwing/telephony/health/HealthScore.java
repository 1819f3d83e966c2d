package io.dartwing.telephony.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// How well one operation of an account does.
///
/// @param value 0 to 100; empty while too little is known
/// @param samples outcomes it was made of
/// @param errorRate share of the outcomes that speak against the carrier, 0 to 1
/// @param latency the median time to the carrier's answer, as we measured it
/// @param incident when the carrier was last given up for a while
public record HealthScore(
        OptionalInt value, int samples, double errorRate, Optional<Duration> latency, Optional<Instant> incident) {
    private static final int ENOUGH = 3;
    private static final int PER_PERCENT = 2;
    private static final Duration USUAL = Duration.ofSeconds(3);
    private static final int MILLIS_PER_POINT = 250;
    private static final int MOST_FOR_LATENCY = 20;
    private static final Duration RECENT = Duration.ofMinutes(30);
    private static final Duration EARLIER = Duration.ofMinutes(60);

    /// Two points for each percent of errors, at most 20 for answers that take longer than three
    /// seconds, 20 within half an hour of an incident and 10 within an hour. Ordinary latency of
    /// the network costs nothing, nor does an incident that never was.
    static HealthScore of(
            int samples, int failures, Optional<Duration> latency, Optional<Instant> incident, Instant now) {
        double errorRate = samples == 0 ? 0 : (double) failures / samples;
        if (samples < ENOUGH) {
            return new HealthScore(OptionalInt.empty(), samples, errorRate, latency, incident);
        }
        long points = 100
                - Math.round(errorRate * 100 * PER_PERCENT)
                - latency.map(HealthScore::forLatency).orElse(0L)
                - incident.map(at -> forIncident(Duration.between(at, now))).orElse(0);
        return new HealthScore(OptionalInt.of((int) Math.clamp(points, 0, 100)), samples, errorRate, latency, incident);
    }

    private static long forLatency(Duration latency) {
        return Math.clamp(latency.minus(USUAL).toMillis() / MILLIS_PER_POINT, 0, MOST_FOR_LATENCY);
    }

    private static int forIncident(Duration ago) {
        if (ago.compareTo(RECENT) < 0) {
            return 20;
        }
        return ago.compareTo(EARLIER) < 0 ? 10 : 0;
    }
}
