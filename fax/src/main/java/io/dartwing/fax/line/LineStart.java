package io.dartwing.fax.line;

import io.dartwing.engine.fax.line.FaxLineListener;
import io.dartwing.engine.fax.line.LineConfiguration;
import io.dartwing.engine.fax.line.LineStatus;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.telephony.trunk.Trunks;
import io.dartwing.telephony.trunk.TrunksChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.modulith.events.ApplicationModuleListener;

/// Starts the line after everything it tells is ready, keeps its table of trunks current, and stops it first.
class LineStart implements SmartLifecycle {
    private static final List<String> REFUSALS = List.of("forbidden_403", "media_malformed");

    private final RunningLine line;
    private final FaxLineListener listener;
    private final Trunks trunks;
    private final Metrics metrics;
    private final Map<String, Long> counted = new HashMap<>();
    private final Set<String> gauged = new HashSet<>();
    private volatile boolean running;

    LineStart(RunningLine line, FaxLineListener listener, Trunks trunks, Metrics metrics) {
        this.line = line;
        this.listener = listener;
        this.trunks = trunks;
        this.metrics = metrics;
    }

    @Override
    public void start() {
        if (!line.enabled()) {
            return;
        }
        try {
            line.start(listener);
        } catch (IOException failure) {
            throw new UncheckedIOException("the fax line can't be started", failure);
        }
        running = true;
        refresh();
        metrics.gauge(Metric.LINE_UP, () -> line.status().up() ? 1 : 0);
        metrics.gauge(Metric.SIP_CALLS, () -> line.status().activeCalls(), "all");
    }

    /// Brings the line's own counters into the metrics; they begin anew when its process does.
    synchronized void measure() {
        LineStatus status = line.status();
        for (String reason : REFUSALS) {
            long now = status.counters().getOrDefault(reason, 0L);
            long before = Objects.requireNonNullElse(counted.put(reason, now), 0L);
            if (now != before) {
                metrics.count(Metric.SIP_REFUSED, now > before ? now - before : now, reason);
            }
        }
        for (LineStatus.TrunkStatus trunk : status.trunks()) {
            String name = trunk.trunkId().toString();
            if (gauged.add(name)) {
                metrics.gauge(Metric.CARRIER_HEALTH, () -> healthy(name) ? 1 : 0, name);
            }
        }
    }

    private boolean healthy(String trunkId) {
        LineStatus status = line.status();
        return status.up()
                && status.trunks().stream()
                        .filter(trunk -> trunk.trunkId().toString().equals(trunkId))
                        .anyMatch(trunk -> trunk.registration() != LineStatus.Registration.FAILED);
    }

    /// After the change is committed. On a thread of its own: the table spans organisations, the listener's transaction
    /// belongs to one.
    @ApplicationModuleListener
    void on(TrunksChanged changed) {
        Thread.ofVirtual().name("line-trunks").start(this::refresh);
    }

    /// Makes the whole table anew; it is small. Also run every minute, should a change have been missed.
    synchronized void refresh() {
        if (running) {
            line.configure(new LineConfiguration(trunks.forTheLine()));
        }
    }

    @Override
    public void stop() {
        running = false;
        line.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the job pools and the web server would be too late to hang up cleanly: the line goes first.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1000;
    }
}
