package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Limits as a caller of the product meets them.
class LimitsFlowIT {
    private static final Map<String, String> LATER = Map.of("scheduled_at", Tenant.NEXT_MONTH);

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Limited Clinic");

    private void tier(String tier) {
        operator("limits.tier", tier);
        TestServer.pause(900); // counts within a second
    }

    private void operator(String setting, String value) {
        var database = server.context().getBean(InstalledDatabase.class);
        try (var administration = Administration.open(database.access(), Clock.systemUTC())) {
            administration.set(clinic.organization(), setting, value);
        }
    }

    @Test
    void everyAnswerSaysHowTheCallerStands() {
        Answer answer = clinic.caller().get("/api/v1/inboxes");
        assertThat(Long.parseLong(answer.header("RateLimit-Limit"))).isPositive();
        assertThat(Long.parseLong(answer.header("RateLimit-Remaining")))
                .isLessThan(Long.parseLong(answer.header("RateLimit-Limit")));
        assertThat(answer.header("RateLimit-Reset")).matches("[0-9]+");
        assertThat(answer.header("RateLimit-Policy")).contains("\"key-second\";q=1000;w=1");
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo(answer.header("RateLimit-Limit"));
        assertThat(Long.parseLong(answer.header("X-RateLimit-Reset"))).isGreaterThan(1_700_000_000L);
    }

    @Test
    void theFaxesOfAnOrganisationAreLimitedByItsTierAndReplaysCostNothing() {
        tier("starter"); // one fax a minute together
        byte[] page = TestPages.pdf("Limited");
        Map<String, String> fields = Map.of("to", clinic.secondNumber(), "scheduled_at", Tenant.NEXT_MONTH);
        Answer first = clinic.upload("/api/v1/faxes", fields, "a.pdf", page, Map.of("Idempotency-Key", "one"));
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        for (int i = 0; i < 3; i++) {
            Answer replay = clinic.upload("/api/v1/faxes", fields, "a.pdf", page, Map.of("Idempotency-Key", "one"));
            assertThat(replay.status()).isEqualTo(202);
            Answer second = clinic.send(page, "b.pdf", LATER);
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.json().path("code").asString()).isEqualTo("FAX-004");
            assertThat(Long.parseLong(second.header("Retry-After"))).isBetween(1L, 60L);
            assertThat(second.header("RateLimit-Remaining")).isEqualTo("0");
        }
        JsonNode limits = clinic.caller().get("/api/v1/limits").json();
        assertThat(limits.path("tier").asString()).isEqualTo("starter");
        assertThat(limits.path("limits").toString()).contains("fax.send");
    }

    @Test
    @Covers("FAX-E-003-04")
    void aKeysOwnLimitHoldsExactlyUnderManyThreads() throws Exception {
        String key = clinic.caller()
                .post(
                        "/api/v1/api-keys",
                        Map.of(
                                "name",
                                "narrow",
                                "scopes",
                                List.of("fax:read"),
                                "limits",
                                Map.of("api.request", Map.of("per_day", 25))))
                .json()
                .path("key")
                .asString();
        Caller caller = Caller.withKey(server.port(), key);
        var answers = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (int i = 0; i < 60; i++) {
                answers.add(threads.submit(() -> caller.get("/api/v1/inboxes")));
            }
        }
        int allowed = 0;
        for (var answer : answers) {
            assertThat(answer.get().status()).isIn(200, 429);
            allowed += answer.get().status() == 200 ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(25);
        Answer refused = caller.get("/api/v1/inboxes");
        assertThat(refused.json().path("code").asString()).isEqualTo("DW-429");
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
    }

    @Test
    @Covers("FAX-E-003-07")
    void aKeyWorksFromItsNetworksOnlyAndAForgedHeaderDoesNotHelp() {
        JsonNode made = clinic.caller()
                .post(
                        "/api/v1/api-keys",
                        Map.of(
                                "name",
                                "elsewhere",
                                "scopes",
                                List.of("fax:read"),
                                "allowed_networks",
                                List.of("192.0.2.0/24", "2001:db8::/32")))
                .json();
        Caller caller = Caller.withKey(server.port(), made.path("key").asString());
        assertThat(caller.get("/api/v1/inboxes").status()).isEqualTo(401);
        assertThat(caller.header("X-Forwarded-For", "192.0.2.7")
                        .get("/api/v1/inboxes")
                        .status())
                .isEqualTo(401);
        Answer wrong = clinic.caller()
                .patch(
                        "/api/v1/api-keys/" + made.path("id").asString(),
                        Map.of("allowed_networks", List.of("10.0.0.0/99")));
        assertThat(wrong.status()).isEqualTo(400);
        clinic.caller()
                .patch(
                        "/api/v1/api-keys/" + made.path("id").asString(),
                        Map.of("allowed_networks", List.of("127.0.0.0/8")));
        TestServer.pause(900);
        assertThat(caller.get("/api/v1/inboxes").status()).isEqualTo(200);
    }

    @Test
    @Covers("FAX-E-003-06")
    void aRotatedKeyKeepsItsRecord() {
        JsonNode made = clinic.caller()
                .post("/api/v1/api-keys", Map.of("name", "turning", "scopes", List.of("fax:read")))
                .json();
        String path = "/api/v1/api-keys/" + made.path("id").asString();
        Answer rotated = clinic.caller().post(path + "/rotate", Map.of("grace", "PT1H"));
        assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
        assertThat(rotated.json().path("id").asString())
                .isEqualTo(made.path("id").asString());
        for (String key :
                List.of(made.path("key").asString(), rotated.json().path("key").asString())) {
            assertThat(Caller.withKey(server.port(), key).get("/api/v1/inboxes").status())
                    .isEqualTo(200);
        }
        assertThat(clinic.caller().get(path).body())
                .doesNotContain(rotated.json().path("key").asString());
        assertThat(clinic.caller()
                        .post(path + "/rotate", Map.of("grace", "P2D"))
                        .status())
                .isEqualTo(400);
    }
}
