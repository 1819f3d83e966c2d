package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The choice of the carrier and the rules for it as a caller of the API meets them.
class RoutingFlowIT {
    private static final String EXPLAIN = "/api/v1/routing/explain";
    private static final String DECISIONS = "/api/v1/routing/decisions";
    private static final String RULES = "/api/v1/carrier-rules";
    private static final String DENVER = "+13035550100";

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Routed Clinic");

    @Test
    void aSendThatIsOnlyThoughtOfIsExplainedAndNothingIsKept() {
        String other = trunk("Denver", "+1303");
        JsonNode answer =
                explain(Map.of("units", 3, "from", clinic.firstNumber())).json();
        assertThat(answer.path("operation").asString()).isEqualTo("fax");
        assertThat(answer.path("destination").asString()).isEqualTo("US");
        assertThat(answer.path("chosen").asString()).isEqualTo(other);
        assertThat(answer.path("sentence").asString())
                .isEqualTo("Chosen “Denver” because its prefix is the longest that begins the number");
        JsonNode first = answer.path("considered").get(0);
        assertThat(first.path("id").asString()).isEqualTo(other);
        assertThat(first.path("kind").asString()).isEqualTo("trunk");
        assertThat(first.path("wanted").asString()).isEqualTo("prefix");
        JsonNode score = first.path("score");
        assertThat(score.path("total").asDouble())
                .isEqualTo(score.path("health").asDouble()
                        + score.path("cost").asDouble()
                        + score.path("priority").asDouble());
        assertThat(clinic.caller().get(DECISIONS).json().path("data")).isEmpty();
    }

    @Test
    void theQuestionMayAskForOneAndLeaveOneOut() {
        String other = trunk("Denver", "+1303");
        JsonNode asked = explain(Map.of("preferred", clinic.trunk())).json();
        assertThat(asked.path("chosen").asString()).isEqualTo(clinic.trunk());
        assertThat(asked.path("sentence").asString()).endsWith("it was asked for");
        JsonNode without = explain(Map.of("excluded", List.of(other))).json();
        assertThat(of(without, other).path("refusal").asString()).isEqualTo("excluded");
        assertThat(of(without, other).path("score").isNull()).isTrue();
    }

    @Test
    void aRuleIsWrittenDownHonouredAndNamed() {
        String other = trunk("Denver", "+1303");
        Answer made = clinic.caller()
                .post(
                        RULES,
                        Map.of(
                                "name",
                                "Not over Denver",
                                "traffic",
                                List.of("fax"),
                                "countries",
                                List.of("us"),
                                "effect",
                                "exclude",
                                "trunk_ids",
                                List.of(other),
                                "reason",
                                "under repair until 2026-12-31"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("countries").get(0).asString()).isEqualTo("US");
        JsonNode ruled = explain(Map.of()).json();
        assertThat(ruled.path("chosen").asString()).isEqualTo(clinic.trunk());
        assertThat(of(ruled, other).path("refusal").asString()).isEqualTo("rule");
        assertThat(of(ruled, other).path("sentence").asString())
                .isEqualTo("Refused because rule “Not over Denver” excludes it (under repair until 2026-12-31)");
        assertThat(explain(Map.of("operation", "calls")).json().path("chosen").asString())
                .isEqualTo(other);
        clinic.caller().delete(RULES + "/" + Tenant.id(made));
        assertThat(explain(Map.of()).json().path("chosen").asString()).isEqualTo(other);
    }

    @Test
    void aRuleThatCanNotBeMeantIsRefusedWithWhatWasExpected() {
        refused(Map.of("name", "Nobody"), "account_ids: none, and no trunk_ids either");
        refused(Map.of("countries", List.of("XX")), "countries: not a country");
        refused(Map.of("prefixes", List.of("303")), "prefixes: not a prefix");
        refused(Map.of("trunk_ids", List.of(Ids.next().toString())), "trunk_ids: no such record");
        refused(Map.of("sender_ids", List.of(Ids.next().toString())), "sender_ids: no such record");
        refused(Map.of("traffic", List.of("telegrams")), "traffic");
        refused(Map.of("effect", "adore"), "effect");
        refused(Map.of("reason", "call +1 303 555 0123 first"), "reason: holds a telephone number");
        Tenant other = server.tenant("Neighbour");
        refused(Map.of("trunk_ids", List.of(other.trunk())), "trunk_ids: no such record");
    }

    @Test
    void whatWasDecidedForAFaxIsKeptWithItAndShownToNobodyElse() {
        String fax = Tenant.id(clinic.send(
                TestPages.pdf("decided"),
                "letter.pdf",
                Map.of("to", clinic.secondNumber(), "from", clinic.firstNumber())));
        clinic.await(
                fax,
                row -> row.path("attempts").asInt() > 0
                        || row.path("status").asString("").equals("sent"));
        JsonNode kept = clinic.caller()
                .get(DECISIONS + "?limit=1&subject_id=" + fax)
                .json()
                .path("data")
                .get(0);
        assertThat(kept.path("subject_type").asString()).isEqualTo("fax");
        assertThat(kept.path("chosen").asString()).isEqualTo(clinic.trunk());
        assertThat(kept.toString()).doesNotContain(clinic.secondNumber().substring(1));
        String one = DECISIONS + "/" + kept.path("id").asString();
        assertThat(clinic.caller().get(one).json()).isEqualTo(kept);
        Tenant other = server.tenant("Curious Clinic");
        assertThat(other.caller().get(one).status()).isEqualTo(404);
        assertThat(other.caller().get(DECISIONS).json().path("data")).isEmpty();
    }

    @Test
    void aQuestionThatMakesNoSenseIsRefusedWithWhatWasExpected() {
        Map<String, Object> none = new HashMap<>();
        none.put("operation", null);
        Stream.of(
                        none,
                        Map.<String, Object>of("operation", "telegrams"),
                        Map.<String, Object>of("to", "next door"),
                        Map.<String, Object>of("from", "+12125550199"),
                        Map.<String, Object>of("units", 0),
                        Map.<String, Object>of("preferred", "the best"))
                .forEach(wrong -> {
                    Answer answer = explain(wrong);
                    assertThat(answer.status()).as(wrong.toString()).isEqualTo(400);
                    assertThat(answer.body())
                            .contains(wrong.keySet().iterator().next() + ": ")
                            .contains("(expected: ");
                });
        assertThat(clinic.caller().get(DECISIONS + "?subject_id=mine").status()).isEqualTo(400);
        assertThat(clinic.caller().get(DECISIONS + "?limit=9999").status()).isEqualTo(400);
        assertThat(clinic.caller().get(DECISIONS + "/" + Ids.next()).status()).isEqualTo(404);
    }

    @Test
    void onlyAdministratorsAsk() {
        var reader = Caller.withKey(
                server.port(),
                clinic.caller()
                        .post("/api/v1/api-keys", Map.of("name", "Reader", "scopes", List.of("fax:read", "fax:send")))
                        .json()
                        .path("key")
                        .asString());
        assertThat(reader.post(EXPLAIN, question(Map.of())).status()).isEqualTo(403);
        assertThat(reader.get(DECISIONS).status()).isEqualTo(403);
        assertThat(reader.get(RULES).status()).isEqualTo(403);
    }

    private void refused(Map<String, Object> wish, String because) {
        var body = new HashMap<String, Object>(Map.of("name", "A rule"));
        if (!"Nobody".equals(wish.get("name"))) {
            body.put("trunk_ids", List.of(clinic.trunk()));
        }
        body.putAll(wish);
        Answer answer = clinic.caller().post(RULES, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(because);
    }

    private String trunk(String name, String prefix) {
        return Tenant.id(clinic.caller()
                .post("/api/v1/trunks", Map.of("name", name, "host", "127.0.0.1", "prefixes", List.of(prefix))));
    }

    private Answer explain(Map<String, Object> more) {
        return clinic.caller().post(EXPLAIN, question(more));
    }

    private static Map<String, Object> question(Map<String, Object> more) {
        var question = new HashMap<String, Object>(Map.of("operation", "fax", "to", DENVER));
        question.putAll(more);
        return question;
    }

    private static JsonNode of(JsonNode decision, String way) {
        for (JsonNode each : decision.path("considered")) {
            if (each.path("id").asString().equals(way)) {
                return each;
            }
        }
        throw new AssertionError(way + " was not considered");
    }
}
