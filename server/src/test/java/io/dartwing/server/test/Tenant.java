package io.dartwing.server.test;

import io.dartwing.platform.organization.Organization;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One organisation of a test: its key, its trunk back to the server, its two numbers, and what tests do with them.
public final class Tenant {
    public record Login(String email, String password) {}

    /// For faxes that shall wait.
    public static final String NEXT_MONTH = Instant.now()
            .plus(Duration.ofDays(30))
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestServer server;
    private final Organization organization;
    private final String key;
    private String trunk = "";
    private String first = "";
    private String second = "";
    private String inbox = "";

    Tenant(TestServer server, Organization organization, String key) {
        this.server = server;
        this.organization = organization;
        this.key = key;
    }

    void setUp(String firstNumber, String secondNumber) {
        first = firstNumber;
        second = secondNumber;
        inbox = id(caller().post("/api/v1/inboxes", Map.of("name", "Front desk")));
        trunk = id(caller().post(
                        "/api/v1/trunks",
                        Map.of("name", "Loopback", "host", "127.0.0.1", "port", server.sipPort(), "t38", "always")));
        id(caller().post("/api/v1/numbers", Map.of("number", first, "trunk_id", trunk, "label", "First")));
        id(caller().post(
                        "/api/v1/numbers",
                        Map.of("number", second, "trunk_id", trunk, "label", "Second", "inbox_id", inbox)));
    }

    public Organization organization() {
        return organization;
    }

    public String key() {
        return key;
    }

    public String trunk() {
        return trunk;
    }

    public String inbox() {
        return inbox;
    }

    public String firstNumber() {
        return first;
    }

    public String secondNumber() {
        return second;
    }

    public Caller caller() {
        return Caller.withKey(server.port(), key);
    }

    /// Sends a file from the first number to the second one.
    public Answer send(byte[] file, String filename, Map<String, String> more) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("to", second);
        fields.put("from", first);
        fields.putAll(more);
        return upload("/api/v1/faxes", fields, filename, file, Map.of());
    }

    /// A file of a form.
    public record Part(String name, String filename, byte[] content) {}

    /// `multipart/form-data` with one file; null for none.
    public Answer upload(
            String path, Map<String, String> fields, String filename, byte[] file, Map<String, String> headers) {
        return upload(path, fields, file == null ? List.of() : List.of(new Part("file", filename, file)), headers);
    }

    public Answer upload(String path, Map<String, String> fields, List<Part> parts, Map<String, String> headers) {
        String boundary = "test-boundary-7d1c";
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        for (Part part : parts) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name()
                            + "\"; filename=\"" + part.filename()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(120))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public byte[] download(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key)
                .build();
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Waits until the fax is as wanted; fails with its last state after two minutes.
    public JsonNode await(String fax, Predicate<JsonNode> wanted) {
        Instant limit = Instant.now().plus(Duration.ofMinutes(2));
        JsonNode last = JSON.createObjectNode();
        while (Instant.now().isBefore(limit)) {
            last = caller().get("/api/v1/faxes/" + fax).json();
            if (wanted.test(last)) {
                return last;
            }
            TestServer.pause(100);
        }
        throw new AssertionError("the fax did not become as wanted: " + last);
    }

    public JsonNode awaitStatus(String fax, String... statuses) {
        return await(fax, row -> List.of(statuses).contains(row.path("status").asString("")));
    }

    /// The newest inbound fax, once there are `count` of them and it is delivered.
    public JsonNode awaitDelivered(int count) {
        Instant limit = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(limit)) {
            JsonNode rows = caller().get("/api/v1/faxes?direction=inbound&status=delivered")
                    .json()
                    .path("data");
            if (rows.size() >= count) {
                return rows.get(0);
            }
            TestServer.pause(100);
        }
        throw new AssertionError("no delivered fax came in");
    }

    public static String id(Answer created) {
        if (created.status() >= 300) {
            throw new AssertionError("creation answered " + created.status() + ": " + created.body());
        }
        return created.json().path("id").asString();
    }
}
