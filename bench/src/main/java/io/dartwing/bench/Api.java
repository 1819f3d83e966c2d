package io.dartwing.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of a running server, as cheap as Java has one: it shares the processors with what it measures. Thread-safe.
final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_MILLIS = 60_000;

    /// @param body null for one that only asks
    record Request(String path, byte @Nullable [] body) {}

    record Answer(int status, String body) {}

    static {
        System.setProperty("http.maxConnections", "64"); // those that stay open
    }

    private final String address;
    private final String key;

    Api(String address, String key) {
        this.address = address;
        this.key = key;
    }

    JsonNode get(String path) throws IOException {
        return ask(new Request(path, null));
    }

    JsonNode post(String path, Object body) throws IOException {
        return ask(posting(path, body));
    }

    /// @return the id of what was made
    String create(String path, Object body) throws IOException {
        return post(path, body).path("id").asString();
    }

    /// A trunk that leads back to the server itself, and two numbers that lie on it.
    void setUpLoopback(int sipPort) throws IOException {
        String trunk = create(
                "/api/v1/trunks",
                Map.of("name", "Loopback", "host", "127.0.0.1", "port", sipPort, "t38", "always", "max_calls", 20));
        create("/api/v1/numbers", Map.of("number", "+12025550171", "trunk_id", trunk));
        create("/api/v1/numbers", Map.of("number", "+12025550172", "trunk_id", trunk));
    }

    /// Over that trunk, from the one number to the other.
    void sendLetter(int pages, int number) throws IOException {
        create(
                "/api/v1/faxes",
                Map.of(
                        "to",
                        "+12025550172",
                        "from",
                        "+12025550171",
                        "filename",
                        "letter.pdf",
                        "file_base64",
                        Base64.getEncoder().encodeToString(BenchPages.pdf(pages, number))));
    }

    /// For requests that are measured apart from their preparation.
    Request posting(String path, Object body) {
        return new Request(path, JSON.writeValueAsBytes(body));
    }

    Answer send(Request request) throws IOException {
        var connection =
                (HttpURLConnection) URI.create(address + request.path()).toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + key);
        if (request.body() != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setFixedLengthStreamingMode(request.body().length);
            connection.getOutputStream().write(request.body());
        }
        int status = connection.getResponseCode();
        try (InputStream content = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(
                    status, content == null ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private JsonNode ask(Request request) throws IOException {
        Answer answer = send(request);
        if (answer.status() >= 300) {
            throw new IOException(request.path() + " answered " + answer.status() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
