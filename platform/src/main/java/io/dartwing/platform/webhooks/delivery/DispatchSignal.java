package io.dartwing.platform.webhooks.delivery;

import io.dartwing.platform.tenancy.AfterCommit;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Tells this node's dispatcher that there may be something to deliver; other nodes find it at their next poll.
@Component
class DispatchSignal {
    private final Semaphore signals = new Semaphore(0);

    /// Once per transaction is enough, but more do no harm.
    void afterCommit() {
        AfterCommit.run(this::now);
    }

    void now() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    void await(Duration atMost) throws InterruptedException {
        if (signals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            signals.drainPermits();
        }
    }
}
