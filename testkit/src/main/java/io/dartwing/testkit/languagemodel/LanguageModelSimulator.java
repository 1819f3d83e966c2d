package io.dartwing.testkit.languagemodel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `POST /v1/chat/completions` with one key and one model, on this machine.
public final class LanguageModelSimulator implements AutoCloseable {
    public static final String KEY = "sk-simulated-key";
    public static final String MODEL = "house-1";

    /// What happens to the next question instead of an answer.
    public enum Fault {
        TOO_MANY_REQUESTS,
        SERVER_ERROR,
        GARBAGE,
        /// More than anybody should read.
        ENDLESS,
        /// No answer before the simulator is closed.
        HANGS
    }

    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> questions = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private UnaryOperator<String> answers = question -> "ready";

    private LanguageModelSimulator(String address) throws IOException {
        server = HttpServer.create(new InetSocketAddress(address, 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    /// @param address of this machine, such as `127.0.0.1`
    public static LanguageModelSimulator start(String address) {
        try {
            var simulator = new LanguageModelSimulator(address);
            simulator.server.start();
            return simulator;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Without `/chat/completions`.
    public URI address() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/v1");
    }

    /// @param says from what the user's message says to what the model says
    public synchronized void answers(UnaryOperator<String> says) {
        answers = says;
    }

    public synchronized void next(Fault fault) {
        faults.add(fault);
    }

    /// Whole requests, the oldest first.
    public synchronized List<String> questions() {
        return List.copyOf(questions);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!exchange.getRequestMethod().equals("POST")
                    || !exchange.getRequestURI().getPath().equals("/v1/chat/completions")) {
                answer(exchange, 404, error("invalid_request_error", "Unknown request URL"));
                return;
            }
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, error("invalid_request_error", "Incorrect API key provided"));
                return;
            }
            JsonNode asked;
            try {
                asked = json.readTree(body);
            } catch (JacksonException broken) {
                answer(exchange, 400, error("invalid_request_error", "We could not parse the JSON body"));
                return;
            }
            if (!asked.path("model").asString("").equals(MODEL)) {
                answer(exchange, 404, error("invalid_request_error", "The model does not exist"));
                return;
            }
            if (asked.path("messages").isEmpty()) {
                answer(exchange, 400, error("invalid_request_error", "messages: required"));
                return;
            }
            say(exchange, body, asked);
        }
    }

    private void say(HttpExchange exchange, String body, JsonNode asked) throws IOException {
        Fault fault;
        UnaryOperator<String> says;
        synchronized (this) {
            questions.add(body);
            fault = faults.isEmpty() ? null : faults.removeFirst();
            says = answers;
        }
        if (fault != null) {
            fail(exchange, fault);
            return;
        }
        JsonNode last = asked.path("messages").path(asked.path("messages").size() - 1);
        answer(
                exchange,
                200,
                json.writeValueAsString(Map.of(
                        "id",
                        "chatcmpl-1",
                        "object",
                        "chat.completion",
                        "created",
                        1_790_000_000,
                        "model",
                        MODEL,
                        "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                "stop",
                                "message",
                                Map.of(
                                        "role",
                                        "assistant",
                                        "content",
                                        says.apply(last.path("content").asString(""))))),
                        "usage",
                        Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15))));
    }

    private void fail(HttpExchange exchange, Fault fault) throws IOException {
        switch (fault) {
            case TOO_MANY_REQUESTS -> {
                exchange.getResponseHeaders().add("Retry-After", "20");
                answer(exchange, 429, error("requests", "Rate limit reached"));
            }
            case SERVER_ERROR -> answer(exchange, 500, error("server_error", "The server had an error"));
            case GARBAGE -> answer(exchange, 200, "<html>not what you think</html>");
            case ENDLESS -> answer(exchange, 200, "{\"choices\": \"" + "x".repeat(5_000_000));
            case HANGS -> {
                try {
                    closed.await();
                } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private String error(String type, String message) {
        return json.writeValueAsString(Map.of("error", Map.of("type", type, "message", message)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
