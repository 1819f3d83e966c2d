package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.CarrierClinic;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.CarrierSimulator;
import io.dartwing.simulator.Conditions;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Ledger;
import io.dartwing.simulator.SimulatedCarrier;
import io.dartwing.testkit.Covers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Faxes over carriers' APIs, both ways, through the whole product and the simulated providers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarrierFaxesIT {
    private static final Duration QUICK = Duration.ofMillis(50);

    private CarrierSimulator simulator;
    private TestServer server;
    private CarrierClinic clinic;

    @BeforeAll
    void start() throws Exception {
        simulator = CarrierSimulator.start(0, Clock.systemUTC());
        server = TestServer.with(CarrierClinic.settings(
                simulator,
                List.of("telnyx", "phaxio"),
                // Nobody listens there.
                "--dartwing.carriers.sinch.api=http://127.0.0.1:9",
                "--dartwing.carriers.look-after=1s",
                "--dartwing.carriers.settled-after=3s",
                "--dartwing.carriers.answer-within=3s"));
    }

    @AfterAll
    void stop() {
        server.stop();
        simulator.close();
    }

    @BeforeEach
    void setUp() {
        simulator.conditions(Conditions.FAIR.step(QUICK));
        clinic = new CarrierClinic(server, simulator, "Carrier Faxes");
    }

    private String send(Behaviour behaviour) throws Exception {
        return clinic.send(behaviour.number("+1720"), TestPages.pdf("First page", "Second page"));
    }

    private JsonNode await(String fax, String... statuses) {
        return clinic.tenant().awaitStatus(fax, statuses);
    }

    private List<Ledger.Accepted> accepted() {
        return simulator.ledger().entries().stream()
                .filter(entry -> entry.from().equals(clinic.from()))
                .toList();
    }

    @Test
    @Covers("FAX-A-002-01")
    void aFaxGoesOverTheCarrierThatOwnsItsNumber() throws Exception {
        String telnyx = clinic.account("telnyx", 3);
        clinic.number(telnyx);
        String fax = send(Behaviour.SUCCESS);
        JsonNode sent = await(fax, "sent", "failed", "uncertain");
        assertThat(sent.path("status").asString()).as(sent.toString()).isEqualTo("sent");
        assertThat(sent.path("pages_sent").asInt(sent.path("pages").asInt())).isEqualTo(2);
        JsonNode attempt = clinic.attempts(fax).get(0);
        assertThat(attempt.path("carrier").path("id").asString()).isEqualTo(telnyx);
        assertThat(attempt.path("reason").asString()).startsWith("Chosen “telnyx 3” because");
        assertThat(accepted()).hasSize(1);
        assertThat(clinic.tenant()
                        .caller()
                        .get("/api/v1/routing/decisions?subject_id=" + fax)
                        .json()
                        .path("data"))
                .hasSize(1);
    }

    @Test
    @Covers("FAX-A-003-05")
    void aBusyLineIsTriedAgainLaterAndNotElsewhere() throws Exception {
        String telnyx = clinic.account("telnyx", 1);
        clinic.number(telnyx, clinic.account("phaxio", 5));
        String fax = send(Behaviour.BUSY);
        JsonNode waiting = clinic.tenant()
                .await(
                        fax,
                        now -> now.path("status").asString().equals("queued")
                                && now.path("attempts").asInt(1) > 0
                                && now.hasNonNull("next_attempt_at")
                                && now.hasNonNull("cause"));
        assertThat(waiting.path("cause").asString()).isEqualTo("busy");
        assertThat(clinic.attempts(fax)).hasSize(1);
        assertThat(accepted()).hasSize(1);
    }

    @Test
    @Covers({"FAX-A-002-04", "FAX-A-002-05"})
    void anotherCarrierTakesOverWhenOneIsDown() throws Exception {
        String dead = clinic.account("sinch", 1);
        String telnyx = clinic.account("telnyx", 5);
        clinic.number(telnyx, dead);
        String fax = send(Behaviour.SUCCESS);
        await(fax, "sent");
        assertThat(clinic.attempts(fax))
                .extracting(one -> one.path("carrier").path("id").asString())
                .containsExactly(dead, telnyx);
        assertThat(clinic.attempts(fax).get(1).path("reason").asString()).contains("Chosen “telnyx 5”");
        assertThat(clinic.events(fax)).contains("other_way");
        assertThat(accepted()).hasSize(1);
    }

    @Test
    void aLostAnswerIsUncertainUntilTheCarrierIsAsked() throws Exception {
        simulator.conditions(Conditions.FAIR.step(Duration.ofMillis(1500)).loss(1));
        clinic.number(clinic.account("telnyx", 3), clinic.account("phaxio", 1));
        String fax = send(Behaviour.FAULT_AFTER_ACCEPT);
        await(fax, "uncertain", "sent");
        JsonNode sent = await(fax, "sent");
        assertThat(sent.path("cause").isNull()).isTrue();
        assertThat(clinic.events(fax)).contains("uncertain");
        assertThat(accepted())
                .as("asked once, although another carrier was there")
                .hasSize(1);
    }

    @Test
    void lostWebhooksLeaveNoFaxBehind() throws Exception {
        simulator.conditions(Conditions.FAIR.step(QUICK).loss(1));
        clinic.number(clinic.account("phaxio", 3));
        String fax = send(Behaviour.SUCCESS);
        await(fax, "sent");
        assertThat(accepted()).hasSize(1);
    }

    @Test
    @Covers("FAX-A-001-03")
    void whatTheCarrierRefusesForGoodFails() throws Exception {
        clinic.number(clinic.account("telnyx", 3), clinic.account("phaxio", 4));
        String fax = send(Behaviour.INVALID_NUMBER);
        JsonNode failed = await(fax, "failed");
        assertThat(failed.path("cause").asString()).isEqualTo("unknown_number");
        assertThat(clinic.attempts(fax)).hasSize(1);
        assertThat(accepted()).isEmpty();
    }

    @Test
    @Covers("FAX-A-002-08")
    void anAccountIsGivenNoMoreFaxesAtOnceThanItsRecordAllows() throws Exception {
        simulator.conditions(Conditions.FAIR.step(Duration.ofMillis(700)));
        String telnyx = clinic.account("telnyx", 3);
        clinic.number(telnyx);
        limit(telnyx, "most_at_once", 1);
        List<String> faxes = List.of(send(Behaviour.SUCCESS), send(Behaviour.SUCCESS), send(Behaviour.SUCCESS));
        faxes.forEach(fax -> await(fax, "sent"));
        List<JsonNode> attempts = faxes.stream()
                .map(fax -> clinic.attempts(fax).get(0))
                .sorted(Comparator.comparing(
                        one -> Instant.parse(one.path("created_at").asString())))
                .toList();
        for (int i = 1; i < attempts.size(); i++) {
            assertThat(Instant.parse(attempts.get(i).path("created_at").asString()))
                    .isAfterOrEqualTo(
                            Instant.parse(attempts.get(i - 1).path("ended_at").asString()));
        }
        assertThat(faxes.stream()
                        .filter(fax -> clinic.events(fax).contains("waiting"))
                        .count())
                .isBetween(1L, 2L);
    }

    @Test
    @Covers("FAX-A-002-08")
    void whatIsTooMuchForTheMinuteWaitsAndSaysWhy() throws Exception {
        String telnyx = clinic.account("telnyx", 3);
        clinic.number(telnyx);
        assertThat(clinic.tenant()
                        .caller()
                        .patch("/api/v1/carriers/" + telnyx, Map.of("most_per_minute", 0))
                        .status())
                .isEqualTo(400);
        limit(telnyx, "most_per_minute", 1);
        await(send(Behaviour.SUCCESS), "sent");
        String second = send(Behaviour.SUCCESS);
        clinic.tenant().await(second, now -> clinic.events(second).contains("waiting"));
        assertThat(clinic.status(second)).isEqualTo("queued");
        assertThat(clinic.tenant()
                        .caller()
                        .get("/api/v1/faxes/" + second + "/timeline")
                        .body())
                .contains("is given 1 faxes a minute");
        assertThat(clinic.attempts(second)).isEmpty();
        assertThat(accepted()).hasSize(1);
        limit(telnyx, "most_per_minute", 2);
        await(second, "sent");
        assertThat(accepted()).hasSize(2);
    }

    private void limit(String account, String field, int most) {
        assertThat(clinic.tenant()
                        .caller()
                        .patch("/api/v1/carriers/" + account, Map.of(field, most))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFaxCanBeStoppedAtTheCarrier() throws Exception {
        simulator.conditions(Conditions.FAIR.step(Duration.ofSeconds(2)));
        clinic.number(clinic.account("telnyx", 3));
        String fax = send(Behaviour.SLOW);
        await(fax, "sending");
        assertThat(clinic.tenant()
                        .caller()
                        .post("/api/v1/faxes/" + fax + "/cancel", Map.of())
                        .status())
                .isEqualTo(200);
        await(fax, "cancelled");
        assertThat(clinic.events(fax)).contains("cancel_asked");
    }

    @Test
    @Covers("FAX-A-002-01")
    void anArrivingFaxIsReceivedOnce() {
        simulator.conditions(Conditions.FAIR.step(QUICK).duplication(1));
        SimulatedCarrier telnyx = simulator.carrier("telnyx");
        String account = clinic.account("telnyx", 3);
        clinic.number(account);
        clinic.listen("telnyx", account);
        telnyx.arrive(telnyx.account(), new Arrival(Kind.FAX, "+13035550188", clinic.from(), "Results", 3));
        JsonNode fax = clinic.tenant().awaitDelivered(1);
        TestServer.pause(1500);
        assertThat(clinic.tenant()
                        .caller()
                        .get("/api/v1/faxes?direction=inbound")
                        .json()
                        .path("data"))
                .hasSize(1);
        assertThat(fax.path("pages").asInt()).isEqualTo(3);
        JsonNode attempt = clinic.attempts(fax.path("id").asString()).get(0);
        assertThat(attempt.path("carrier").path("id").asString()).isEqualTo(account);
        assertThat(attempt.path("status").asString()).isEqualTo("received");
        assertThat(clinic.tenant().download("/api/v1/faxes/" + fax.path("id").asString() + "/document"))
                .startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void noAddressOfADocumentCanBeGuessed() {
        assertThat(server.anonymous().get("/fax-links/" + "A".repeat(43)).status())
                .isEqualTo(404);
        assertThat(server.anonymous().get("/fax-links/x").status()).isEqualTo(404);
    }
}
