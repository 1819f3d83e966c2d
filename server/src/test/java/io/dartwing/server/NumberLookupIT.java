package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.SimulatedCarriers;
import io.dartwing.server.test.Tenant;
import io.dartwing.simulator.Behaviour;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
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

/// Looking numbers up at a simulated carrier, and what is kept of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumberLookupIT {
    private static final String LOOKUP = "/api/v1/numbers/lookup";
    private static final String NUMBER = "+13035550177";

    private SimulatedCarriers carriers;
    private Tenant clinic;
    private UUID account;

    @BeforeAll
    void start() {
        carriers = SimulatedCarriers.start("telnyx");
    }

    @AfterAll
    void stop() {
        carriers.close();
    }

    @BeforeEach
    void setUp() {
        clinic = carriers.server().tenant("Lookup Clinic");
        account = carriers.account(clinic, "telnyx");
    }

    private JsonNode lookUp(Map<String, Object> wish) {
        Answer answer = clinic.caller().post(LOOKUP, wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aNumberIsLookedUpOnceAndKept() throws Exception {
        clinic.caller()
                .send(
                        "POST",
                        "/api/v1/rates/decks?carrier_account_id=" + account + "&operation=lookup&name=Now",
                        "prefix,price,currency,valid_from\n1,0.004,USD,2020-01-01\n",
                        "text/csv");
        JsonNode first = lookUp(Map.of("number", "+1 303-555-0177"));
        assertThat(first.path("number").asString()).isEqualTo(NUMBER);
        assertThat(first.path("valid").asBoolean()).isTrue();
        assertThat(first.path("country").asString()).isEqualTo("US");
        assertThat(first.path("line_type").asString()).isEqualTo("mobile");
        assertThat(first.path("carrier").asString()).isEqualTo("Example Wireless");
        assertThat(first.path("mobile_country_code").asString()).isEqualTo("310");
        assertThat(first.path("caller_name").asString()).isEqualTo("EXAMPLE CALLER");
        assertThat(first.path("carrier_account_id").asString()).isEqualTo(account.toString());
        assertThat(first.path("carrier_account").asString()).isEqualTo("telnyx");
        assertThat(first.path("cost").path("amount").asString()).isEqualTo("0.004");
        assertThat(first.path("kept").asBoolean()).isFalse();

        JsonNode again = lookUp(Map.of("number", NUMBER));
        assertThat(again.path("kept").asBoolean()).isTrue();
        assertThat(again.path("cost").isNull()).isTrue();
        assertThat(again.path("looked_up_at")).isEqualTo(first.path("looked_up_at"));
        assertThat(again.path("caller_name").asString()).isEqualTo("EXAMPLE CALLER");

        JsonNode anew = lookUp(Map.of("number", NUMBER, "refresh", true, "carrier_account_id", account.toString()));
        assertThat(anew.path("kept").asBoolean()).isFalse();
        assertThat(anew.path("looked_up_at")).isNotEqualTo(first.path("looked_up_at"));

        var owner = new OwnerView(carriers.server());
        assertThat(owner.texts("select row_to_json(l)::text from number_lookups l")
                        .toString())
                .as("neither the number nor the name lie open")
                .doesNotContain("3035550177", "EXAMPLE");
        assertThat(owner.texts("select row_to_json(a)::text from audit_entries a where event = 'number.looked_up'"
                        + " and subject_id = '" + account + "'"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry).doesNotContain("3035550177"));
        owner.texts("with old as (update number_lookups set looked_up_at = looked_up_at - interval '31 days',"
                + " expires_at = now() - interval '1 day' returning 1) select count(*)::text from old");
        assertThat(lookUp(Map.of("number", NUMBER)).path("kept").asBoolean()).isFalse();
    }

    @Test
    void nothingIsKeptWhenTheOrganisationKeepsNothing() {
        Answer set = clinic.caller().put("/api/v1/settings/numbers.lookup_kept_days", Map.of("value", 0));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
        lookUp(Map.of("number", NUMBER));
        assertThat(lookUp(Map.of("number", NUMBER)).path("kept").asBoolean()).isFalse();
    }

    @Test
    void aNumberThatDoesNotExistIsAnAnswerToo() {
        JsonNode none = lookUp(Map.of("number", Behaviour.INVALID_NUMBER.number("+1303")));
        assertThat(none.path("valid").asBoolean()).isFalse();
        assertThat(none.path("country").isNull()).isTrue();
        assertThat(none.path("line_type").asString()).isEqualTo("unknown");
    }

    @Test
    void whyNobodyAnsweredIsTold() {
        var wish = new HashMap<String, Object>();
        wish.put("number", "12");
        assertThat(clinic.caller().post(LOOKUP, wish).status()).isEqualTo(400);
        wish.put("number", NUMBER);
        wish.put("carrier_account_id", UUID.randomUUID().toString());
        assertThat(clinic.caller().post(LOOKUP, wish).status()).isEqualTo(404);
        clinic.caller().patch("/api/v1/carriers/" + account, Map.of("credentials", Map.of("api_key", "wrong")));
        Answer refused = clinic.caller().post(LOOKUP, Map.of("number", NUMBER));
        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.body())
                .contains("TEL-910", "telnyx: The carrier did not accept our credentials")
                .doesNotContain("3035550177");
        clinic.caller().patch("/api/v1/carriers/" + account, Map.of("enabled", false));
        Answer nobody = clinic.caller().post(LOOKUP, Map.of("number", NUMBER));
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body()).contains("TEL-908");
        String reader = clinic.caller()
                .post("/api/v1/api-keys", Map.of("name", "Reader", "scopes", List.of("fax:read")))
                .json()
                .path("key")
                .asString();
        assertThat(Caller.withKey(carriers.server().port(), reader)
                        .post(LOOKUP, Map.of("number", NUMBER))
                        .status())
                .isEqualTo(403);
    }
}
