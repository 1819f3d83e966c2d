package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.SimulatedCarriers;
import io.dartwing.server.test.Tenant;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The caller names of numbers, at their carrier and here only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallerNameIT {
    private SimulatedCarriers carriers;
    private Tenant clinic;
    private UUID account;

    @BeforeAll
    void start() {
        carriers = SimulatedCarriers.start("telnyx");
        clinic = carriers.server().tenant("Named Clinic");
        account = carriers.account(clinic, "telnyx");
    }

    @AfterAll
    void stop() {
        carriers.close();
    }

    private JsonNode record(String id) {
        return clinic.caller().get("/api/v1/numbers/" + id).json();
    }

    private JsonNode awaitState(String id, @Nullable String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> record(id),
                        number -> state == null
                                ? number.path("caller_name_state").isNull()
                                : number.path("caller_name_state").asString("").equals(state));
    }

    private void name(String id, @Nullable String name) {
        var patch = new HashMap<String, @Nullable Object>();
        patch.put("caller_name", name);
        Answer answer = clinic.caller().patch("/api/v1/numbers/" + id, patch);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String bought() {
        String number = clinic.caller()
                .get("/api/v1/numbers/available?country=US&area_code=970")
                .json()
                .path("data")
                .path(0)
                .path("number")
                .asString();
        String order = Tenant.id(clinic.caller()
                .post("/api/v1/numbers/orders", Map.of("carrier_account_id", account.toString(), "number", number)));
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> clinic.caller()
                                .get("/api/v1/numbers/orders/" + order)
                                .json(),
                        now -> now.path("configured").asBoolean())
                .path("number_id")
                .asString();
    }

    @Test
    void aNameIsBroughtToTheCarrierAndTakenBack() {
        String id = bought();
        name(id, "Named Clinic");
        awaitState(id, "published");
        name(id, "Clinic, Named");
        awaitState(id, "published");
        name(id, null);
        awaitState(id, null);
        clinic.caller().patch("/api/v1/carriers/" + account, Map.of("credentials", Map.of("api_key", "wrong")));
        name(id, "Too late");
        assertThat(awaitState(id, "refused").path("caller_name_problem").asString())
                .contains("did not accept our credentials");
    }

    @Test
    void whereNobodyCanBeToldItIsKeptHereOnly() {
        String onTrunk = Tenant.id(clinic.caller()
                .post(
                        "/api/v1/numbers",
                        Map.of("number", "+13035559401", "trunk_id", clinic.trunk(), "caller_name", "Trunk Clinic")));
        awaitState(onTrunk, "kept_here");
        String unknown = Tenant.id(clinic.caller()
                .post(
                        "/api/v1/numbers",
                        Map.of(
                                "number", "+13035559402",
                                "carrier_id", account.toString(),
                                "caller_name", "No id")));
        assertThat(awaitState(unknown, "kept_here").path("caller_name_problem").asString())
                .contains("provider_id");
    }
}
