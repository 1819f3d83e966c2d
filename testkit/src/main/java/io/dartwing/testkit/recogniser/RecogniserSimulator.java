package io.dartwing.testkit.recogniser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A service with one key, on this machine.
public abstract sealed class RecogniserSimulator implements AutoCloseable
        permits GoogleVisionSimulator, AzureVisionSimulator {
    public static final String KEY = "simulated-recogniser-key";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final int HUGE_BLOCKS = 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<RecogniserFault> faults = new ArrayDeque<>();
    private final List<byte[]> pictures = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private SimulatedReading reading = new SimulatedReading("Dartwing connection test", 0.98);

    record Answer(int status, Map<String, String> headers, String body) {
        static Answer json(int status, String body) {
            return new Answer(status, Map.of(), body);
        }
    }

    /// @param address of this machine, such as `127.0.0.1`
    RecogniserSimulator(String address) {
        try {
            server = HttpServer.create(new InetSocketAddress(address, 0), 256);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public final URI address() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    /// What it sees on every picture from now on.
    public final synchronized void reads(String text, double confidence) {
        reading = new SimulatedReading(text, confidence);
    }

    /// Happens to the next request with the right key that nothing else happens to.
    public final synchronized void next(RecogniserFault fault) {
        faults.add(fault);
    }

    /// Every picture that it was given, the oldest first; PNG files.
    public final synchronized List<byte[]> pictures() {
        return List.copyOf(pictures);
    }

    /// Method, path and query of all that was asked, the oldest first.
    public final synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /// Why a request is refused before its body is looked at.
    abstract Optional<Answer> refusal(HttpExchange exchange);

    /// The picture in a request; empty if there is none.
    abstract Optional<byte[]> picture(byte[] body);

    abstract Answer seen(SimulatedReading reading);

    abstract Answer noPicture();

    abstract Answer busy();

    abstract Answer unavailable();

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            note(exchange);
            Optional<Answer> refusal = refusal(exchange);
            if (refusal.isPresent()) {
                send(exchange, refusal.get());
                return;
            }
            Optional<byte[]> picture = picture(body);
            if (picture.isEmpty() || !Arrays.equals(PNG, Arrays.copyOf(picture.get(), PNG.length))) {
                send(exchange, noPicture());
                return;
            }
            Optional<RecogniserFault> fault = taken(picture.get());
            if (fault.isPresent()) {
                fail(exchange, fault.get());
            } else {
                send(exchange, seen(reading()));
            }
        }
    }

    private synchronized void note(HttpExchange exchange) {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    }

    private synchronized Optional<RecogniserFault> taken(byte[] picture) {
        pictures.add(picture);
        return Optional.ofNullable(faults.poll());
    }

    private synchronized SimulatedReading reading() {
        return reading;
    }

    private void fail(HttpExchange exchange, RecogniserFault fault) throws IOException {
        switch (fault) {
            case BUSY -> send(exchange, busy());
            case ERROR -> send(exchange, unavailable());
            case SILENCE -> await();
            case BROKEN -> {}
            case MALFORMED -> {
                String whole = seen(reading()).body();
                send(exchange, Answer.json(200, whole.substring(0, whole.length() / 2)));
            }
            case OTHER -> send(exchange, Answer.json(200, "[\"something else\"]"));
            case HUGE -> huge(exchange);
            case PICTURE -> send(exchange, noPicture());
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void huge(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        byte[] block = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        OutputStream out = exchange.getResponseBody();
        for (int i = 0; i < HUGE_BLOCKS; i++) {
            out.write(block);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] content = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public final void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
