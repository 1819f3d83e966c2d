package io.dartwing.cli;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/// What a server does on throw-away data while the JVM watches, after a build: it writes down what it loaded and
/// compiled, and later starts are faster.
final class Rehearsal {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String SENDER = "+12025550171";
    private static final int SENDS = 1_500;
    private static final int LANES = 4;
    private static final int LISTS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Rehearsal(String url) {
        this.url = url;
    }

    /// A port that nobody listens on, for streams and datagrams.
    static int freePort() throws IOException {
        try (var stream = new ServerSocket(0);
                var datagrams = new DatagramSocket(stream.getLocalPort())) {
            return datagrams.getLocalPort();
        }
    }

    void visits(FirstAdministrator first) throws IOException, InterruptedException {
        expect(200, request("/").GET());
        Instant limit = Instant.now().plus(LIMIT);
        while (http.send(request("/api/v1/ready").GET().build(), BodyHandlers.discarding())
                                .statusCode()
                        != 200
                && Instant.now().isBefore(limit)) {
            Thread.sleep(200);
        }
        expect(
                401,
                request("/api/v1/faxes").header("Authorization", "Bearer none").GET());
        String login =
                JsonMapper.shared().writeValueAsString(Map.of("email", first.email(), "password", first.password()));
        expect(200, post("/api/v1/session", login, Optional.empty()));
    }

    /// Accepts faxes that are to be sent in some months, and lists them.
    void sends(String key) throws IOException, InterruptedException, ExecutionException {
        var json = JsonMapper.shared();
        var trunk = json.readTree(expect(
                201, post("/api/v1/trunks", "{\"name\": \"Rehearsal\", \"host\": \"127.0.0.1\"}", Optional.of(key))));
        expect(
                201,
                post(
                        "/api/v1/numbers",
                        json.writeValueAsString(Map.of(
                                "number", SENDER, "trunk_id", trunk.path("id").asString())),
                        Optional.of(key)));
        String fax = json.writeValueAsString(Map.of(
                "to",
                "+12025550172",
                "from",
                SENDER,
                "filename",
                "demo.pdf",
                "file_base64",
                Base64.getEncoder().encodeToString(DemoDocument.pdf()),
                "scheduled_at",
                Instant.now().plus(Duration.ofDays(300)).toString()));
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            var sends = new ArrayList<Callable<String>>();
            for (int i = 0; i < SENDS; i++) {
                sends.add(() -> expect(202, post("/api/v1/faxes", fax, Optional.of(key))));
            }
            for (Future<String> send : lanes.invokeAll(sends)) {
                send.get();
            }
        }
        for (int i = 0; i < LISTS; i++) {
            expect(
                    200,
                    request("/api/v1/faxes?limit=20").header("X-API-Key", key).GET());
        }
    }

    private HttpRequest.Builder post(String path, String body, Optional<String> key) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        key.ifPresent(shown -> request.header("X-API-Key", shown));
        return request;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
    }

    private String expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IOException(
                    answer.uri().getPath() + " answered " + answer.statusCode() + " (expected: " + status + ")");
        }
        return answer.body();
    }
}
