package io.dartwing.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Receives webhooks on loopback: `/in` answers at once, `/hangs` never.
final class BenchReceiver implements AutoCloseable {
    private static final Pattern DUE = Pattern.compile("\"due\":(\\d+),\"warm_up\":false");

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Long> micros = new ConcurrentLinkedQueue<>();
    private final AtomicInteger measured = new AtomicInteger();
    private final AtomicInteger expected = new AtomicInteger();

    BenchReceiver() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/in", this::take);
        server.createContext("/hangs", this::hang);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void startMeasuring() {
        micros.clear();
        measured.set(0);
    }

    void expect() {
        expected.incrementAndGet();
    }

    /// Waits until everything expected has come, at most `seconds`; answers how many were expected.
    int awaitMeasured(int published, int seconds) throws InterruptedException {
        int wanted = Math.min(published, expected.get());
        for (int round = 0; round < seconds * 10 && measured.get() < wanted; round++) {
            Thread.sleep(100);
        }
        return wanted;
    }

    long[] sorted() {
        return micros.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            long now = System.nanoTime();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher due = DUE.matcher(body);
            if (due.find()) {
                micros.add((now - Long.parseLong(due.group(1))) / 1000);
                measured.incrementAndGet();
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void hang(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            closing.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
