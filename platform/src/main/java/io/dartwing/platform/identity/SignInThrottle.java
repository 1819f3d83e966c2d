package io.dartwing.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Slows down guessing: after a few failures each further attempt waits twice as long as the one
/// before.
///
/// Every attempt counts as a failure until it succeeds, so that attempts in parallel gain nothing.
/// Whether the account exists plays no part. Kept in memory for the `CAPACITY` keys used last.
final class SignInThrottle {
    private static final int CAPACITY = 50_000;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(12);

    private final Clock clock;
    private final int free;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > CAPACITY;
        }
    };

    /// `free` failures cost nothing.
    SignInThrottle(Clock clock, int free) {
        this.clock = clock;
        this.free = free;
    }

    private record Failures(int count, Instant last, Instant openAgain) {}

    /// Counts an attempt; answers how long to wait instead when it comes too early.
    synchronized Optional<Duration> begin(String key) {
        Instant now = clock.instant();
        Failures known = failures.get(key);
        if (known != null && known.last.plus(FORGOTTEN_AFTER).isBefore(now)) {
            known = null;
        }
        if (known != null && now.isBefore(known.openAgain)) {
            return Optional.of(Duration.between(now, known.openAgain));
        }
        int count = known == null ? 1 : known.count + 1;
        failures.put(key, new Failures(count, now, now.plus(pause(count))));
        return Optional.empty();
    }

    synchronized void succeeded(String key) {
        failures.remove(key);
    }

    private Duration pause(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(count - free, 20));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
