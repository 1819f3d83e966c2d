package io.dartwing.engine.fax.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drives the calls: a few platform threads, each ticking its share of them every 20 ms.
///
/// A thread that fell behind (a page turn costs milliseconds, the machine may be busy) catches up tick by tick, so
/// that
/// the time of a call, which its modems live by, stays true.
final class Pacer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
    static final int TICK_MILLIS = 20;
    /// Farther behind than this (a suspended machine), time is given up instead of replayed.
    private static final long MAX_LAG = TimeUnit.SECONDS.toNanos(4);

    private static final long HUNG_AFTER = TimeUnit.SECONDS.toNanos(8);

    /// Something that lives in steps of 20 ms, all on one thread.
    interface Paced {
        /// Lets 20 ms pass.
        ///
        /// @return false when it is over and wants no more ticks
        boolean tick();
    }

    private final int timeLapse;
    private final long tick;
    private final List<Worker> workers = new ArrayList<>();
    private final AtomicLong skipped = new AtomicLong();
    private volatile boolean closed;

    /// @param timeLapse how many times as fast as true time
    Pacer(int threads, int timeLapse) {
        this.timeLapse = timeLapse;
        this.tick = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS) / timeLapse;
        for (int i = 0; i < threads; i++) {
            workers.add(new Worker());
        }
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().name("fax-pacer-" + i).daemon().start(workers.get(i)::run);
        }
    }

    /// Gives it to the thread with the fewest.
    void add(Paced paced) {
        Worker least = workers.stream()
                .min(Comparator.comparingInt(worker -> worker.load))
                .orElseThrow();
        least.load++;
        least.joining.add(paced);
    }

    /// The calls' time; only differences mean something.
    long nanos() {
        return System.nanoTime() * timeLapse;
    }

    /// Ticks given up because the process stood still.
    long skippedTicks() {
        return skipped.get();
    }

    /// Whether every thread went round lately.
    boolean alive() {
        return workers.stream().allMatch(worker -> System.nanoTime() - worker.lastRound < HUNG_AFTER);
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Worker {
        private final ConcurrentLinkedQueue<Paced> joining = new ConcurrentLinkedQueue<>();
        private final List<Paced> calls = new ArrayList<>();
        private volatile int load;
        private volatile long lastRound = System.nanoTime();

        private void run() {
            long next = System.nanoTime();
            while (!closed) {
                lastRound = System.nanoTime();
                for (Paced paced = joining.poll(); paced != null; paced = joining.poll()) {
                    calls.add(paced);
                }
                calls.removeIf(this::over);
                load = calls.size() + joining.size();
                next += tick;
                long ahead = next - System.nanoTime();
                if (ahead > 0) {
                    LockSupport.parkNanos(ahead);
                } else if (ahead < -2 * tick && ahead > -MAX_LAG) {
                    // What arrived meanwhile has to get through the reactor before it is missed.
                    LockSupport.parkNanos(tick / 20);
                } else if (ahead < -MAX_LAG) {
                    skipped.addAndGet(-ahead / tick);
                    next = System.nanoTime();
                }
            }
        }

        private boolean over(Paced paced) {
            try {
                return !paced.tick();
            } catch (RuntimeException e) {
                LOG.error("a call's tick failed", e);
                return false;
            }
        }
    }
}
