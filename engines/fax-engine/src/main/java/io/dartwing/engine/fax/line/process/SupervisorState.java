package io.dartwing.engine.fax.line.process;

import io.dartwing.engine.fax.line.LineStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the supervisor knows of its child, and how long it waits before the next start.
final class SupervisorState {
    /// A child that lived so long was healthy: the next crash is a first one again.
    private static final Duration HEALTHY = Duration.ofSeconds(30);

    private static final List<Integer> PAUSES_MILLIS = List.of(0, 0, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000);

    private int starts;
    private int quickEnds;
    private String detail = "The fax process is being started.";
    private @Nullable String unable;
    private @Nullable LineStatus last;
    private Instant since = Instant.now();

    synchronized void starting() {
        starts++;
        unable = null;
    }

    synchronized void ready() {
        detail = "";
        since = Instant.now();
    }

    synchronized void beat(LineStatus status) {
        last = status;
        detail = "";
    }

    /// The child said why it can't run.
    synchronized void unable(String reason) {
        unable = reason;
    }

    synchronized void failed(String why) {
        detail = why;
    }

    synchronized void ended(long ranMillis, String how) {
        quickEnds = ranMillis > HEALTHY.toMillis() ? 1 : quickEnds + 1;
        since = Instant.now();
        last = null;
        String reason = unable != null ? unable : how;
        long pause = pauseMillis();
        detail = pause == 0
                ? reason + " It is being restarted."
                : reason + " It ended " + quickEnds + " times in a row; next start in " + pause / 1000.0 + " s.";
    }

    synchronized long pauseMillis() {
        return PAUSES_MILLIS.get(Math.min(quickEnds, PAUSES_MILLIS.size() - 1));
    }

    synchronized LineStatus status(boolean up, long pid, int pending) {
        LineStatus beat = up ? last : null;
        return new LineStatus(
                up,
                up && quickEnds < 2 ? "" : detail,
                Math.max(0, starts - 1),
                pid,
                since,
                beat == null ? 0 : beat.activeCalls(),
                pending,
                beat == null ? List.of() : beat.trunks(),
                beat == null ? Map.of() : beat.counters());
    }
}
