package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.server.test.HeardEvents;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.server.test.TrialConnector;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.attempt.CarrierAttempts;
import io.dartwing.telephony.attempt.NewAttempt;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Accounts with carriers, and what providers tell of them. The original documents' code (001 §8.5) let a report lead
/// back (A15), looked it up in any carrier (A15), took repetitions for news (A17), and called an unknown carrier
/// healthy.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarrierHooksIT {
    private static final String KEY = "good-key-4711";

    private TestServer server;
    private Tenant clinic;
    private UUID account;
    private String hook;

    @BeforeAll
    void start() {
        server = TestServer.with(TrialConnector.class, HeardEvents.class);
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @BeforeEach
    void setUp() {
        clinic = server.tenant("Carrier Clinic");
        JsonNode carrier =
                clinic.caller().post("/api/v1/carriers", wanted("Main")).json();
        account = UUID.fromString(carrier.path("id").asString());
        hook = "/hooks/trial/" + carrier.path("public_id").asString();
    }

    private static Map<String, Object> wanted(String name) {
        return Map.of(
                "name",
                name,
                "connector",
                "trial",
                "settings",
                Map.of("connection_id", "c-1"),
                "credentials",
                Map.of("api_key", KEY));
    }

    @Test
    @Covers("FAX-A-002-06")
    void secretsAreWrittenAndNeverShown() throws Exception {
        Answer shown = clinic.caller().get("/api/v1/carriers/" + account);
        assertThat(shown.body()).doesNotContain(KEY);
        assertThat(shown.json().path("credential_names").toString()).isEqualTo("[\"api_key\"]");
        assertThat(shown.json().path("callback").asString()).endsWith(hook);
        assertThat(shown.json().path("health").isNull())
                .as("unknown is not 100")
                .isTrue();
        Answer changed =
                clinic.caller().patch("/api/v1/carriers/" + account, Map.of("credentials", Map.of("public_key", "p")));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().path("credential_names").size()).isEqualTo(2);
        assertThat(changed.json().path("credential_version").asLong()).isEqualTo(2);
        Answer renamed = clinic.caller().patch("/api/v1/carriers/" + account, Map.of("name", "Other"));
        assertThat(renamed.json().path("credential_version").asLong()).isEqualTo(2);
        assertThat(clinic.caller().get("/api/v1/audit/entries?limit=20").body()).doesNotContain(KEY);
        assertThat(new OwnerView(server)
                        .texts("select to_jsonb(t)::text from carrier_accounts t where id = '" + account + "'")
                        .getFirst())
                .doesNotContain(KEY);
    }

    @Test
    @Covers("FAX-A-002-06")
    void whatTheConnectorAsksForIsAskedFor() {
        Answer answer = clinic.caller()
                .post("/api/v1/carriers", Map.of("name", "Bare", "connector", "trial", "settings", Map.of("x", "y")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("settings.x: unknown", "settings.connection_id: missing", "credentials.api_key: missing");
        JsonNode connector = clinic.caller()
                .get("/api/v1/carriers/connectors")
                .json()
                .path("data")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("trial"))
                .findFirst()
                .orElseThrow();
        assertThat(connector.path("capabilities").toString()).contains("\"receive\"", "\"health\"", "\"balance\"");
        assertThat(connector.path("fields").size()).isEqualTo(3);
    }

    @Test
    @Covers("FAX-A-002-10")
    void aTestAsksTheProviderAndKeepsItsAnswer() {
        Answer test = clinic.caller().post("/api/v1/carriers/" + account + "/test", Map.of());
        assertThat(test.status()).as(test.body()).isEqualTo(200);
        JsonNode kept =
                clinic.caller().get("/api/v1/carriers/" + account).json().path("last_test");
        assertThat(kept.path("works").asBoolean()).isTrue();
        assertThat(kept.path("text").asString()).isEqualTo("Trial account at api.trial.test");
        assertThat(kept.path("balance").decimalValue()).isEqualByComparingTo("12.345");
        clinic.caller().patch("/api/v1/carriers/" + account, Map.of("credentials", Map.of("api_key", "bad")));
        assertThat(clinic.caller()
                        .post("/api/v1/carriers/" + account + "/test", Map.of())
                        .json()
                        .path("text")
                        .asString())
                .isEqualTo("The key was not accepted");
    }

    @Test
    void aWebhookIsStoredOnceAndToldOnce() throws Exception {
        String body = event("e1", "f-1", "DELIVERED");
        Answer first = deliver(KEY, body);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body()).isEqualTo("thanks");
        assertThat(deliver(KEY, body).status()).isEqualTo(202);
        assertThat(deliver(KEY, event("e1", "f-1", "DELIVERED") + " ").status()).isEqualTo(202);
        JsonNode listed = await().atMost(Duration.ofSeconds(20))
                .until(
                        this::webhooks,
                        rows -> rows.path(0).path("state").asString("").equals("processed"));
        assertThat(listed.size()).isOne();
        assertThat(listed.path(0).path("events").toString()).isEqualTo("[\"fax_progress\"]");
        assertThat(server.context().getBean(HeardEvents.class).of(account)).hasSize(1);
        assertThat(new OwnerView(server)
                        .texts("select encode(content, 'escape') from carrier_webhooks where account_id = '" + account
                                + "'")
                        .getFirst())
                .doesNotContain("f-1", KEY);
    }

    @Test
    void aBurstWithRepetitionsIsStoredOnceAndToldOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(24)) {
            var answers = new ArrayList<Future<Answer>>();
            for (int i = 0; i < 240; i++) {
                String body = event("burst-" + i % 120, "f-" + i % 120, "DELIVERED");
                answers.add(threads.submit(() -> deliver(KEY, body)));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(202);
            }
        }
        HeardEvents heard = server.context().getBean(HeardEvents.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> heard.of(account).size() >= 120);
        await().during(Duration.ofSeconds(1)).until(() -> heard.of(account).size() == 120);
        assertThat(new OwnerView(server)
                        .texts(
                                "select count(*)::text from carrier_webhooks where state = 'processed' and account_id = '"
                                        + account + "'"))
                .containsExactly("120");
    }

    @Test
    void newCredentialsCountAtOnce() {
        assertThat(deliver(KEY, event("e1", "f-1", "SENT")).status()).isEqualTo(202);
        clinic.caller().patch("/api/v1/carriers/" + account, Map.of("credentials", Map.of("api_key", "good-key-0815")));
        assertThat(deliver("good-key-0815", event("e2", "f-1", "SENT")).status())
                .isEqualTo(202);
        assertThat(deliver(KEY, event("e3", "f-1", "SENT")).status()).isEqualTo(401);
    }

    @Test
    void whatIsNotTheProvidersIsRefusedWithoutDetail() {
        Answer refused = deliver("wrong", event("e1", "f-1", "DELIVERED"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("DW-401").doesNotContain("this account's");
        assertThat(webhooks().size()).isZero();
        assertThat(clinic.caller()
                        .get("/api/v1/carriers/" + account)
                        .json()
                        .path("refused_reason")
                        .asString())
                .isEqualTo("Authorization: not this account's");
    }

    @Test
    void unknownAccountsAndConnectorsAreTheSame() {
        String body = event("e1", "f-1", "DELIVERED");
        Answer account = post("/hooks/trial/aaaaaaaaaaaaaaaaaaaaaaaaaa", KEY, body);
        Answer connector = post(hook.replace("/trial/", "/other/"), KEY, body);
        for (Answer answer : List.of(account, connector)) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("detail").asString()).isEqualTo("There is no such address.");
        }
    }

    @Test
    void theAddressOfTheFirstDocumentsFindsTheOnlyAccountOfAProvider() {
        String old = "/api/tel/webhook/telnyx/sms";
        assertThat(post(old, KEY, "{}").status()).isEqualTo(404);
        String first = telnyx(clinic);
        assertThat(post(old, KEY, "{}").status()).as("found, and not signed").isEqualTo(401);
        telnyx(server.tenant("Second Clinic"));
        assertThat(post(old, KEY, "{}").status()).as("which of the two?").isEqualTo(404);
        assertThat(post(old + "?account=" + first, KEY, "{}").status()).isEqualTo(401);
        assertThat(post("/api/tel/webhook/sinch/sms?account=" + first, KEY, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(post("/api/tel/webhook/nobody/sms", KEY, "{}").status()).isEqualTo(404);
    }

    private static String telnyx(Tenant tenant) {
        return tenant.caller()
                .post(
                        "/api/v1/carriers",
                        Map.of(
                                "name",
                                "Telnyx",
                                "connector",
                                "telnyx",
                                "settings",
                                Map.of("public_key", "k", "fax_application_id", "1"),
                                "credentials",
                                Map.of("api_key", "KEY")))
                .json()
                .path("public_id")
                .asString();
    }

    @Test
    void whatIsTooLongIsRefusedBeforeItIsRead() {
        assertThat(deliver(KEY, "x".repeat(1024 * 1024 + 1)).status()).isEqualTo(413);
    }

    @Test
    void whatCantBeUnderstoodIsKeptWithAReason() {
        assertThat(deliver(KEY, "{\"fax\":\"f-1\"}").status()).isEqualTo(202);
        assertThat(deliver(KEY, "no JSON about +12025550143").status()).isEqualTo(202);
        JsonNode rows = webhooks();
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.path(1).path("reason").asString()).isEqualTo("state: missing (expected: a text)");
        assertThat(rows.path(0).path("reason").asString()).isEqualTo("It is not what the provider documents");
        assertThat(rows.path(0).path("state").asString()).isEqualTo("unusable");
    }

    @Test
    void reportsMoveAnAttemptOnAndNeverBack() {
        UUID attempt = begin();
        post(hook + "?attempt=" + attempt, KEY, event("e1", "f-9", "DELIVERED"));
        awaitState("delivered");
        conclude(attempt, new CarrierResult.Done<>(DeliveryReport.of("f-9", DeliveryState.ACCEPTED, Instant.now())));
        deliver(KEY, event("e2", "f-9", "SENDING"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> webhooks().path(0).path("state").asString("").equals("processed"));
        JsonNode shown = awaitState("delivered");
        assertThat(shown.path("provider_id").asString()).isEqualTo("f-9");
        assertThat(shown.path("to").asString()).doesNotContain("2025550143").endsWith("43");
    }

    @Test
    void aReportThatComesBeforeItsAttemptHasAnAnswerIsToldAgain() {
        UUID attempt = begin();
        deliver(KEY, event("e1", "f-7", "SENT"));
        conclude(attempt, new CarrierResult.Done<>(DeliveryReport.of("f-7", DeliveryState.ACCEPTED, Instant.now())));
        awaitState("sent");
    }

    @Test
    void aReportOfAnotherAccountMovesNothing() {
        UUID attempt = begin();
        conclude(attempt, new CarrierResult.Done<>(DeliveryReport.of("f-5", DeliveryState.ACCEPTED, Instant.now())));
        JsonNode second =
                clinic.caller().post("/api/v1/carriers", wanted("Second")).json();
        post(
                "/hooks/trial/" + second.path("public_id").asString() + "?attempt=" + attempt,
                KEY,
                event("e1", "f-5", "FAILED"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> clinic.caller()
                                .get("/api/v1/carriers/" + second.path("id").asString() + "/webhooks?state=processed")
                                .json()
                                .path("data")
                                .size()
                        == 1);
        awaitState("accepted");
    }

    @Test
    @Covers("FAX-A-002-10")
    void healthIsToldFromWhatHappened() {
        var down = new CarrierResult.Retryable<DeliveryReport>(
                CarrierCause.UNAVAILABLE, "503", "The carrier had a fault", Optional.empty());
        for (int i = 0; i < 5; i++) {
            conclude(begin(), down);
        }
        JsonNode fax = clinic.caller()
                .get("/api/v1/carriers/" + account + "/health")
                .json()
                .path("data")
                .path(0);
        assertThat(fax.path("operation").asString()).isEqualTo("fax");
        assertThat(fax.path("score").asInt()).isZero();
        assertThat(fax.path("breaker").asString()).isEqualTo("open");
        assertThat(clinic.caller()
                        .get("/api/v1/carriers/" + account)
                        .json()
                        .path("breaker")
                        .asString())
                .isEqualTo("open");
    }

    @Test
    void anotherOrganisationSeesNoneOfIt() {
        Caller stranger = server.tenant("Stranger").caller();
        for (String page : List.of("", "/webhooks", "/attempts", "/health")) {
            assertThat(stranger.get("/api/v1/carriers/" + account + page).status())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(stranger.post("/api/v1/carriers/" + account + "/test", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDeletedAccountHearsNothingAndKeepsNoSecrets() throws Exception {
        assertThat(clinic.caller().delete("/api/v1/carriers/" + account).status())
                .isEqualTo(204);
        assertThat(deliver(KEY, event("e1", "f-1", "SENT")).status()).isEqualTo(404);
        assertThat(new OwnerView(server)
                        .texts("select (credentials is null)::text from carrier_accounts where id = '" + account + "'"))
                .containsExactly("true");
        assertThat(clinic.caller().post("/api/v1/carriers", wanted("Main")).status())
                .isEqualTo(201);
    }

    private UUID begin() {
        UUID attempt = Ids.next();
        Actors.runAs(SystemJobActor.of(clinic.organization().id(), "test"), () -> {
            var carrier = server.context()
                    .getBean(CarrierAccounts.class)
                    .find(account)
                    .orElseThrow();
            server.context()
                    .getBean(CarrierAttempts.class)
                    .begin(new NewAttempt(
                            attempt,
                            carrier.account(),
                            Capability.FAX,
                            "fax",
                            Ids.next(),
                            clinic.firstNumber(),
                            "+12025550143"));
        });
        return attempt;
    }

    private void conclude(UUID attempt, CarrierResult<DeliveryReport> result) {
        Actors.runAs(
                SystemJobActor.of(clinic.organization().id(), "test"),
                () -> server.context().getBean(CarrierAttempts.class).conclude(attempt, result));
    }

    private JsonNode awaitState(String state) {
        return await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> clinic.caller()
                                .get("/api/v1/carriers/" + account + "/attempts")
                                .json()
                                .path("data")
                                .path(0),
                        attempt -> attempt.path("state").asString("").equals(state));
    }

    private JsonNode webhooks() {
        return clinic.caller()
                .get("/api/v1/carriers/" + account + "/webhooks")
                .json()
                .path("data");
    }

    private Answer deliver(String key, String body) {
        return post(hook, key, body);
    }

    private Answer post(String path, String key, String body) {
        return Caller.anonymous(server.port())
                .header("Authorization", "Basic " + key)
                .send("POST", path, body, "application/json");
    }

    private static String event(String id, String fax, String state) {
        return "{\"event\":\"" + id + "\",\"fax\":\"" + fax + "\",\"state\":\"" + state + "\"}";
    }
}
