package io.dartwing.platform.idempotency;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets duplicates that arrive while the first one runs wait here, without a database connection: however many of them
/// come, they hold up nobody else. Between nodes the database's own lock does the same.
final class InFlight {
    private static final long PATIENCE_SECONDS = 30;

    private final ConcurrentHashMap<StoredAnswers.Scope, Queue> queues = new ConcurrentHashMap<>();

    private static final class Queue {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    /// @throws ProblemException `DW-409` when the first one takes longer than 30 s
    <T> T alone(StoredAnswers.Scope scope, Supplier<T> work) {
        Queue queue = queues.compute(scope, (key, known) -> {
            Queue mine = known == null ? new Queue() : known;
            mine.users++;
            return mine;
        });
        try {
            if (!queue.lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw stillRuns();
            }
            try {
                return work.get();
            } finally {
                queue.lock.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw stillRuns();
        } finally {
            queues.computeIfPresent(scope, (key, known) -> --known.users == 0 ? null : known);
        }
    }

    static ProblemException stillRuns() {
        return new ProblemException(
                PlatformError.CONFLICT, "Idempotency-Key: the first request with this key still runs");
    }
}
