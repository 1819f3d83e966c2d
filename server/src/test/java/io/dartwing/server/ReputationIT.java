package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.SimulatedCarriers;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.testkit.http.Caller.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// How numbers stand, from what really happened.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReputationIT {
    private static final String FROM = "+13035559301";

    private SimulatedCarriers carriers;
    private Tenant clinic;
    private UUID account;
    private OwnerView owner;

    @BeforeAll
    void start() {
        carriers = SimulatedCarriers.start("telnyx");
        clinic = carriers.server().tenant("Reputable Clinic");
        account = carriers.account(clinic, "telnyx");
        owner = new OwnerView(carriers.server());
    }

    @AfterAll
    void stop() {
        carriers.close();
    }

    private String number(String e164) {
        return Tenant.id(
                clinic.caller().post("/api/v1/numbers", Map.of("number", e164, "carrier_id", account.toString())));
    }

    private JsonNode reputation(String id) {
        Answer answer = clinic.caller().get("/api/v1/numbers/" + id + "/reputation");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void happened(String number, String state, String cause, int times) throws SQLException {
        owner.texts("with made as (insert into carrier_attempts (id, organization_id, account_id, operation,"
                + " subject_type, subject_id, parties, state, cause, credential_version, begun_at, number_id)"
                + " select gen_random_uuid(), organization_id, carrier_id, 'messages', 'probe', gen_random_uuid(), '\\x00',"
                + " '" + state + "', " + cause + ", 1, now() - interval '1 day', id"
                + " from fax_numbers, generate_series(1, " + times + ") where id = '" + number
                + "' returning 1) select count(*)::text from made");
    }

    private List<String> alerts(String number) throws SQLException {
        return owner.texts(
                "select data from webhook_events where type = 'reputation.alert' and resource_id = '" + number + "'");
    }

    private void judge() throws Exception {
        carriers.server()
                .context()
                .getBean("numberReputations", RecurringJob.class)
                .work()
                .run();
    }

    @Test
    void whatIsSentFromANumberIsKnownAsItsOwn() throws Exception {
        String id = number("+13035559300");
        JsonNode before = reputation(id);
        assertThat(before.path("score").isNull()).as("unknown is not 100").isTrue();
        assertThat(before.path("reasons").path(0).path("kind").asString()).isEqualTo("unknown");
        Answer fax = clinic.upload(
                "/api/v1/faxes",
                Map.of("to", "+13035550142", "from", "+13035559300"),
                "a.pdf",
                TestPages.pdf("Once"),
                Map.of());
        assertThat(fax.status()).as(fax.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> reputation(id).path("delivered").asInt() == 1);
    }

    @Test
    void aNumberThatIsBlockedStandsBadlyAndItIsToldOnce() throws Exception {
        String id = number(FROM);
        Answer endpoint = clinic.caller()
                .post(
                        "/api/v1/webhooks",
                        Map.of(
                                "name",
                                "Alerts",
                                "url",
                                "https://hooks.example.com/dartwing",
                                "event_types",
                                List.of("reputation.alert")));
        assertThat(endpoint.status()).as(endpoint.body()).isEqualTo(201);
        happened(id, "delivered", "null", 14);
        happened(id, "failed", "'content'", 4);
        happened(id, "failed", "'opted_out'", 2);
        happened(id, "failed", "'funds'", 50);
        JsonNode bad = reputation(id);
        assertThat(bad.path("score").asInt()).isEqualTo(20);
        assertThat(bad.path("samples").asInt()).isEqualTo(20);
        assertThat(bad.path("blocked").asInt()).isEqualTo(4);
        assertThat(bad.path("unwanted").asInt()).isEqualTo(2);
        assertThat(bad.path("reasons").toString()).contains("\"points\":40", "20.0 % were blocked by a network");
        assertThat(bad.path("alerted_at").isNull()).isTrue();
        judge();
        judge();
        assertThat(alerts(id)).hasSize(1);
        assertThat(alerts(id).getFirst())
                .contains("\"score\":20", "\"threshold\":60", "blocked")
                .doesNotContain(FROM);
        assertThat(reputation(id).path("alerted_at").isNull()).isFalse();
        owner.texts("with old as (update number_reputations set alerted_at = now() - interval '25 hours'"
                + " where number_id = '" + id + "' returning 1) select count(*)::text from old");
        judge();
        assertThat(alerts(id)).as("told again after a day").hasSize(2);
        clinic.caller().put("/api/v1/settings/numbers.reputation_alert_below", Map.of("value", 10));
        owner.texts("with old as (update number_reputations set alerted_at = null" + " where number_id = '" + id
                + "' returning 1) select count(*)::text from old");
        judge();
        assertThat(alerts(id)).as("20 is not below 10").hasSize(2);
        assertThat(carriers.server()
                        .tenant("Stranger Clinic")
                        .caller()
                        .get("/api/v1/numbers/" + id + "/reputation")
                        .status())
                .isEqualTo(404);
    }
}
