package io.dartwing.telephony.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes what many threads want to have written at the same moment in few transactions: while some of them write,
/// the others gather, and the first of these writes for all of them. Nobody waits for company: who comes alone is
/// written alone. Who was written for goes on at once, beside the next writing.
///
/// @param <T> what is written
/// @param <R> what came of it
final class CommonCommit<T, R> {
    /// While one waits for the disk, another one's rows are prepared.
    private static final int WRITERS = 2;

    private final int largest;
    private final Function<List<T>, List<R>> write;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Entry<T, R>> waiting = new ArrayDeque<>();
    private int writers;

    /// Its thread alone reads what came of it, once its turn has come.
    private static final class Entry<T, R> {
        private final T what;

        /// What its thread has to write, its own entry among it; nothing when that was written by another.
        private final CompletableFuture<List<Entry<T, R>>> turn = new CompletableFuture<>();

        private @Nullable R outcome;
        private @Nullable Throwable fault;

        private Entry(T what) {
            this.what = what;
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
        enter(own);
        List<Entry<T, R>> together = own.turn.join();
        if (!together.isEmpty()) {
            try {
                write(together);
            } finally {
                passOn();
                together.stream().filter(entry -> entry != own).forEach(entry -> entry.turn.complete(List.of()));
            }
        }
        return outcome(own);
    }

    private R outcome(Entry<T, R> own) {
        if (own.fault instanceof RuntimeException fault) {
            throw fault;
        }
        if (own.fault instanceof Error fault) {
            throw fault;
        }
        // None is null: the results are those of a list.
        return Objects.requireNonNull(own.outcome);
    }

    private void enter(Entry<T, R> own) {
        lock.lock();
        try {
            waiting.add(own);
            if (writers < WRITERS) {
                writers++;
                callNext();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The place of who has written goes to who has waited longest.
    private void passOn() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                writers--;
            } else {
                callNext();
            }
        } finally {
            lock.unlock();
        }
    }

    private void callNext() {
        var together = new ArrayList<Entry<T, R>>();
        while (together.size() < largest && !waiting.isEmpty()) {
            together.add(waiting.remove());
        }
        together.getFirst().turn.complete(together);
    }

    private void write(List<Entry<T, R>> together) {
        try {
            List<R> results =
                    write.apply(together.stream().map(entry -> entry.what).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).outcome = results.get(i);
            }
        } catch (RuntimeException fault) {
            if (together.size() == 1) {
                together.getFirst().fault = fault;
            } else {
                // One that can't be written must not take the others with it.
                together.forEach(entry -> write(List.of(entry)));
            }
        } catch (Error fault) {
            together.forEach(entry -> entry.fault = fault);
        }
    }
}
