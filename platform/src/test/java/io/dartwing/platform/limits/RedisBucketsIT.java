package io.dartwing.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.observability.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two nodes on one real Redis.
class RedisBucketsIT {
    private static RedisServer server;

    private final Clock clock = Clock.systemUTC();
    private final FallbackBuckets here = node();
    private final FallbackBuckets there = node();

    @BeforeAll
    static void start() throws IOException {
        server = new RedisServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private FallbackBuckets node() {
        return new FallbackBuckets(
                new RedisBuckets(server.address(), clock),
                new LocalBuckets(clock),
                Metrics.of(new SimpleMeterRegistry()));
    }

    private static Allowance allowance(long perDay) {
        return new Allowance("key", Ids.next().toString(), LimitedOperation.FAX_SEND, new Rate(0, 0, perDay, 0));
    }

    @Test
    void twoNodesTogetherNeverAllowMoreThanTheLimit() {
        Allowance allowance = allowance(150);
        assertThat(allowed(List.of(here, there), allowance, 600)).isEqualTo(150);
        assertThat(there.look(allowance)).containsExactly(0L);
    }

    @Test
    void whatOneNodeGivesBackTheOtherCanTake() {
        Allowance allowance = allowance(1);
        assertThat(here.take(allowance).allowed()).isTrue();
        assertThat(there.take(allowance).allowed()).isFalse();
        here.giveBack(allowance);
        assertThat(there.take(allowance).allowed()).isTrue();
    }

    @Test
    void placesAreSharedAndThoseOfADeadNodeComeBack() {
        String name = Ids.next().toString();
        Optional<BucketStore.Place> first = here.enter(name, 2, Duration.ofMinutes(5));
        assertThat(first).isPresent();
        assertThat(there.enter(name, 2, Duration.ofMillis(300))).isPresent();
        assertThat(here.enter(name, 2, Duration.ofMinutes(5))).isEmpty();
        first.get().leave();
        assertThat(there.enter(name, 2, Duration.ofMinutes(5))).isPresent();
        RedisServer.pause(Duration.ofMillis(400)); // the lease of the one that was never left
        assertThat(here.enter(name, 2, Duration.ofMinutes(5))).isPresent();
        assertThat(here.enter(name, 2, Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void manyAtTheDoorGetExactlyThePlacesThereAre() {
        String name = Ids.next().toString();
        var entered = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 100; i++) {
                BucketStore node = i % 2 == 0 ? here : there;
                threads.submit(
                        () -> node.enter(name, 7, Duration.ofMinutes(5)).ifPresent(it -> entered.incrementAndGet()));
            }
        }
        assertThat(entered).hasValue(7);
    }

    @Test
    void whileTheStoreIsAwayEachNodeCountsForItselfAndAfterwardsTogetherAgain() throws IOException {
        Allowance before = allowance(10);
        assertThat(allowed(List.of(here, there), before, 40)).isEqualTo(10);
        server.stop();
        Allowance meanwhile = allowance(10);
        assertThat(allowed(List.of(here, there), meanwhile, 60)).isEqualTo(20);
        server.start();
        RedisServer.pause(Duration.ofMillis(1100)); // until the next try
        for (int i = 0; i < 50 && !shared(); i++) {
            RedisServer.pause(Duration.ofMillis(200));
        }
        assertThat(allowed(List.of(here, there), allowance(10), 60)).isEqualTo(10);
    }

    /// One token, taken on one node, is gone on the other.
    private boolean shared() {
        Allowance one = allowance(1);
        here.take(one);
        return !there.take(one).allowed();
    }

    private static int allowed(List<? extends BucketStore> nodes, Allowance allowance, int tries) {
        var allowed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < tries; i++) {
                BucketStore node = nodes.get(i % nodes.size());
                threads.submit(() -> {
                    if (node.take(allowance).allowed()) {
                        allowed.incrementAndGet();
                    }
                });
            }
        }
        return allowed.get();
    }
}
