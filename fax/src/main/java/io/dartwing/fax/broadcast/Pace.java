package io.dartwing.fax.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How fast a broadcast goes.
///
/// @param faxesPerMinute how many are begun; trying one again is not counted
/// @param lines how many may be in calls at the same time
/// @param attempts how often each is tried
record Pace(int faxesPerMinute, int lines, int attempts) {
    static final int FASTEST = 600;
    static final int MOST_LINES = 500;
    static final int MOST_ATTEMPTS = 8;

    /// What a late turn makes up for.
    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private static final Duration A_LOOK = Duration.ofSeconds(1);
    private static final long SECONDS_A_CALL = 30;
    private static final long SECONDS_A_PAGE = 45;

    /// Pure: empty when one may be begun now, else when to look again.
    ///
    /// @param nextStart as `after` said when the last one was begun
    /// @param underWay faxes in calls, or about to be
    Optional<Instant> waits(Optional<Instant> nextStart, int underWay, Instant now) {
        if (underWay >= lines) {
            return Optional.of(now.plus(A_LOOK));
        }
        return nextStart.filter(now::isBefore);
    }

    /// Pure: when the one after may be begun.
    Instant after(Optional<Instant> nextStart, Instant now) {
        Instant earliest = now.minus(CATCH_UP);
        Instant due = nextStart.filter(earliest::isBefore).orElse(nextStart.isEmpty() ? now : earliest);
        return due.plus(Duration.ofMinutes(1).dividedBy(faxesPerMinute));
    }

    /// Pure: how long so many faxes take at least when all get through at once.
    Duration expected(int faxes, int pagesEach) {
        Duration begun = Duration.ofMinutes(1).multipliedBy(faxes).dividedBy(faxesPerMinute);
        Duration called = Duration.ofSeconds(SECONDS_A_CALL + SECONDS_A_PAGE * pagesEach)
                .multipliedBy(faxes)
                .dividedBy(lines);
        return begun.compareTo(called) > 0 ? begun : called;
    }
}
