package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.server.crash.FarEnd;
import io.dartwing.server.crash.ServerProcess;
import io.dartwing.server.crash.Tally;
import io.dartwing.server.crash.UniquePages;
import io.dartwing.testkit.http.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kill -9` of the server and of its fax process at random moments, while faxes go out and come in over real SIP and
/// T.38. Afterwards the server's word is held against what the machines at the far end have.
///
/// `-Dkill.sends=200 -Dkill.arrivals=50 -Dkill.kills=12` for the full size, `-Dkill.seed=…` to repeat a run's moments.
class KillIT {
    private static final int SENDS = Integer.getInteger("kill.sends", 24);
    private static final int ARRIVALS = Integer.getInteger("kill.arrivals", 8);
    private static final int KILLS = Integer.getInteger("kill.kills", 3);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(10);
    private static final String OUR_NUMBER = "+12025550100";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path temporary;

    private final Random random = new Random(SEED);
    private final Tally tally = new Tally();
    private final ConcurrentLinkedQueue<Tally.Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Tally.Called> called = new ConcurrentLinkedQueue<>();
    private final AtomicInteger callers = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private ServerProcess server;
    private FarEnd farEnd;
    private String key;
    private volatile boolean killing = true;

    @BeforeEach
    void startBoth() throws IOException {
        int media = 12_000 + random.nextInt(4) * 1000;
        server = new ServerProcess(temporary.resolve("data"), media);
        server.start();
        farEnd = new FarEnd(temporary.resolve("far-end"), server.sipPort(), media + 4000, 1);
        JSON.readTree(server.command("organization", "create", "Kill Clinic", "--json"));
        key = JSON.readTree(
                        server.command("key", "create", "--organization", "Kill Clinic", "--scopes", "admin", "--json"))
                .path("key")
                .asString();
        String trunk = created(
                "/api/v1/trunks",
                Map.of(
                        "name",
                        "Far end",
                        "host",
                        "127.0.0.1",
                        "port",
                        farEnd.sipPort(),
                        "t38",
                        "always",
                        "max_calls",
                        400));
        created("/api/v1/numbers", Map.of("number", OUR_NUMBER, "trunk_id", trunk));
    }

    @AfterEach
    void stopBoth() {
        farEnd.close();
        server.close();
    }

    @Test
    void nothingIsLostAndNothingIsDoubledWhateverIsKilled() throws Exception {
        System.out.printf("kill.seed=%d: %d sends, %d arrivals, %d kills%n", SEED, SENDS, ARRIVALS, KILLS);
        Instant began = Instant.now();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Future<?>>();
            long spread = KILLS * 16_000L;
            for (int number = 0; number < SENDS; number++) {
                int machine = number;
                long after = random.nextLong(spread);
                tasks.add(threads.submit(() -> send(machine, after)));
            }
            for (int number = 0; number < ARRIVALS; number++) {
                long after = random.nextLong(spread);
                tasks.add(threads.submit(() -> arrive(after)));
            }
            killAtRandom();
            for (Future<?> task : tasks) {
                task.get();
            }
        }
        awaitSettled();
        count(began);
        System.out.print(tally);
        assertThat(tally.lies()).isEmpty();
        assertThat(tally.of("accepted")).isEqualTo(SENDS);
        assertThat(tally.of("inbound confirmed")).isEqualTo(ARRIVALS);
        assertThat(tally.of("outbound sent")).isGreaterThan(SENDS / 2);
    }

    private void killAtRandom() throws IOException {
        for (int kill = 0; kill < KILLS; kill++) {
            ServerProcess.pause(3_000 + random.nextInt(9_000));
            if (kill % 2 == 0) {
                server.kill();
                tally.count("kills of the server", 1);
                ServerProcess.pause(random.nextInt(1_500));
                Instant down = Instant.now();
                server.start();
                tally.most("slowest restart, ms", (int)
                        Duration.between(down, Instant.now()).toMillis());
            } else {
                assertThat(server.killChild()).as("a fax process to kill").isTrue();
                tally.count("kills of the fax process", 1);
            }
        }
        killing = false;
    }

    /// Sends one fax as a careful program does: with an idempotency key, again and again until it is accepted.
    private Void send(int number, long after) throws Exception {
        ServerProcess.pause(after);
        String machine = "+1303555%04d".formatted(number);
        Path document =
                UniquePages.write(temporary.resolve("send-" + number + ".tif"), number % 4 == 0 ? 2 : 1, SEED + number);
        String body = JSON.writeValueAsString(Map.of(
                "to",
                machine,
                "from",
                OUR_NUMBER,
                "header",
                false,
                "filename",
                "fax.tif",
                "file_base64",
                Base64.getEncoder().encodeToString(Files.readAllBytes(document))));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/faxes"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "kill-" + number)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 202) {
                    accepted.add(new Tally.Accepted(machine, UniquePages.prints(document)));
                    return null;
                }
                if (answer.statusCode() < 500) {
                    throw new AssertionError("refused: " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException down) {
                if (!killing && !server.isAlive()) {
                    throw new AssertionError("the server is gone", down);
                }
            }
            ServerProcess.pause(300);
        }
    }

    /// Sends from machines of the far end until one of them holds its fax for sent.
    private Void arrive(long after) throws Exception {
        ServerProcess.pause(after);
        while (true) {
            int number = callers.incrementAndGet();
            String machine = "+1404555%04d".formatted(number);
            Path document = UniquePages.write(
                    temporary.resolve("arrival-" + number + ".tif"), number % 3 == 0 ? 2 : 1, SEED - number);
            CallReport report = farEnd.send(document, machine, OUR_NUMBER);
            boolean whole = report.outcome() == CallReport.Outcome.SENT;
            called.add(new Tally.Called(machine, UniquePages.prints(document), report.pagesConfirmed(), whole));
            if (whole) {
                return null;
            }
            ServerProcess.pause(1_000);
        }
    }

    private void awaitSettled() {
        Instant limit = Instant.now().plus(SETTLED_WITHIN);
        while (unsettled() > 0 || farEnd.activeCalls() > 0) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError(unsettled() + " faxes are not settled\n" + tally);
            }
            ServerProcess.pause(1_000);
        }
    }

    /// A fax that waits for its next attempt because a call went wrong is settled: its state is true.
    private long unsettled() {
        Instant soon = Instant.now().plusSeconds(20);
        return Stream.concat(rows("outbound").stream(), rows("inbound").stream())
                .filter(fax -> switch (fax.path("status").asString()) {
                    case "sending", "received", "processing" -> true;
                    case "queued" ->
                        fax.path("next_attempt_at").asString("").isEmpty()
                                || Instant.parse(fax.path("next_attempt_at").asString())
                                        .isBefore(soon);
                    default -> false;
                })
                .count();
    }

    private void count(Instant began) throws IOException {
        tally.outbound(
                List.copyOf(accepted), rows("outbound").stream().map(this::told).toList(), farEnd.taken());
        tally.inbound(
                List.copyOf(called), rows("inbound").stream().map(this::arrived).toList());
        tally.count("calls taken at the far end", farEnd.taken().size());
        tally.count("seconds", (int) Duration.between(began, Instant.now()).toSeconds());
        server.command("audit", "verify");
        server.failuresInLog().forEach(line -> tally.lie("logged: " + line));
        try (Stream<Path> folders = Files.list(server.data().resolve("spool/calls"))) {
            folders.filter(Files::isDirectory)
                    .forEach(folder -> tally.lie("left in the spool: " + folder.getFileName()));
        }
    }

    private Tally.Told told(JsonNode fax) {
        String status = fax.path("status").asString();
        String timeline = caller().get(path(fax) + "/timeline").body();
        return new Tally.Told(
                fax.path("to").asString(), status, status.equals("uncertain") || timeline.contains("may arrive twice"));
    }

    private Tally.Arrived arrived(JsonNode fax) {
        try {
            Path original = temporary.resolve(fax.path("id").asString() + ".tif");
            HttpResponse<Path> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path(fax) + "/original"))
                            .header("Authorization", "Bearer " + key)
                            .build(),
                    HttpResponse.BodyHandlers.ofFile(original));
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Tally.Arrived(
                    fax.path("from").asString(),
                    UniquePages.prints(original),
                    fax.path("status").asString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String path(JsonNode fax) {
        return "/api/v1/faxes/" + fax.path("id").asString();
    }

    private List<JsonNode> rows(String direction) {
        return caller().all("/api/v1/faxes?limit=200&direction=" + direction);
    }

    private Caller caller() {
        return Caller.withKey(server.port(), key);
    }

    private String created(String path, Map<String, ?> body) {
        Caller.Answer answer = caller().post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asString();
    }
}
