package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.SimulatedCarriers;
import io.dartwing.server.test.Tenant;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The original specification's names for what is done to numbers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumberMethodsIT {
    private static final String BASE = "/api/method/dartwing_tel.api.numbers.";

    private SimulatedCarriers carriers;
    private Tenant clinic;
    private UUID account;

    @BeforeAll
    void start() {
        carriers = SimulatedCarriers.start("telnyx");
        clinic = carriers.server().tenant("Method Clinic");
        account = carriers.account(clinic, "telnyx");
    }

    @AfterAll
    void stop() {
        carriers.close();
    }

    private static JsonNode message(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().path("message");
    }

    @Test
    void numbersAreFoundBoughtAndLookedUp() {
        Caller caller = clinic.caller();
        JsonNode found =
                message(caller.get(BASE + "search?country=US&type=local&area_code=505&capabilities=fax&limit=2"), 200);
        assertThat(found.path("numbers").size()).isEqualTo(2);
        assertThat(found.path("total_available").asInt()).isEqualTo(2);
        String number = found.path("numbers").path(0).path("number").asString();
        Map<String, String> order = Map.of("carrier_account_id", account.toString(), "number", number);
        Caller once = Caller.withKey(carriers.server().port(), clinic.key()).header("Idempotency-Key", "method");
        JsonNode bought = message(once.post(BASE + "purchase", order), 202);
        assertThat(message(once.post(BASE + "purchase", order), 202)).isEqualTo(bought);
        assertThat(message(caller.post(BASE + "lookup", Map.of("number", number)), 200)
                        .path("line_type")
                        .asString())
                .isEqualTo("mobile");
    }

    @Test
    void numbersAreSetUpPortedAndGivenBack() {
        Caller caller = clinic.caller();
        String id = Tenant.id(
                caller.post("/api/v1/numbers", Map.of("number", "+15055559101", "carrier_id", account.toString())));
        assertThat(message(caller.put(BASE + "configure?number_id=" + id, Map.of("label", "Method")), 200)
                        .path("label")
                        .asString())
                .isEqualTo("Method");
        Answer refused = caller.delete(BASE + "release?number_id=" + id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("exc_type").asString()).isEqualTo("TEL-908");
        assertThat(refused.json().path("_error_message").asString()).contains("provider_id");
        JsonNode port = message(
                caller.post(
                        BASE + "port_in",
                        Map.of("numbers", List.of("+15055559102"), "carrier_account_id", account.toString())),
                201);
        assertThat(message(
                                caller.get(BASE + "port_status?port_id="
                                        + port.path("id").asString()),
                                200)
                        .path("state")
                        .asString())
                .isEqualTo("draft");
        assertThat(caller.get(BASE + "port_status?port_id=" + UUID.randomUUID())
                        .json()
                        .path("exc_type")
                        .asString())
                .isEqualTo("DW-404");
    }
}
