package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.DatabaseProperties;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import io.dartwing.server.crash.FarEnd;
import io.dartwing.server.crash.ServerProcess;
import io.dartwing.server.crash.UniquePages;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.testkit.http.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kill -9` in the middle of long runs over many faxes: a broadcast to real machines, then an erasure.
class RunsKillIT {
    private static final String OUR_NUMBER = "+12025550100";
    private static final int MACHINES = 12;
    private static final int BUSY = 3;
    private static final int LINES = 3;
    private static final int OLD_FAXES = 160;
    private static final Duration WITHIN = Duration.ofMinutes(6);
    private static final DatabaseProperties EMBEDDED =
            new DatabaseProperties(null, null, null, "dartwing_app", null, 0, 24, "64MB");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path temporary;

    private ServerProcess server;
    private FarEnd farEnd;
    private String key;

    @BeforeEach
    void startBoth() throws IOException {
        int media = 24_000 + new Random().nextInt(2) * 1000;
        server = new ServerProcess(temporary.resolve("data"), media);
        server.start();
        farEnd = new FarEnd(temporary.resolve("far-end"), server.sipPort(), media + 3000, 1);
        server.command("organization", "create", "Runs Clinic", "--json");
        key = JSON.readTree(
                        server.command("key", "create", "--organization", "Runs Clinic", "--scopes", "admin", "--json"))
                .path("key")
                .asString();
        String trunk = Tenant.id(caller().post(
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
                                3)));
        Tenant.id(caller().post("/api/v1/numbers", Map.of("number", OUR_NUMBER, "trunk_id", trunk)));
    }

    @AfterEach
    void stopBoth() {
        farEnd.close();
        server.close();
    }

    @Test
    void aBroadcastAndAnErasureGoOnWhereTheyWere() throws Exception {
        broadcast();
        erase();
        assertThat(caller().get("/api/v1/audit/verification")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("intact");
        assertThat(server.failuresInLog()).isEmpty();
    }

    private void broadcast() throws IOException {
        for (int number = 0; number < BUSY; number++) {
            farEnd.refuse(machine(number * 4), 486);
        }
        String id = Tenant.id(caller().post(
                        "/api/v1/broadcasts",
                        Map.of(
                                "name",
                                "Opening hours",
                                "from",
                                OUR_NUMBER,
                                "file_base64",
                                Base64.getEncoder().encodeToString(TestPages.pdf("We are open")),
                                "filename",
                                "hours.pdf",
                                "faxes_per_minute",
                                60,
                                "lines",
                                LINES,
                                "attempts",
                                1,
                                "start",
                                true,
                                "recipients",
                                machines())));
        String path = "/api/v1/broadcasts/" + id;
        for (int sent : List.of(2, 5)) {
            awaitThat(path, now -> now.path("counts").path("sent").asInt() >= sent);
            server.kill();
            server.start();
        }
        awaitThat(path, now -> now.path("status").asString().equals("ended"));
        var faxes = new HashMap<String, JsonNode>();
        for (JsonNode fax : caller().all("/api/v1/faxes?direction=outbound&limit=100")) {
            assertThat(faxes.put(fax.path("to").asString(), fax))
                    .as("one fax for a recipient")
                    .isNull();
        }
        assertThat(faxes).hasSize(MACHINES);
        var ends = new HashMap<String, Integer>();
        for (JsonNode recipient : caller().all(path + "/recipients?limit=100")) {
            ends.merge(recipient.path("state").asString(), 1, Integer::sum);
            isTrue(recipient, faxes.get(recipient.path("number").asString()));
        }
        System.out.println("broadcast, killed twice: " + ends + ", calls taken "
                + farEnd.taken().size() + ", refused " + farEnd.refused().size());
        // And those whose call was cut before its first page was whole, which is what `isTrue` looks at.
        assertThat(ends.get("failed")).isBetween(BUSY, BUSY + 2 * LINES);
    }

    /// What the recipient's row says, against what its machine has.
    private void isTrue(JsonNode recipient, JsonNode fax) {
        String number = recipient.path("number").asString();
        long whole = farEnd.taken().stream()
                .filter(call -> call.machine().equals(number) && !call.pages().isEmpty())
                .count();
        String state = recipient.path("state").asString();
        switch (state) {
            case "sent" -> assertThat(whole).as(number).isPositive();
            case "failed" -> assertThat(whole).as(number).isZero();
            default -> assertThat(state).as(number).isEqualTo("uncertain");
        }
        if (whole > 1) {
            assertThat(caller().get("/api/v1/faxes/" + fax.path("id").asString() + "/timeline")
                            .body())
                    .contains("may arrive twice");
        }
    }

    private void erase() throws Exception {
        store();
        List<String> faxes = caller().all("/api/v1/faxes?limit=200").stream()
                .map(fax -> fax.path("id").asString())
                .toList();
        String onHold = faxes.getFirst();
        Tenant.id(caller().post(
                        "/api/v1/legal-holds",
                        Map.of("matter", "A v B", "subject_type", "fax_document", "subject_id", onHold)));
        Tenant.id(caller().post("/api/v1/retention-policies", Map.of("name", "Month", "days", 30)));
        age();
        String run = "/api/v1/retention/runs/"
                + caller().post("/api/v1/retention/runs", Map.of())
                        .json()
                        .path("id")
                        .asString();
        var killedAt = new ArrayList<Integer>();
        for (int erased : List.of(15, 80)) {
            killedAt.add(
                    awaitThat(run, now -> erased(now) >= erased).path("erased").asInt());
            server.kill();
            server.start();
        }
        JsonNode done = awaitThat(run, now -> now.path("status").asString().equals("done"));
        System.out.println("erasure of " + faxes.size() + ", killed at " + killedAt + ": " + done.path("erased")
                + " erased, " + done.path("on_hold") + " on hold");
        assertThat(killedAt.getLast()).as("the kill came in the middle").isLessThan(faxes.size() - 1);
        assertThat(done.path("erased").asInt()).isEqualTo(faxes.size() - 1);
        assertThat(done.path("on_hold").asInt()).isOne();
        assertThat(caller().get(run + "/certificate").json().path("disposals").findValuesAsString("fax_id"))
                .containsExactlyInAnyOrderElementsOf(faxes);
        assertThat(caller().all("/api/v1/audit/entries?limit=100&event=retention.erased").stream()
                        .map(entry -> entry.path("subject_id").asString()))
                .doesNotHaveDuplicates()
                .hasSize(faxes.size() - 1)
                .doesNotContain(onHold);
        assertThat(caller().all("/api/v1/faxes?limit=200").stream()
                        .map(fax -> fax.path("id").asString()))
                .containsExactly(onHold);
    }

    /// Faxes that never left: there is nothing to wait for.
    private void store() throws IOException {
        Path document = UniquePages.write(temporary.resolve("old.tif"), 1, 7);
        String file = Base64.getEncoder().encodeToString(Files.readAllBytes(document));
        for (int number = 0; number < OLD_FAXES; number++) {
            String id = Tenant.id(caller().post(
                            "/api/v1/faxes",
                            Map.of(
                                    "to",
                                    machine(1000 + number),
                                    "from",
                                    OUR_NUMBER,
                                    "filename",
                                    "old.tif",
                                    "file_base64",
                                    file,
                                    "scheduled_at",
                                    Instant.now().plus(Duration.ofDays(300)).toString())));
            assertThat(caller().post("/api/v1/faxes/" + id + "/cancel", Map.of())
                            .status())
                    .isEqualTo(200);
        }
    }

    private void age() throws Exception {
        var access = InstalledDatabase.running(DataDirectory.visit(server.data()), EMBEDDED)
                .orElseThrow();
        try (var owner = Migrations.connectAsOwner(access);
                var statement = owner.createStatement()) {
            assertThat(statement.executeUpdate("update fax_documents set created_at = now() - interval '31 days'"))
                    .isEqualTo(MACHINES + OLD_FAXES);
        }
    }

    private static int erased(JsonNode run) {
        return run.path("erased").asInt();
    }

    private static String machine(int number) {
        return "+1303555%04d".formatted(number);
    }

    private static List<Map<String, Object>> machines() {
        var all = new ArrayList<Map<String, Object>>();
        for (int number = 0; number < MACHINES; number++) {
            all.add(Map.of("number", machine(number)));
        }
        return Collections.unmodifiableList(all);
    }

    private JsonNode awaitThat(String path, Predicate<JsonNode> wanted) {
        return await().atMost(WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> caller().get(path).json(), wanted);
    }

    private Caller caller() {
        return Caller.withKey(server.port(), key);
    }
}
