package io.dartwing.platform.limits;

import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shared store while it answers, this node's own buckets while it doesn't.
///
/// Refusing everybody because the limiter is ill would be the outage that limits are there to prevent; allowing
/// everything would invite it. So each node then allows the full limit by itself: at most nodes × limit together.
/// One request per second tries the shared store again; the others don't wait for it.
final class FallbackBuckets implements BucketStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackBuckets.class);
    private static final long TRY_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long UP = Long.MIN_VALUE;

    private final RedisBuckets shared;
    private final BucketStore own;

    /// When the next request may try the shared store, by `System.nanoTime`; `UP` while it answers.
    private final AtomicLong nextTry = new AtomicLong(UP);

    FallbackBuckets(RedisBuckets shared, BucketStore own, Metrics metrics) {
        this.shared = shared;
        this.own = own;
        metrics.gauge(Metric.LIMIT_STORE_UP, () -> nextTry.get() == UP ? 1 : 0);
    }

    @Override
    public Taken take(Allowance allowance) {
        return ask(store -> store.take(allowance));
    }

    @Override
    public void giveBack(Allowance allowance) {
        ask(store -> {
            store.giveBack(allowance);
            return true;
        });
    }

    @Override
    public List<Long> look(Allowance allowance) {
        return ask(store -> store.look(allowance));
    }

    @Override
    public Optional<Place> enter(String name, long most, Duration longest) {
        return ask(store -> store.enter(name, most, longest)).map(place -> () -> leave(place));
    }

    private static void leave(Place place) {
        try {
            place.leave();
        } catch (RuntimeException away) {
            LOG.debug("a place could not be given back; its lease will end by itself");
        }
    }

    private <T> T ask(Function<BucketStore, T> question) {
        if (!mayTry()) {
            return question.apply(own);
        }
        try {
            T answer = question.apply(shared);
            if (nextTry.getAndSet(UP) != UP) {
                LOG.info("limits: the shared store answers again");
            }
            return answer;
        } catch (RuntimeException away) {
            if (nextTry.getAndSet(System.nanoTime() + TRY_AGAIN_NANOS) == UP) {
                LOG.warn(
                        "limits: the shared store does not answer ({}); this node counts for itself",
                        away.getClass().getSimpleName());
            }
            return question.apply(own);
        }
    }

    private boolean mayTry() {
        long next = nextTry.get();
        return next == UP
                || System.nanoTime() - next >= 0 && nextTry.compareAndSet(next, System.nanoTime() + TRY_AGAIN_NANOS);
    }

    @Override
    public void close() {
        shared.close();
    }
}
