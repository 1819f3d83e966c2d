package io.dartwing.platform.webhooks.delivery;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes due deliveries in batches, makes each attempt on a virtual thread, and notes the ends in batches.
///
/// Several nodes may do so at once. What a node took and did not conclude, because it died, is taken again by
/// whoever looks first after the lease.
@Component
class Dispatcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MAX_IN_FLIGHT = 3000;
    private static final int BATCH = 500;

    /// Collects a few more before the next look: one statement for many costs little more than for one.
    private static final Duration BREATH = Duration.ofMillis(10);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TROUBLE = Duration.ofSeconds(1);

    private final UUID node = Ids.next();
    private final ClaimRows rows;
    private final Courier courier;
    private final DispatchSignal signal;
    private final WebhookProperties properties;
    private final Lanes lanes;
    private final Metrics metrics;
    private final Clock clock;
    private final BlockingQueue<Conclusion> ended = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private @Nullable Thread taking;
    private @Nullable Thread noting;

    Dispatcher(
            ClaimRows rows,
            Courier courier,
            DispatchSignal signal,
            WebhookProperties properties,
            Lanes lanes,
            Metrics metrics,
            Clock clock) {
        this.rows = rows;
        this.courier = courier;
        this.signal = signal;
        this.properties = properties;
        this.lanes = lanes;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (!properties.enabled() || running) {
            return;
        }
        running = true;
        taking = Thread.ofVirtual().name("webhooks-take").start(this::takeForever);
        noting = Thread.ofVirtual().name("webhooks-note").start(this::noteForever);
    }

    /// Lets running attempts end, as long as one may take; what does not is made again elsewhere.
    @Override
    public synchronized void stop() {
        running = false;
        signal.now();
        long deadline = System.nanoTime() + properties.timeout().toNanos();
        try {
            while (lanes.inFlight() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            for (Thread thread : new Thread[] {taking, noting}) {
                if (thread != null) {
                    thread.join(TROUBLE.multipliedBy(3));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void takeForever() {
        while (running) {
            try {
                if (take() > 0) {
                    Thread.sleep(BREATH);
                } else {
                    signal.await(POLL);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException | TransactionException databaseAway) {
                LOG.warn("webhooks: nothing could be taken, next try in {} s", TROUBLE.toSeconds(), databaseAway);
                pause();
            }
        }
    }

    private int take() {
        int wanted = Math.min(BATCH, MAX_IN_FLIGHT - lanes.inFlight());
        if (wanted <= 0) {
            return 1;
        }
        Lanes.Limits limits = lanes.limits(clock.instant());
        List<Claim> claims =
                rows.claim(node, clock.instant().plus(properties.lease()), limits, wanted, properties.perEndpoint());
        for (Claim claim : claims) {
            lanes.begin(claim.endpoint());
            Thread.ofVirtual().name("webhook").start(() -> attempt(claim));
        }
        return claims.size();
    }

    private void attempt(Claim claim) {
        Conclusion conclusion = courier.deliver(claim);
        lanes.end(claim.endpoint(), conclusion.delivered(), conclusion.endedAt());
        metrics.count(Metric.WEBHOOK_ATTEMPTS, conclusion.status());
        ended.add(conclusion);
    }

    private void noteForever() {
        var batch = new ArrayList<Conclusion>();
        while (running || lanes.inFlight() > 0 || !ended.isEmpty() || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    Conclusion first = ended.poll(100, TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    batch.add(first);
                    Thread.sleep(BREATH);
                    ended.drainTo(batch, BATCH);
                }
                rows.conclude(node, batch);
                batch.clear();
                signal.now();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException | TransactionException databaseAway) {
                LOG.warn("webhooks: {} ends could not be noted, next try in {} s", batch.size(), TROUBLE.toSeconds());
                if (!running) {
                    return;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(TROUBLE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
