package io.dartwing.engine.fax.line;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A point of the monotonic clock.
record Deadline(long nanos) {
    static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    static boolean passed(@Nullable Deadline deadline) {
        return deadline != null && System.nanoTime() - deadline.nanos >= 0;
    }
}
