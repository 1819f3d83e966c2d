package io.dartwing.engine.fax.line;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the listener of ended calls again and again until it acknowledges each, then deletes their folders.
///
/// Nothing here is durable and nothing needs to be: what is not acknowledged lies in the spool.
public final class ReportQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportQueue.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Path spool;
    private final FaxLineListener listener;
    private final Map<UUID, CountDownLatch> pending = new ConcurrentHashMap<>();
    private final AtomicInteger telling = new AtomicInteger();
    private volatile boolean closed;

    public ReportQueue(Path spool, FaxLineListener listener) {
        this.spool = spool;
        this.listener = listener;
    }

    /// Begins to deliver; a call that is already being delivered is ignored.
    public void add(CallReport report) {
        if (closed) {
            return;
        }
        CountDownLatch settled = new CountDownLatch(1);
        if (pending.putIfAbsent(report.callId(), settled) == null) {
            Thread.ofVirtual().name("report-" + report.callId()).start(() -> deliver(report, settled));
        }
    }

    public int pending() {
        return pending.size();
    }

    /// The folder goes, and with it the last trace of the call in the spool.
    public void acknowledge(UUID callId) {
        try {
            CallFolder.of(spool, callId).delete();
        } catch (IOException e) {
            LOG.warn("call {}: folder not deleted, the report will come again after a restart", callId, e);
        }
        CountDownLatch settled = pending.remove(callId);
        if (settled != null) {
            settled.countDown();
        }
    }

    private void deliver(CallReport report, CountDownLatch settled) {
        Duration pause = FIRST_PAUSE;
        try {
            do {
                tell(report);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } while (!settled.await(pause.toMillis(), TimeUnit.MILLISECONDS) && !closed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(CallReport report) {
        telling.incrementAndGet();
        try {
            if (!closed) {
                listener.finished(report);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("call {}: report not taken, will be repeated", report.callId(), e);
        } finally {
            telling.decrementAndGet();
        }
    }

    /// Stops repeating; a listener that is just being told gets 2 s to finish.
    @Override
    public void close() {
        closed = true;
        pending.values().forEach(CountDownLatch::countDown);
        long until = System.nanoTime() + CLOSE_WITHIN.toNanos();
        while (telling.get() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
