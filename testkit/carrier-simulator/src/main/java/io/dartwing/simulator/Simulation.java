package io.dartwing.simulator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What all simulated carriers share. Thread-safe.
public final class Simulation implements AutoCloseable {
    private final Clock clock;
    private final Supplier<URI> address;
    private final Ledger ledger = new Ledger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("simulator").daemon().factory());
    private final Courier courier;
    private volatile Conditions conditions = Conditions.FAIR;

    Simulation(Clock clock, Supplier<URI> address) {
        this.clock = clock;
        this.address = address;
        this.courier = new Courier(this);
    }

    public Clock clock() {
        return clock;
    }

    /// Where the simulator listens.
    public URI address() {
        return address.get();
    }

    public Ledger ledger() {
        return ledger;
    }

    public Courier courier() {
        return courier;
    }

    public Conditions conditions() {
        return conditions;
    }

    public void conditions(Conditions others) {
        this.conditions = others;
    }

    /// Runs it on a thread of its own after so many steps.
    public void later(int steps, Runnable what) {
        after(conditions.step().multipliedBy(steps), what);
    }

    void after(Duration pause, Runnable what) {
        if (!timer.isShutdown()) {
            timer.schedule(() -> Thread.ofVirtual().start(what), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        courier.close();
    }
}
