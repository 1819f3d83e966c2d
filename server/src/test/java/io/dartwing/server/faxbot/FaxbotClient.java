package io.dartwing.server.faxbot;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client that knows Faxbot and nothing of us: plain HTTP.
final class FaxbotClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "faxbot-client-boundary";

    record Answer(int status, byte[] bytes, HttpResponse<byte[]> response) {
        JsonNode json() {
            return JSON.readTree(bytes);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Answer refused(int expected, String detail) {
            assertThat(status).as(text()).isEqualTo(expected);
            assertThat(json().path("detail").asString()).isEqualTo(detail);
            return this;
        }

        Answer ok(int expected) {
            assertThat(status).as(text()).isEqualTo(expected);
            return this;
        }

        /// 422 in the form of Faxbot's framework.
        Answer invalid(String... place) {
            assertThat(status).as(text()).isEqualTo(422);
            JsonNode first = json().path("detail").get(0);
            assertThat(first.path("loc").valueStream().map(JsonNode::asString)).containsExactly(place);
            assertThat(first.path("msg").asString()).isNotBlank();
            assertThat(first.path("type").asString()).isNotBlank();
            return this;
        }
    }

    private final String root;
    private final Map<String, String> headers;

    private FaxbotClient(String root, Map<String, String> headers) {
        this.root = root;
        this.headers = headers;
    }

    static FaxbotClient anonymous(String root) {
        return new FaxbotClient(root, Map.of());
    }

    FaxbotClient key(String key) {
        return with("X-API-Key", key);
    }

    FaxbotClient with(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new FaxbotClient(root, more);
    }

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, JSON.writeValueAsBytes(body), "application/json");
    }

    Answer put(String path, Object body) {
        return send("PUT", path, JSON.writeValueAsBytes(body), "application/json");
    }

    Answer form(String path, String body) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }

    Answer fax(String to, String filename, byte[] file) {
        return multipart(Map.of("to", to), filename, file);
    }

    /// @param filename null for no file
    Answer multipart(Map<String, String> fields, String filename, byte[] file) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        if (filename != null) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + filename + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", "/fax", body.toByteArray(), "multipart/form-data; boundary=" + BOUNDARY);
    }

    Answer send(String method, String path, byte[] body, String type) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
