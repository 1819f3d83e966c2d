package io.dartwing.telephony.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes what many threads want to have written at the same moment in one transaction: while one of them writes, the
/// others gather, and the first of these writes for all of them. Nobody waits for company: who comes alone is written
/// alone. Who was written for goes on at once, beside the next writing.
///
/// @param <T> what is written
/// @param <R> what came of it
final class CommonCommit<T, R> {
    private final int largest;
    private final Function<List<T>, List<R>> write;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Entry<T, R>> waiting = new ArrayDeque<>();
    private boolean writing;

    private static final class Entry<T, R> {
        private final T what;
        private final CompletableFuture<R> result = new CompletableFuture<>();

        /// Done when its thread shall go on: it was written, or is the next to write.
        private final CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();

        private Entry(T what) {
            this.what = what;
        }

        private void conclude(R outcome) {
            result.complete(outcome);
            turn.complete(null);
        }

        private void fail(Throwable fault) {
            result.completeExceptionally(fault);
            turn.complete(null);
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
        if (!first(own)) {
            own.turn.join();
        }
        if (!own.result.isDone()) {
            writeNext();
        }
        try {
            return own.result.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
        }
    }

    /// Whether nobody writes, so that it has to write itself.
    private boolean first(Entry<T, R> own) {
        lock.lock();
        try {
            waiting.add(own);
            boolean first = !writing;
            writing = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /// Those that have waited longest, among them the one whose thread this is.
    private void writeNext() {
        List<Entry<T, R>> together = take();
        try {
            write(together);
        } catch (Throwable fault) {
            together.forEach(entry -> entry.fail(fault));
            throw fault;
        } finally {
            passOn();
        }
    }

    private List<Entry<T, R>> take() {
        lock.lock();
        try {
            var together = new ArrayList<Entry<T, R>>();
            while (together.size() < largest && !waiting.isEmpty()) {
                together.add(waiting.remove());
            }
            return together;
        } finally {
            lock.unlock();
        }
    }

    private void passOn() {
        lock.lock();
        try {
            Entry<T, R> next = waiting.peek();
            if (next == null) {
                writing = false;
            } else {
                next.turn.complete(null);
            }
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Entry<T, R>> together) {
        var parts = new ArrayDeque<List<Entry<T, R>>>(List.of(together));
        while (!parts.isEmpty()) {
            List<Entry<T, R>> part = parts.remove();
            try {
                List<R> results =
                        write.apply(part.stream().map(entry -> entry.what).toList());
                for (int i = 0; i < part.size(); i++) {
                    part.get(i).conclude(results.get(i));
                }
            } catch (RuntimeException fault) {
                if (part.size() == 1) {
                    part.getFirst().fail(fault);
                } else {
                    // One that can't be written must not take the others with it.
                    part.forEach(entry -> parts.add(List.of(entry)));
                }
            }
        }
    }
}
