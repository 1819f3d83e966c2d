package io.dartwing.platform.admission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Turns for work that costs processor time and that somebody waits for.
///
/// A burst of such requests is served a few at a time, first come, first served: all of them at once would only take
/// each other's processor, and the unlucky ones would wait longest. Any thread.
@Component
public class Admission {
    private final int places;
    private final Semaphore turns;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition calm = lock.newCondition();
    private int present;

    public Admission() {
        this(2 * Runtime.getRuntime().availableProcessors());
    }

    Admission(int places) {
        this.places = places;
        this.turns = new Semaphore(places, true);
    }

    /// Does `work` when its turn has come, on the calling thread.
    public <T> T inTurn(Supplier<T> work) {
        arrive();
        try {
            turns.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                turns.release();
            }
        } finally {
            leave();
        }
    }

    /// Does `work` at once: for requests that are small but many, and that jobs stand aside for as well.
    public <T> T ahead(Supplier<T> work) {
        arrive();
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /// For background work, before it begins: waits while requests stand in line, at most `limit`.
    ///
    /// @throws InterruptedException when the worker is told to stop
    public void giveWay(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (present > places && left > 0) {
                left = calm.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether requests stand in line at this moment.
    public boolean crowded() {
        lock.lock();
        try {
            return present > places;
        } finally {
            lock.unlock();
        }
    }

    private void arrive() {
        lock.lock();
        present++;
        lock.unlock();
    }

    private void leave() {
        lock.lock();
        try {
            present--;
            if (present <= places) {
                calm.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
