package io.dartwing.testkit.carriers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dartwing.telephony.carriers.RawWebhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Where the simulated provider sends its webhooks to and fetches documents from. Thread-safe.
public final class WebhookInbox implements AutoCloseable {
    private final HttpServer server;
    private final byte[] document;
    private final List<RawWebhook> webhooks = new CopyOnWriteArrayList<>();

    /// @param document what `/document.pdf` gives
    public WebhookInbox(byte[] document) throws IOException {
        this.document = document;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// In the order of their arrival.
    public List<RawWebhook> webhooks() {
        return List.copyOf(webhooks);
    }

    public void clear() {
        webhooks.clear();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().equals("/document.pdf")) {
                exchange.getResponseHeaders().set("Content-Type", "application/pdf");
                exchange.sendResponseHeaders(200, document.length);
                exchange.getResponseBody().write(document);
                return;
            }
            webhooks.add(new RawWebhook(
                    exchange.getRequestMethod(),
                    address().resolve(exchange.getRequestURI()),
                    exchange.getRequestHeaders(),
                    body,
                    Clock.systemUTC().instant()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
