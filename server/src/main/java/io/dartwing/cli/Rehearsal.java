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
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a server does on throw-away data while the JVM watches, after a build: it writes down what it loaded and
/// compiled, and later starts take half the time.
final class Rehearsal {
    private static final Duration LIMIT = Duration.ofSeconds(30);

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

    void run(FirstAdministrator first) throws IOException, InterruptedException {
        expect(200, request("/").GET());
        expect(200, request("/api/v1/ready").GET());
        expect(401, request("/api/v1/faxes").header("Authorization", "Bearer none").GET());
        String login = JsonMapper.shared()
                .writeValueAsString(Map.of("email", first.email(), "password", first.password()));
        expect(
                200,
                request("/api/v1/session")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(login)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
    }

    private void expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.discarding());
        if (answer.statusCode() != status) {
            throw new IOException(answer.uri().getPath() + " answered " + answer.statusCode() + " (expected: " + status
                    + ")");
        }
    }
}
