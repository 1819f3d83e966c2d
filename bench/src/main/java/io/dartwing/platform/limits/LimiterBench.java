package io.dartwing.platform.limits;

import io.dartwing.bench.Machine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What one question to the limiter costs: a bucket with three windows, in this process and in a Redis on this machine,
/// each caller with its own bucket and all callers on one. `bench/limiter.sh` runs it.
public final class LimiterBench {
    private static final Rate RATE = new Rate(100_000_000, 1_000_000_000, 1_000_000_000, 0);
    private static final int THREADS = 8;

    private LimiterBench() {}

    public static void main(String[] arguments) throws Exception {
        int local = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000;
        int shared = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40_000;
        System.out.println(Machine.line());
        System.out.println();
        System.out.println("| store | buckets | callers | questions | per second | p50 | p99 |");
        System.out.println("|---|---|---|---|---|---|---|");
        var clock = Clock.systemUTC();
        var own = new LocalBuckets(clock);
        measure("local", own, 1, true, local / 10); // warm-up: the first row of each store is not one to quote
        measure("local", own, 1, true, local);
        measure("local", own, THREADS, false, local);
        measure("local", own, THREADS, true, local);
        Process redis = startRedis();
        try (var store = new RedisBuckets("redis://127.0.0.1:" + port, clock)) {
            reach(store);
            measure("Redis", store, 1, true, shared / 10);
            measure("Redis", store, 1, true, shared);
            measure("Redis", store, THREADS, false, shared);
            measure("Redis", store, THREADS, true, shared);
        } finally {
            redis.destroy();
        }
    }

    private static int port;

    private static Process startRedis() throws IOException, InterruptedException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process redis = new ProcessBuilder(
                        "redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 100; i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return redis;
            } catch (IOException notYet) {
                Thread.sleep(Duration.ofMillis(50));
            }
        }
        throw new IOException("redis-server did not start");
    }

    /// The first connection may take longer than a question is given.
    private static void reach(BucketStore store) throws InterruptedException {
        var allowance = new Allowance("key", "reach", LimitedOperation.API_REQUEST, RATE);
        for (int tries = 1; ; tries++) {
            try {
                store.take(allowance);
                return;
            } catch (RuntimeException notYet) {
                if (tries == 20) {
                    throw notYet;
                }
                Thread.sleep(Duration.ofMillis(500));
            }
        }
    }

    private static void measure(String name, BucketStore store, int threads, boolean one, int questions)
            throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<Callable<long[]>>();
        for (int thread = 0; thread < threads; thread++) {
            String subject = one ? "shared" : "subject" + thread;
            var allowance = new Allowance("key", subject, LimitedOperation.API_REQUEST, RATE);
            tasks.add(() -> {
                long[] times = new long[questions / threads];
                for (int i = 0; i < times.length; i++) {
                    long started = System.nanoTime();
                    if (!store.take(allowance).allowed()) {
                        throw new IllegalStateException("refused (expected: far below the limit)");
                    }
                    times[i] = System.nanoTime() - started;
                }
                return times;
            });
        }
        long started = System.nanoTime();
        var all = new ArrayList<long[]>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (Future<long[]> times : pool.invokeAll(tasks)) {
                all.add(times.get());
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        long[] times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                "| %s | %s | %d | %,d | %,.0f | %s | %s |%n",
                name,
                one ? "one" : "one each",
                threads,
                times.length,
                times.length / seconds,
                micros(times[times.length / 2]),
                micros(times[(int) (times.length * 0.99)]));
    }

    private static String micros(long nanos) {
        return "%,.1f µs".formatted(nanos / 1e3);
    }
}
