package io.dartwing.telephony.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes what many threads want to have written at the same moment in one transaction: while one of them writes, the
/// others gather, and the next writes for all of them. Nobody waits for company: who comes alone is written alone.
///
/// @param <T> what is written
/// @param <R> what came of it
final class CommonCommit<T, R> {
    private final int largest;
    private final Function<List<T>, List<R>> write;
    private final Queue<Entry<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    private static final class Entry<T, R> {
        private final T what;
        private @Nullable R result;
        private @Nullable RuntimeException fault;

        private Entry(T what) {
            this.what = what;
        }

        private Optional<R> outcome() {
            if (fault != null) {
                throw fault;
            }
            return Optional.ofNullable(result);
        }
    }

    /// @param largest how many are written together at most
    /// @param write writes all or, when it throws, none; its results stand in the order of what it was given
    CommonCommit(int largest, Function<List<T>, List<R>> write) {
        this.largest = largest;
        this.write = write;
    }

    /// Returns when it is written for good.
    R write(T what) {
        Entry<T, R> own = new Entry<>(what);
        waiting.add(own);
        while (true) {
            turn.lock();
            try {
                Optional<R> outcome = own.outcome();
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                writeNext();
            } finally {
                turn.unlock();
            }
        }
    }

    private void writeNext() {
        var together = new ArrayList<Entry<T, R>>();
        Entry<T, R> next;
        while (together.size() < largest && (next = waiting.poll()) != null) {
            together.add(next);
        }
        var parts = new ArrayDeque<List<Entry<T, R>>>(List.of(together));
        while (!parts.isEmpty()) {
            List<Entry<T, R>> part = parts.remove();
            try {
                conclude(
                        part, write.apply(part.stream().map(entry -> entry.what).toList()));
            } catch (RuntimeException fault) {
                if (part.size() == 1) {
                    part.getFirst().fault = fault;
                } else {
                    // One that can't be written must not take the others with it.
                    part.forEach(entry -> parts.add(List.of(entry)));
                }
            }
        }
    }

    private static <T, R> void conclude(List<Entry<T, R>> entries, List<R> results) {
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).result = results.get(i);
        }
    }
}
