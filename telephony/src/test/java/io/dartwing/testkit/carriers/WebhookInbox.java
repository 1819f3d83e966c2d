package io.dartwing.testkit.carriers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Where the simulated provider sends its webhooks to and fetches documents from. Thread-safe.
public final class WebhookInbox implements AutoCloseable {
    private final HttpServer server;
    private final byte[] document;
    private final List<RawWebhook> webhooks = new CopyOnWriteArrayList<>();
    private volatile Function<RawWebhook, Reply> answers = webhook -> Reply.OK;

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

    /// Says from now on to each webhook what the product would say.
    public void answer(Function<RawWebhook, Reply> by) {
        this.answers = by;
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
            var webhook = new RawWebhook(
                    exchange.getRequestMethod(),
                    address().resolve(exchange.getRequestURI()),
                    exchange.getRequestHeaders(),
                    body,
                    Clock.systemUTC().instant());
            webhooks.add(webhook);
            Reply reply = answers.apply(webhook);
            byte[] said = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(reply.status(), said.length == 0 ? -1 : said.length);
            exchange.getResponseBody().write(said);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
