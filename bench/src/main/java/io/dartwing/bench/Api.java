package io.dartwing.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of a running server. Thread-safe.
final class Api {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String key;

    Api(String address, String key) {
        this.address = address;
        this.key = key;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return ask(request(path).GET().build());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return ask(posting(path, body));
    }

    /// @return the id of what was made
    String create(String path, Object body) throws IOException, InterruptedException {
        return post(path, body).path("id").asString();
    }

    /// A trunk that leads back to the server itself, and two numbers that lie on it.
    void setUpLoopback(int sipPort) throws IOException, InterruptedException {
        String trunk = create(
                "/api/v1/trunks",
                Map.of("name", "Loopback", "host", "127.0.0.1", "port", sipPort, "t38", "always", "max_calls", 20));
        create("/api/v1/numbers", Map.of("number", "+12025550171", "trunk_id", trunk));
        create("/api/v1/numbers", Map.of("number", "+12025550172", "trunk_id", trunk));
    }

    /// For requests that are measured apart from their preparation.
    HttpRequest posting(String path, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key);
    }
}
