package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.crash.ServerProcess;
import io.dartwing.server.test.Tenant;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kill -9` while records are created under idempotency keys, an export is being written and people are erased.
class PromisesKillIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CREATORS = 6;
    private static final int LEAVERS = 6;
    private static final int DOCUMENTS = 3;
    private static final int DOCUMENT_BYTES = 6_000_000;
    private static final Duration WITHIN = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path temporary;

    private final AtomicInteger wishes = new AtomicInteger();
    private final Queue<Wish> made = new ConcurrentLinkedQueue<>();
    private final Queue<Wish> unanswered = new ConcurrentLinkedQueue<>();
    private ServerProcess server;
    private String key;
    private volatile boolean creating = true;

    /// A creation under a key of its own; `id` is empty when no answer came.
    private record Wish(String path, Map<String, Object> body, String key, String id) {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void afterACrashEverythingAskedForIsThereExactlyOnce() throws Exception {
        server = new ServerProcess(temporary.resolve("data"), 21_000);
        server.start();
        server.command("organization", "create", "Promise Clinic", "--json");
        key = JSON.readTree(server.command(
                        "key", "create", "--organization", "Promise Clinic", "--scopes", "admin", "--json"))
                .path("key")
                .asString();
        List<String> leavers = leavers();
        storeDocuments();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            Wish export = ask("/api/v1/privacy/exports", Map.of("subject", "organization"));
            String state = "/api/v1/privacy/exports/" + export.id();
            await().atMost(WITHIN)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> status(state).equals("running"));
            for (int number = 0; number < CREATORS; number++) {
                running.add(threads.submit(this::create));
            }
            for (String leaver : leavers) {
                running.add(threads.submit(() -> ask("/api/v1/privacy/erasures", erasure(leaver))));
            }
            await().atMost(WITHIN)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> made.stream().anyMatch(wish -> wish.path().endsWith("erasures"))
                            && made.stream().anyMatch(wish -> wish.path().endsWith("baas")));
            server.kill();
            creating = false;
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(unanswered).as("requests that were in flight").isNotEmpty();
        server.start();

        everyCreationIsThereOnce();
        everyoneIsErasedOnce();
        theExportIsWhole();
        assertThat(caller().get("/api/v1/audit/verification")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("intact");
    }

    private void everyCreationIsThereOnce() {
        for (Wish wish : made) {
            assertThat(send(wish).json().path("id").asString()).isEqualTo(wish.id());
        }
        for (Wish wish : unanswered) {
            Answer first = send(wish);
            assertThat(first.status()).as(first.body()).isIn(201, 202);
            Answer second = send(wish);
            assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(second.body()).isEqualTo(first.body());
        }
        var found = new TreeMap<String, Integer>();
        caller().all("/api/v1/baas?limit=100")
                .forEach(one -> found.merge(one.path("counterparty").asString(), 1, Integer::sum));
        var wanted = new ArrayList<String>();
        made.forEach(wish -> wanted.add(String.valueOf(wish.body().get("counterparty"))));
        unanswered.forEach(wish -> wanted.add(String.valueOf(wish.body().get("counterparty"))));
        wanted.removeIf("null"::equals);
        assertThat(found.values()).containsOnly(1);
        assertThat(found.keySet()).containsAll(wanted).hasSize(wanted.size() + DOCUMENTS);
    }

    private void everyoneIsErasedOnce() {
        String path = "/api/v1/privacy/erasures";
        await().atMost(WITHIN)
                .until(() -> caller().get(path)
                        .json()
                        .path("data")
                        .valueStream()
                        .allMatch(one -> one.path("status").asString().equals("done")));
        assertThat(caller().get(path).json().path("data").size()).isEqualTo(LEAVERS);
        for (String event : List.of("privacy.erasure_requested", "privacy.erased")) {
            assertThat(caller().all("/api/v1/audit/entries?limit=100&event=" + event).stream()
                            .map(one -> one.path("subject_id").asString())
                            .distinct())
                    .as(event)
                    .hasSize(LEAVERS);
            assertThat(caller().all("/api/v1/audit/entries?limit=100&event=" + event))
                    .as(event)
                    .hasSize(LEAVERS);
        }
    }

    private void theExportIsWhole() throws Exception {
        JsonNode exports = caller().get("/api/v1/privacy/exports").json().path("data");
        assertThat(exports.size()).isEqualTo(1);
        String path = "/api/v1/privacy/exports/" + exports.get(0).path("id").asString();
        await().atMost(WITHIN).until(() -> {
            assertThat(status(path)).isNotEqualTo("failed");
            return status(path).equals("ready");
        });
        var sizes = new TreeMap<String, Integer>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(download(path + "/file")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                sizes.put(entry.getName(), zip.readAllBytes().length);
            }
        }
        assertThat(sizes).containsKeys("manifest.json", "data/people.json");
        assertThat(sizes.entrySet().stream().filter(one -> one.getKey().startsWith("files/")))
                .hasSize(DOCUMENTS)
                .allMatch(one -> one.getValue() > DOCUMENT_BYTES);
        assertThat(caller().all("/api/v1/audit/entries?limit=100&event=privacy.export_requested"))
                .hasSize(1);
    }

    private List<String> leavers() {
        var ids = new ArrayList<String>();
        for (int number = 0; number < LEAVERS; number++) {
            String id = Tenant.id(caller().post(
                            "/api/v1/people",
                            Map.of(
                                    "email",
                                    "leaver" + number + "@promise.test",
                                    "full_name",
                                    "Lee Leaver " + number,
                                    "roles",
                                    List.of("fax_user"))));
            assertThat(caller().delete("/api/v1/people/" + id).status()).isEqualTo(204);
            ids.add(id);
        }
        return ids;
    }

    /// Enough that the export takes a while.
    private void storeDocuments() {
        var random = new Random(4711);
        for (int number = 0; number < DOCUMENTS; number++) {
            String id = Tenant.id(caller().post("/api/v1/baas", Map.of("counterparty", "Document " + number)));
            var bytes = new byte[DOCUMENT_BYTES];
            random.nextBytes(bytes);
            Answer stored = caller().send(
                            "PUT",
                            "/api/v1/baas/" + id + "/document",
                            "%PDF-1.7\n" + Base64.getEncoder().encodeToString(bytes),
                            "application/pdf");
            assertThat(stored.status()).as(stored.body()).isEqualTo(204);
        }
    }

    private static Map<String, Object> erasure(String person) {
        return Map.of("subject_type", "person", "subject_id", person, "reason", "asked for");
    }

    private void create() {
        boolean answered = true;
        while (creating && answered) {
            Wish wish = ask("/api/v1/baas", Map.of("counterparty", "Partner " + wishes.incrementAndGet()));
            answered = !wish.id().isEmpty();
        }
    }

    private Wish ask(String path, Map<String, Object> body) {
        var wish = new Wish(path, body, "wish-" + wishes.incrementAndGet(), "");
        try {
            Answer answer = send(wish);
            assertThat(answer.status()).as(answer.body()).isIn(201, 202);
            var answered =
                    new Wish(path, body, wish.key(), answer.json().path("id").asString());
            made.add(answered);
            return answered;
        } catch (UncheckedIOException killed) {
            unanswered.add(wish);
            return wish;
        }
    }

    private Answer send(Wish wish) {
        return caller().header("Idempotency-Key", wish.key()).post(wish.path(), wish.body());
    }

    private String status(String path) {
        return caller().get(path).json().path("status").asString();
    }

    private byte[] download(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + key)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private Caller caller() {
        return Caller.withKey(server.port(), key);
    }
}
