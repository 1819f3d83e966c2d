package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.crash.HookReceiver;
import io.dartwing.server.crash.HookReceiver.Hook;
import io.dartwing.server.crash.ServerProcess;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.testkit.http.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The server is killed with `kill -9` while it publishes and delivers: what was committed arrives, each event
/// under one id, in order, without a gap; what was not, does not.
class WebhookKillIT {
    private static final int FAXES = 30;
    private static final int KILLS = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path temporary;

    private final JsonMapper json = new JsonMapper();
    private final Queue<String> cancelled = new ConcurrentLinkedQueue<>();
    private HookReceiver receiver;
    private ServerProcess server;
    private String key;

    @BeforeEach
    void start() throws IOException {
        receiver = new HookReceiver();
        server = new ServerProcess(
                temporary.resolve("data"),
                17_000,
                "dartwing.fetch.trusted-hosts=127.0.0.1",
                "dartwing.webhooks.timeout=1s");
        server.start();
        server.command("organization", "create", "Hook Clinic", "--json");
        key = json.readTree(
                        server.command("key", "create", "--organization", "Hook Clinic", "--scopes", "admin", "--json"))
                .path("key")
                .asString();
        String trunk =
                Tenant.id(caller().post("/api/v1/trunks", Map.of("name", "Nowhere", "host", "127.0.0.1", "port", 9)));
        Tenant.id(caller().post("/api/v1/numbers", Map.of("number", "+12025550199", "trunk_id", trunk)));
        Tenant.id(caller().post(
                        "/api/v1/webhooks",
                        Map.of("name", "Receiver", "url", receiver.url(), "event_types", List.of("*"))));
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    @Test
    void whatWasCommittedArrivesInOrderWithoutAGap() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Future<?>>();
            for (int number = 0; number < FAXES; number++) {
                int fax = number;
                tasks.add(threads.submit(() -> queueAndCancel(fax)));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                int wanted = (kill + 1) * FAXES / (KILLS + 1);
                await().atMost(PATIENCE).until(() -> receiver.resources() >= wanted);
                server.kill();
                server.start();
            }
            for (Future<?> task : tasks) {
                task.get();
            }
        }
        assertThat(cancelled).hasSize(FAXES);
        await().atMost(PATIENCE)
                .until(() -> cancelled.stream()
                        .allMatch(fax -> receiver.acceptedOf(fax).stream().anyMatch(hook -> hook.sequence() == 2)));
        for (String fax : cancelled) {
            List<Hook> hooks = receiver.acceptedOf(fax);
            assertThat(hooks.stream().distinct().toList())
                    .as("each event under one id, in order: " + hooks)
                    .extracting(Hook::event)
                    .containsExactly("fax.queued", "fax.cancelled");
            assertThat(hooks).extracting(Hook::sequence).isSorted();
        }
        assertThat(receiver.resources()).as("nothing else was told").isEqualTo(FAXES);
    }

    /// As a careful program does: with an idempotency key, again and again until it is answered.
    private Void queueAndCancel(int number) {
        Map<String, Object> wish = Map.of(
                "to",
                "+12025550%03d".formatted(number),
                "scheduled_at",
                Tenant.NEXT_MONTH,
                "file_base64",
                Base64.getEncoder().encodeToString(TestPages.pdf("Fax " + number)));
        ServerProcess.pause(number * 150L);
        Caller.Answer sent = insist("/api/v1/faxes", wish, "send-" + number);
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        String id = sent.json().path("id").asString();
        Caller.Answer answer = insist("/api/v1/faxes/" + id + "/cancel", Map.of(), null);
        assertThat(answer.status()).as(answer.body()).isIn(200, 409); // 409: cancelled, and its answer was lost
        cancelled.add(id);
        return null;
    }

    private Caller.Answer insist(String path, Map<String, Object> body, String idempotencyKey) {
        while (true) {
            try {
                Caller caller = caller();
                if (idempotencyKey != null) {
                    caller.header("Idempotency-Key", idempotencyKey);
                }
                Caller.Answer answer = caller.post(path, body);
                if (answer.status() < 500) {
                    return answer;
                }
            } catch (UncheckedIOException down) {
                ServerProcess.pause(200);
            }
        }
    }

    private Caller caller() {
        return Caller.withKey(server.port(), key);
    }
}
