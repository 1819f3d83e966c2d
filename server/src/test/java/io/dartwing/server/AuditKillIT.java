package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.crash.ServerProcess;
import io.dartwing.server.test.TestPages;
import io.dartwing.testkit.http.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kill -9` while faxes are read, the audit is streamed and the key is being rotated.
class AuditKillIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int READERS = 6;
    private static final Duration FINISHED_WITHIN = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path temporary;

    private final AtomicInteger answers = new AtomicInteger();
    private ServerProcess server;
    private String key;
    private volatile boolean reading = true;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingWasShownThatTheAuditDoesNotKnowTheChainIsWholeAndEverythingGoesOn() throws Exception {
        server = new ServerProcess(temporary.resolve("data"), 19_000);
        server.start();
        server.command("organization", "create", "Kill Clinic", "--json");
        key = JSON.readTree(
                        server.command("key", "create", "--organization", "Kill Clinic", "--scopes", "admin", "--json"))
                .path("key")
                .asString();
        String fax = fax();
        String stream = created("/api/v1/audit-streams", Map.of("name", "File", "kind", "file"));
        String organization = caller().get("/api/v1/audit/entries/1")
                .json()
                .path("organization_id")
                .asString();
        Path anchors = temporary.resolve("anchors.jsonl");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Future<?>>();
            for (int number = 0; number < READERS; number++) {
                readers.add(threads.submit(() -> read(fax)));
            }
            ServerProcess.pause(2_000);
            Files.writeString(anchors, caller().get("/api/v1/audit/anchors").body());
            assertThat(caller().post("/api/v1/encryption-keys/rotations", Map.of("scope", "organization"))
                            .status())
                    .isEqualTo(202);
            ServerProcess.pause(1_500);
            server.kill();
            reading = false;
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        server.start();

        assertThat(answers.get()).isGreaterThan(10);
        JsonNode report =
                caller().get("/api/v1/audit/access-report?record_id=" + fax).json();
        long recorded = report.path("data")
                .valueStream()
                .filter(access -> access.path("event").asString().equals("fax.text_read"))
                .count();
        assertThat(recorded).isBetween((long) answers.get(), (long) answers.get() + READERS);
        String verified = server.command("audit", "verify", "--anchors", anchors.toString(), "--json");
        assertThat(JSON.readTree(verified).path("data").toString())
                .contains("\"status\":\"intact\"")
                .doesNotContain("broken");

        awaitRotation();
        assertThat(caller().get("/api/v1/faxes/" + fax + "/document").status()).isEqualTo(200);
        awaitStream(server.data().resolve("audit/streams/" + organization + "/" + stream + ".jsonl"));
    }

    /// Counts what arrived whole.
    private void read(String fax) {
        while (reading) {
            try {
                if (caller().get("/api/v1/faxes/" + fax + "/text").status() == 200) {
                    answers.incrementAndGet();
                }
            } catch (UncheckedIOException killed) {
                return;
            }
        }
    }

    private void awaitRotation() {
        Instant limit = Instant.now().plus(FINISHED_WITHIN);
        while (true) {
            JsonNode rotation = caller().get("/api/v1/encryption-keys")
                    .json()
                    .path("rotations")
                    .get(0);
            if (rotation.path("state").asString().equals("done")) {
                return;
            }
            assertThat(Instant.now()).as(rotation.toString()).isBefore(limit);
            ServerProcess.pause(500);
        }
    }

    /// Every entry that there was when we began to wait is in the file.
    private void awaitStream(Path file) throws IOException {
        long entries =
                caller().get("/api/v1/audit/state").json().path("entries").asLong();
        List<Long> all = LongStream.rangeClosed(1, entries).boxed().toList();
        Instant limit = Instant.now().plus(FINISHED_WITHIN);
        while (!sequences(file).containsAll(all)) {
            assertThat(Instant.now()).as("entries are missing in the stream").isBefore(limit);
            ServerProcess.pause(500);
        }
    }

    private static TreeSet<Long> sequences(Path file) throws IOException {
        var found = new TreeSet<Long>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("{") && line.endsWith("}")) {
                found.add(JSON.readTree(line).path("sequence").asLong());
            }
        }
        return found;
    }

    private String fax() throws IOException {
        String trunk =
                created("/api/v1/trunks", Map.of("name", "Nowhere", "host", "127.0.0.1", "port", 9, "t38", "always"));
        created("/api/v1/numbers", Map.of("number", "+12025550100", "trunk_id", trunk));
        Caller.Answer sent = caller().post(
                        "/api/v1/faxes",
                        Map.of(
                                "to",
                                "+12025550143",
                                "from",
                                "+12025550100",
                                "scheduled_at",
                                Instant.now().plus(Duration.ofDays(20)).toString(),
                                "filename",
                                "letter.pdf",
                                "file_base64",
                                Base64.getEncoder().encodeToString(TestPages.pdf("Letter"))));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        String id = sent.json().path("id").asString();
        Instant limit = Instant.now().plus(FINISHED_WITHIN);
        while (caller().get("/api/v1/faxes/" + id + "/document").status() != 200) {
            assertThat(Instant.now()).isBefore(limit);
            ServerProcess.pause(200);
        }
        return id;
    }

    private String created(String path, Map<String, Object> body) {
        Caller.Answer answer = caller().post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private Caller caller() {
        return Caller.withKey(server.port(), key);
    }
}
