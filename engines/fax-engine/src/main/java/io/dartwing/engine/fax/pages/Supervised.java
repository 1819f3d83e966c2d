package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work on documents of strangers, on a thread of its own: the caller gets its answer in time whatever a decoder
/// does.
///
/// The work asks its [Deadline] often and ends by itself; the interrupt is for the moments between.
final class Supervised {
    /// For the work to notice that its time is over.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private Supervised() {}

    /// Answers what the work answers, or throws what it throws.
    ///
    /// @throws Refusal when the time is over, or the caller was interrupted (its interrupt status stays set)
    static <T> T run(String name, Duration limit, Callable<T> work) throws IOException {
        var task = new FutureTask<>(work);
        Thread worker = Thread.ofPlatform().daemon().name(name).start(task);
        try {
            return task.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            worker.interrupt();
            throw Deadline.timedOut();
        } catch (InterruptedException stop) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            throw Deadline.timedOut();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException broken -> throw broken;
                case Error broken -> throw broken;
                case null, default -> throw new IllegalStateException("work on a document failed", e);
            }
        }
    }
}
