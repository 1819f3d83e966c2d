package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.SimulatedCarriers;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TrialConnector;
import io.dartwing.simulator.Behaviour;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The life of a number over a simulated carrier: found, bought, given back, resting.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersFlowIT {
    private static final String ORDERS = "/api/v1/numbers/orders";
    private static final String SEARCH = "/api/v1/numbers/available?country=US";

    private SimulatedCarriers carriers;
    private Tenant clinic;
    private UUID account;

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
        clinic = carriers.server().tenant("Number Clinic");
        account = carriers.account(clinic, "telnyx");
        carriers.simulator().ledger().clear();
    }

    private String offered(String more) {
        return search(more).path("data").path(0).path("number").asString();
    }

    private JsonNode search(String more) {
        Answer answer = clinic.caller().get(SEARCH + more);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Map<String, Object> wanted(String number) {
        var wish = new HashMap<String, Object>();
        wish.put("carrier_account_id", account.toString());
        wish.put("number", number);
        wish.put("label", "Front desk");
        wish.put("uses", List.of("voice", "fax"));
        wish.put("monthly_cost", "1.00");
        wish.put("monthly_currency", "USD");
        return wish;
    }

    private JsonNode awaitOrder(String id, String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> clinic.caller().get(ORDERS + "/" + id).json(),
                        order -> order.path("state").asString().equals(state)
                                && (!state.equals("active")
                                        || order.path("configured").asBoolean()));
    }

    private JsonNode bought() {
        Answer order = clinic.caller().post(ORDERS, wanted(offered("")));
        assertThat(order.status()).as(order.body()).isEqualTo(202);
        String id = awaitOrder(order.json().path("id").asString(), "active")
                .path("number_id")
                .asString();
        return clinic.caller().get("/api/v1/numbers/" + id).json();
    }

    private Answer release(String id) {
        return clinic.caller().post("/api/v1/numbers/" + id + "/release", Map.of());
    }

    @Test
    @Covers("FAX-H-001-03")
    void tollFreeNumbersAreFoundWhenTheyAreAskedFor() {
        JsonNode found = search("&kind=toll_free&limit=2").path("data");
        assertThat(found.size()).isEqualTo(2);
        assertThat(found.valueStream().map(number -> number.path("number").asString()))
                .allMatch(number -> number.startsWith("+1888"));
    }

    @Test
    @Covers("FAX-H-001-01")
    void aSearchAsksEveryAccountAndTellsWhatEachSaid() {
        clinic.caller()
                .post(
                        "/api/v1/carriers",
                        Map.of(
                                "name",
                                "No shop",
                                "connector",
                                "trial",
                                "settings",
                                Map.of("connection_id", "c-1"),
                                "credentials",
                                Map.of("api_key", "good-key-4711")));
        JsonNode found = search("&area_code=720&uses=fax,voice&limit=3");
        assertThat(found.path("data").size()).isEqualTo(3);
        JsonNode first = found.path("data").path(0);
        assertThat(first.path("number").asString()).startsWith("+1720");
        assertThat(first.path("place").asString()).isEqualTo("DENVER, CO");
        assertThat(first.path("monthly").path("amount").asString()).isEqualTo("1.00");
        assertThat(first.path("carrier_account_id").asString()).isEqualTo(account.toString());
        assertThat(found.path("carriers").toString()).contains("\"cant_search\"", "\"answered\"");
        clinic.caller().patch("/api/v1/carriers/" + account, Map.of("credentials", Map.of("api_key", "wrong")));
        JsonNode refused = search("&carrier_account_id=" + account);
        assertThat(refused.path("data").size()).isZero();
        assertThat(refused.path("carriers").path(0).path("outcome").asString()).isEqualTo("refused");
        assertThat(refused.path("carriers").path(0).path("cause").asString()).isEqualTo("authentication");
    }

    @Test
    void whatCantBeSearchedForIsRefused() {
        for (String wrong :
                List.of("country=XX", "country=US&kind=pager", "country=US&limit=0", "country=US&uses=fly")) {
            assertThat(clinic.caller().get("/api/v1/numbers/available?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(clinic.caller()
                        .get(SEARCH + "&carrier_account_id=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Covers("FAX-H-003-05")
    void aBoughtNumberIsSetUpHereAndAtTheCarrier() {
        String number = offered("");
        Caller once = Caller.withKey(carriers.server().port(), clinic.key()).header("Idempotency-Key", "buy-" + number);
        Answer order = once.post(ORDERS, wanted(number));
        assertThat(order.status()).as(order.body()).isEqualTo(202);
        assertThat(once.post(ORDERS, wanted(number)).json()).isEqualTo(order.json());
        String id = order.json().path("id").asString();
        JsonNode active = awaitOrder(id, "active");
        JsonNode record = clinic.caller()
                .get("/api/v1/numbers/" + active.path("number_id").asString())
                .json();
        assertThat(record.path("number").asString()).isEqualTo(number);
        assertThat(record.path("carrier_id").asString()).isEqualTo(account.toString());
        assertThat(record.path("provider_id").asString()).isNotEmpty();
        assertThat(record.path("monthly_cost").asString()).isEqualTo("1.00");
        assertThat(record.path("uses").toString()).isEqualTo("[\"voice\",\"fax\"]");
        assertThat(record.path("state").asString()).isEqualTo("active");
        assertThat(record.path("label").asString()).isEqualTo("Front desk");
        assertThat(carriers.simulator().ledger().times("telnyx", id)).isOne();
        assertThat(clinic.caller()
                        .get(ORDERS)
                        .json()
                        .path("data")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(id);
        Answer again = clinic.caller().post(ORDERS, wanted(number));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("TEL-902");
        assertThat(search("&limit=50").path("data").toString()).doesNotContain(number);
    }

    @Test
    void anOrderWhoseAnswerIsLostIsFoundAndNeverSentAgain() {
        String number = offered("&contains=" + Behaviour.FAULT_AFTER_ACCEPT.ending());
        Answer order = clinic.caller().post(ORDERS, wanted(number));
        String id = order.json().path("id").asString();
        awaitOrder(id, "active");
        assertThat(carriers.simulator().ledger().times("telnyx", id)).isOne();
    }

    @Test
    void anOrderTheCarrierRefusesFailsWithItsReason() {
        Answer order = clinic.caller().post(ORDERS, wanted("+13035559999"));
        JsonNode failed = awaitOrder(order.json().path("id").asString(), "failed");
        assertThat(failed.path("problem").asString()).isNotEmpty();
        assertThat(failed.path("number_id").isNull()).isTrue();
        assertThat(clinic.caller().get("/api/v1/numbers").body()).doesNotContain("+13035559999");
    }

    @Test
    @Covers({"FAX-E-001-03", "FAX-H-001-07"})
    void aReleasedNumberRestsAndIsHandedToNobody() throws Exception {
        JsonNode number = bought();
        String id = number.path("id").asString();
        Answer released = release(id);
        assertThat(released.status()).as(released.body()).isEqualTo(202);
        assertThat(released.json().path("notice").asString()).contains("can't be undone");
        JsonNode resting = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> clinic.caller().get("/api/v1/numbers/" + id).json(),
                        now -> now.path("state").asString().equals("quarantined"));
        assertThat(Instant.parse(resting.path("quarantined_until").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
        assertThat(search("&limit=100").path("data").toString())
                .as("the carrier offers it again, we don't")
                .doesNotContain(number.path("number").asString());
        Answer setUp = clinic.caller()
                .post(
                        "/api/v1/numbers",
                        Map.of("number", number.path("number").asString(), "trunk_id", clinic.trunk()));
        assertThat(setUp.status()).isEqualTo(409);
        assertThat(setUp.body()).contains("rests until");
        assertThat(clinic.caller().delete("/api/v1/numbers/" + id).status()).isEqualTo(409);
        assertThat(release(id).body()).contains("TEL-906");
        assertThat(clinic.upload(
                                "/api/v1/faxes",
                                Map.of(
                                        "to",
                                        clinic.secondNumber(),
                                        "from",
                                        number.path("number").asString()),
                                "a.pdf",
                                TestPages.pdf("Late"),
                                Map.of())
                        .status())
                .isEqualTo(403);
        var owner = new OwnerView(carriers.server());
        owner.texts("with moved as (update fax_numbers set quarantined_until = now() - interval '1 second' where id = '"
                + id + "' returning 1) select count(*)::text from moved");
        owner.texts("select end_number_quarantines(now())::text");
        assertThat(clinic.caller()
                        .post(
                                "/api/v1/numbers",
                                Map.of("number", number.path("number").asString(), "trunk_id", clinic.trunk()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aNumberThatIsNeededStays() {
        String number = bought().path("id").asString();
        Answer fax = clinic.upload(
                "/api/v1/faxes",
                Map.of(
                        "to",
                        clinic.secondNumber(),
                        "from",
                        clinic.caller()
                                .get("/api/v1/numbers/" + number)
                                .json()
                                .path("number")
                                .asString(),
                        "scheduled_at",
                        Tenant.NEXT_MONTH),
                "a.pdf",
                TestPages.pdf("Waiting"),
                Map.of());
        assertThat(fax.status()).as(fax.body()).isEqualTo(202);
        Answer refused = release(number);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("TEL-907", "1 faxes wait to be sent from it", "cancel them");
        clinic.caller().post("/api/v1/faxes/" + fax.json().path("id").asString() + "/cancel", Map.of());
        clinic.caller().get("/api/v1/numbers").json().path("data").forEach(other -> {
            if (!other.path("id").asString().equals(number)) {
                clinic.caller().patch("/api/v1/numbers/" + other.path("id").asString(), Map.of("fax_enabled", false));
            }
        });
        Answer only = release(number);
        assertThat(only.status()).isEqualTo(409);
        assertThat(only.body()).contains("the only one that faxes are sent from");
    }

    @Test
    void aNumberOfATrunkCantBeGivenBackFromHere() {
        String id = clinic.caller()
                .get("/api/v1/numbers")
                .json()
                .path("data")
                .path(0)
                .path("id")
                .asString();
        Answer refused = release(id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("TEL-908");
        assertThat(release(UUID.randomUUID().toString()).status()).isEqualTo(404);
    }
}
