package io.dartwing.platform.jobs;

import java.time.Duration;

/// How often a job that throws is tried, and how long it waits between: `firstDelay`, doubled each time up to
/// `maxDelay`. After `maxAttempts` it is dead.
public record RetryPolicy(int maxAttempts, Duration firstDelay, Duration maxDelay) {
    /// Five attempts within about ten minutes.
    public static final RetryPolicy USUAL = new RetryPolicy(5, Duration.ofSeconds(5), Duration.ofMinutes(10));

    /// One attempt; the handler decides itself when to come again.
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts: " + maxAttempts + " (expected: >= 1)");
        }
    }

    Duration delayAfter(int failures) {
        int doublings = Math.min(failures - 1, 30);
        Duration delay = firstDelay.multipliedBy(1L << doublings);
        return delay.compareTo(maxDelay) > 0 ? maxDelay : delay;
    }
}
