package io.dartwing.testkit.carriers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// Answers that no provider documents.
public enum Nonsense {
    EMPTY(200, ""),
    HALF(200, "{\"data\":{\"id\":"),
    LIST(200, "[]"),
    NULL(200, "null"),
    NUMBER(202, "7"),
    WRONG_TYPES(200, "{\"data\":{\"id\":{},\"status\":[],\"to\":7,\"is_alive\":\"perhaps\"},\"id\":[],\"sid\":{}}"),
    NULLS(201, "{\"data\":null,\"id\":null,\"sid\":null,\"success\":null}"),
    UNKNOWN_STATUS(200, "{\"data\":{\"id\":\"1\",\"status\":\"dancing\",\"to\":[{\"status\":\"dancing\"}]}}"),
    WEB_PAGE(200, "<!doctype html><title>Hello</title>"),
    ENDLESS(200, " ".repeat(5 * 1024 * 1024)),
    NOT_UTF8(200, "\u00ff\u00fe{"),
    REDIRECT(302, ""),
    FORBIDDEN_PAGE(403, "<html>"),
    ODD_ERRORS(422, "{\"errors\":\"no\"}"),
    DEEP(400, "[".repeat(20_000)),
    TEAPOT(418, "{\"errors\":[[]]}");

    private final int status;
    private final String text;

    Nonsense(int status, String text) {
        this.status = status;
        this.text = text;
    }

    byte[] body() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    Server serve() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                byte[] body = body();
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        return new Server(server);
    }

    record Server(HttpServer server) implements AutoCloseable {
        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
