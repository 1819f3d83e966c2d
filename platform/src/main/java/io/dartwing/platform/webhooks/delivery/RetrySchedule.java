package io.dartwing.platform.webhooks.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a delivery that was not accepted is tried again: soon at first, then twice a day, for three days.
///
/// Each pause is up to a fifth longer or shorter, so that what failed together does not come back together.
final class RetrySchedule {
    static final Duration WINDOW = Duration.ofDays(3);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12));

    private RetrySchedule() {}

    /// @param attempts how many were made in this round (at least 1)
    /// @param since when this round began
    /// @param chance from 0 (inclusive) to 1 (exclusive)
    /// @return empty when none is left
    static Optional<Instant> next(int attempts, Instant since, Instant now, double chance) {
        Duration pause = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
        Instant next = now.plusMillis(Math.round(pause.toMillis() * (0.8 + 0.4 * chance)));
        return next.isAfter(since.plus(WINDOW)) ? Optional.empty() : Optional.of(next);
    }
}
