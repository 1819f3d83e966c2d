package io.dartwing.server.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Receives webhooks, refuses every seventh, and remembers what it accepted, in order.
public final class HookReceiver implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, Queue<Hook>> accepted = new ConcurrentHashMap<>();

    /// An event as it was accepted; the same one may have come before.
    public record Hook(String id, String event, int sequence) {}

    public HookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode hook = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean refused = calls.incrementAndGet() % 7 == 0;
            if (!refused) {
                accepted.computeIfAbsent(hook.at("/resource/id").asString(), unused -> new ConcurrentLinkedQueue<>())
                        .add(new Hook(
                                hook.path("webhook_id").asString(),
                                hook.path("event").asString(),
                                hook.path("sequence").asInt()));
            }
            exchange.sendResponseHeaders(refused ? 503 : 204, -1);
        }
    }

    public List<Hook> acceptedOf(String resource) {
        return List.copyOf(accepted.getOrDefault(resource, new ConcurrentLinkedQueue<>()));
    }

    public int resources() {
        return accepted.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
