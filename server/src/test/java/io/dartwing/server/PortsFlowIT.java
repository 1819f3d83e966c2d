package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.SimulatedCarriers;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TrialConnector;
import io.dartwing.simulator.Behaviour;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Numbers brought over from another carrier, over a simulated winning carrier and by hand.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortsFlowIT {
    private static final String PORTS = "/api/v1/ports";
    private static final AtomicInteger AREAS = new AtomicInteger(400);

    private SimulatedCarriers carriers;
    private Tenant clinic;
    private UUID account;
    private String area;

    @BeforeAll
    void start() {
        carriers = SimulatedCarriers.start("telnyx", TrialConnector.class);
    }

    @AfterAll
    void stop() {
        carriers.close();
    }

    @BeforeEach
    void setUp() {
        clinic = carriers.server().tenant("Port Clinic");
        account = carriers.account(clinic, "telnyx");
        carriers.simulator().ledger().clear();
        area = "+1" + AREAS.incrementAndGet();
    }

    private Map<String, Object> wish(String... numbers) {
        var authorization = new HashMap<String, Object>();
        authorization.put("company", "Port Clinic Inc.");
        authorization.put("person", "Dr. Pat Porter");
        authorization.put("billing_number", numbers[0]);
        authorization.put("account_number", "ACC-4711-SECRET");
        authorization.put("pin", "9876");
        authorization.put("street", "1 Main St");
        authorization.put("city", "Denver");
        authorization.put("region", "CO");
        authorization.put("postal_code", "80202");
        authorization.put("country", "us");
        var wish = new HashMap<String, Object>();
        wish.put("numbers", List.of(numbers));
        wish.put("carrier_account_id", account.toString());
        wish.put("label", "Old line");
        wish.put("authorization", authorization);
        return wish;
    }

    private String draft(Map<String, Object> wish) {
        Answer made = clinic.caller().post(PORTS, wish);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("state").asString()).isEqualTo("draft");
        return made.json().path("id").asString();
    }

    private String complete(Map<String, Object> wish) {
        String id = draft(wish);
        document(id, "letter");
        document(id, "bill");
        return id;
    }

    private void document(String id, String kind) {
        String pdf = "%PDF-1.7 " + kind;
        Answer stored = clinic.caller().send("PUT", PORTS + "/" + id + "/documents/" + kind, pdf, "application/pdf");
        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    }

    private Answer post(String id, String verb) {
        return clinic.caller().post(PORTS + "/" + id + "/" + verb, Map.of());
    }

    private JsonNode port(String id) {
        return clinic.caller().get(PORTS + "/" + id).json();
    }

    private JsonNode awaitState(String id, String state) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> port(id), port -> port.path("state").asString().equals(state));
    }

    private JsonNode number(String number) {
        for (JsonNode row :
                clinic.caller().get("/api/v1/numbers?limit=200").json().path("data")) {
            if (row.path("number").asString().equals(number)) {
                return row;
            }
        }
        return MissingNode.getInstance();
    }

    private String history(String id) {
        return clinic.caller()
                .get(PORTS + "/" + id + "/steps")
                .json()
                .path("data")
                .toString();
    }

    @Test
    @Covers({"FAX-H-002-01", "FAX-H-002-03", "FAX-H-002-04", "FAX-H-002-06"})
    void portedNumbersBecomeNumbersOfTheAccount() throws Exception {
        String first = area + "5557001";
        String second = area + "5557002";
        String id = complete(wish(first, second));
        Answer submitted = post(id, "submit");
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(202);
        assertThat(submitted.json().path("state").asString()).isEqualTo("submitting");
        assertThat(post(id, "submit").body()).contains("TEL-912");
        JsonNode done = awaitState(id, "activated");
        assertThat(done.path("foc_at").asString()).isNotEmpty();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> port(id).path("set_up").asBoolean());
        assertThat(port(id).path("problem").isNull()).as(port(id).toString()).isTrue();
        for (String ported : List.of(first, second)) {
            JsonNode record = number(ported);
            assertThat(record.path("carrier_id").asString()).isEqualTo(account.toString());
            assertThat(record.path("label").asString()).isEqualTo("Old line");
            assertThat(clinic.caller()
                            .get("/api/v1/numbers/" + record.path("id").asString())
                            .json()
                            .path("provider_id")
                            .asString())
                    .isNotEmpty();
        }
        assertThat(history(id)).contains("draft", "submitting", "activated", "the winning carrier");
        assertThat(carriers.simulator().ledger().times("telnyx", id)).isOne();
        assertThat(post(id, "cancel").status()).isEqualTo(409);
        var owner = new OwnerView(carriers.server());
        assertThat(done.toString()).doesNotContain("SECRET", "9876");
        assertThat(done.path("authorization").path("account_number_set").asBoolean())
                .isTrue();
        assertThat(owner.texts("select row_to_json(p)::text from number_ports p")
                        .toString())
                .doesNotContain("SECRET", "Porter", "Main St");
        assertThat(owner.texts("select row_to_json(a)::text from audit_entries a where event like 'port.%'")
                        .toString())
                .contains("port.activated")
                .doesNotContain("5557001", "SECRET");
    }

    @Test
    @Covers("FAX-H-002-01")
    void whatIsMissingIsSaidAndWhatTheLosingCarrierRefusesIsCorrected() {
        String number = Behaviour.UNDELIVERABLE.number(area);
        var wish = wish(number);
        wish.remove("authorization");
        String id = draft(wish);
        assertThat(post(id, "submit").body()).contains("TEL-913", "company", "postal_code");
        Answer changed = clinic.caller()
                .patch(PORTS + "/" + id, Map.of("authorization", wish(number).get("authorization")));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(post(id, "submit").body()).contains("TEL-913", "letter");
        document(id, "letter");
        post(id, "submit");
        JsonNode refused = awaitState(id, "exception");
        assertThat(refused.path("reason").asString()).as("Telnyx wants a bill").isNotEmpty();
        document(id, "bill");
        assertThat(post(id, "submit").status()).isEqualTo(202);
        JsonNode exception = await().atMost(Duration.ofSeconds(90))
                .until(() -> port(id), port -> port.path("reason").asString("").contains("entity name"));
        assertThat(exception.path("state").asString()).isEqualTo("exception");
        assertThat(clinic.caller()
                        .patch(PORTS + "/" + id, Map.of("authorization", Map.of("company", "Port Clinic LLC")))
                        .json()
                        .path("authorization")
                        .path("person")
                        .asString())
                .as("what is not named stays")
                .isEqualTo("Dr. Pat Porter");
        assertThat(post(id, "submit").status()).isEqualTo(202);
        awaitState(id, "activated");
        assertThat(clinic.caller()
                        .patch(PORTS + "/" + id, Map.of("label", "Late"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Covers("FAX-H-002-02")
    void theLetterIsMadeFromThePortToBeSignedAndAttached() throws Exception {
        String number = area + "5557010";
        var wish = wish(number);
        wish.remove("authorization");
        String id = draft(wish);
        String letter = PORTS + "/" + id + "/letter";
        assertThat(clinic.caller().get(letter).body()).contains("TEL-913", "company", "postal_code");
        clinic.caller()
                .patch(PORTS + "/" + id, Map.of("authorization", wish(number).get("authorization")));
        byte[] made = clinic.download(letter);
        try (var pdf = Loader.loadPDF(made)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Letter of authorization", "Port Clinic Inc.", "1 Main St, Denver, CO 80202, US", number)
                    .contains("Name: Dr. Pat Porter", "Signature:")
                    .doesNotContain("4711", "9876");
        }
        Tenant other = carriers.server().tenant("Other Letter Clinic");
        assertThat(other.caller().get(letter).status()).isEqualTo(404);
        assertThat(other.caller().get(PORTS + "/nothing/letter").status()).isEqualTo(404);
        document(id, "letter");
        document(id, "bill");
        assertThat(post(id, "submit").status()).isEqualTo(202);
        awaitState(id, "activated");
    }

    @Test
    void aPortThatTheCarrierHasIsCancelledThere() {
        String id = complete(wish(Behaviour.SLOW.number(area)));
        post(id, "submit");
        awaitState(id, "submitted");
        Answer cancelled = post(id, "cancel");
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(202);
        assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelling");
        awaitState(id, "cancelled");
        assertThat(number(Behaviour.SLOW.number(area)).isMissingNode()).isTrue();
    }

    @Test
    void anAnswerThatIsLostOrdersNothingTwice() {
        String id = complete(wish(Behaviour.FAULT_AFTER_ACCEPT.number(area)));
        post(id, "submit");
        awaitState(id, "activated");
        assertThat(carriers.simulator().ledger().times("telnyx", id)).isOne();
    }

    @Test
    void whatCantBePortedIsAnException() {
        String one = complete(wish(Behaviour.INVALID_NUMBER.number(area)));
        post(one, "submit");
        assertThat(awaitState(one, "exception").path("reason").asString()).isNotEmpty();
        assertThat(post(one, "cancel").json().path("state").asString()).isEqualTo("cancelled");
        String apart = complete(wish(area + "5557003", "+18885557004"));
        post(apart, "submit");
        assertThat(awaitState(apart, "exception").path("reason").asString()).contains("apart");
    }

    @Test
    @Covers({"FAX-H-002-03", "FAX-H-002-04"})
    void aPortToWhoCantBeAskedIsTrackedByHand() {
        String number = area + "5557005";
        Map<String, Object> wish = wish(number);
        wish.remove("carrier_account_id");
        wish.put("trunk_id", clinic.trunk());
        String id = draft(wish);
        assertThat(port(id).path("tracking").asString()).isEqualTo("hand");
        assertThat(clinic.caller().post(PORTS, wish).body()).contains("TEL-911");
        assertThat(post(id, "submit").json().path("state").asString()).isEqualTo("submitted");
        String state = PORTS + "/" + id + "/state";
        assertThat(clinic.caller().post(state, Map.of("state", "submitted")).status())
                .isEqualTo(409);
        assertThat(clinic.caller().post(state, Map.of("state", "foc_date_set")).status())
                .isEqualTo(400);
        assertThat(clinic.caller()
                        .post(state, Map.of("state", "exception", "note", "Wrong postal code"))
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("Wrong postal code");
        clinic.caller().post(state, Map.of("state", "foc_date_set", "foc_at", "2027-01-15T15:00:00Z"));
        assertThat(port(id).path("foc_at").asString()).isEqualTo("2027-01-15T15:00:00Z");
        clinic.caller().post(state, Map.of("state", "activated", "note", "They called"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> port(id).path("set_up").asBoolean());
        assertThat(number(number).path("trunk_id").asString()).isEqualTo(clinic.trunk());
        assertThat(history(id)).contains("Wrong postal code", "They called");
    }

    @Test
    void aNumberHereMovesToTheWinningCarrier() {
        String number = area + "5557006";
        clinic.caller().post("/api/v1/numbers", Map.of("number", number, "trunk_id", clinic.trunk(), "label", "Mine"));
        String record = number(number).path("id").asString();
        String id = complete(wish(number));
        post(id, "submit");
        awaitState(id, "activated");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> port(id).path("set_up").asBoolean());
        JsonNode moved = number(number);
        assertThat(moved.path("id").asString()).isEqualTo(record);
        assertThat(moved.path("carrier_id").asString()).isEqualTo(account.toString());
        assertThat(moved.path("trunk_id").isNull() || moved.path("trunk_id").isMissingNode())
                .isTrue();
        assertThat(moved.path("label").asString()).isEqualTo("Mine");
    }

    @Test
    void whatCantBeMeantIsRefusedAndStrangersSeeNothing() {
        assertThat(clinic.caller().post(PORTS, Map.of("numbers", List.of("12"))).status())
                .isEqualTo(400);
        assertThat(clinic.caller()
                        .post(PORTS, Map.of("numbers", List.of(area + "5557007")))
                        .status())
                .isEqualTo(400);
        Tenant other = carriers.server().tenant("Other Port Clinic");
        assertThat(clinic.caller().post(PORTS, wish(other.firstNumber())).body())
                .contains("TEL-902");
        String id = draft(wish(area + "5557008"));
        document(id, "letter");
        String letter = PORTS + "/" + id + "/documents/letter";
        assertThat(clinic.caller().get(letter).body()).startsWith("%PDF-1.7 letter");
        assertThat(clinic.caller()
                        .send("PUT", letter, "plain text", "application/pdf")
                        .status())
                .isEqualTo(422);
        for (String path : List.of("", "/steps", "/documents/letter")) {
            assertThat(other.caller().get(PORTS + "/" + id + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(other.caller().post(PORTS + "/" + id + "/cancel", Map.of()).status())
                .isEqualTo(404);
        assertThat(other.caller().get(PORTS).json().path("data").size()).isZero();
        assertThat(post(id, "cancel").json().path("state").asString()).isEqualTo("cancelled");
    }
}
