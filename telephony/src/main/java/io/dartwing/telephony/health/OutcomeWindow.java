package io.dartwing.telephony.health;

import io.dartwing.telephony.attempt.AttemptWatch.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last outcomes of one operation of an account: at most 200, none older than fifteen minutes.
/// Thread-safe.
final class OutcomeWindow {
    private static final Duration LENGTH = Duration.ofMinutes(15);
    private static final int MOST = 200;

    private record Entry(Instant at, boolean failed, Optional<Duration> latency) {}

    private final Clock clock;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private @Nullable Instant incident;

    OutcomeWindow(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Verdict verdict, Optional<Duration> latency) {
        forget();
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(clock.instant(), verdict == Verdict.FAILED, latency));
    }

    /// The carrier is given up for a while.
    synchronized void incident() {
        incident = clock.instant();
    }

    synchronized HealthScore score() {
        forget();
        int failures = (int) entries.stream().filter(Entry::failed).count();
        return HealthScore.of(entries.size(), failures, median(), Optional.ofNullable(incident), clock.instant());
    }

    private Optional<Duration> median() {
        var latencies = entries.stream()
                .flatMap(entry -> entry.latency().stream())
                .sorted()
                .toList();
        return latencies.isEmpty() ? Optional.empty() : Optional.of(latencies.get(latencies.size() / 2));
    }

    private void forget() {
        Instant oldest = clock.instant().minus(LENGTH);
        while (!entries.isEmpty() && entries.getFirst().at().isBefore(oldest)) {
            entries.removeFirst();
        }
    }
}
