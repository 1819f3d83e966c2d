package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What a change of the rules would do to faxes that came in before.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleTrialIT {
    private static final String RULES = "/api/v1/routing-rules";
    private static final String TRY = RULES + "/dry-run";

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private Caller caller;
    private String laboratory;
    private String report;

    @BeforeAll
    void receive() {
        clinic = server.tenant("Trial Clinic");
        caller = clinic.caller();
        clinic.send(TestPages.pdf("A letter about nothing"), "a.pdf", Map.of());
        clinic.awaitDelivered(1);
        clinic.send(TestPages.pdf("Results from the laboratory"), "b.pdf", Map.of());
        report = clinic.awaitDelivered(2).path("id").asString();
        laboratory = Tenant.id(caller.post("/api/v1/inboxes", Map.of("name", "Laboratory")));
    }

    @Test
    @Covers("FAX-C-001-05")
    void aNewRuleIsTriedAndLeavesNothingBehind() {
        JsonNode outcome = outcome(Map.of("values", rule("Trial")));
        assertThat(outcome.path("looked_at").asInt()).isEqualTo(2);
        assertThat(outcome.path("decided").asInt()).isOne();
        assertThat(outcome.path("moved").asInt()).isOne();
        JsonNode move = outcome.at("/moves/0");
        assertThat(move.path("fax_id").asString()).isEqualTo(report);
        assertThat(move.at("/now/inbox/id").asString()).isEqualTo(clinic.inbox());
        assertThat(move.at("/now/rule").isNull()).isTrue();
        assertThat(move.at("/then/inbox/name").asString()).isEqualTo("Laboratory");
        assertThat(move.at("/then/rule").asString()).isEqualTo("Trial");
        assertThat(move.at("/then/reason").asString()).contains("laboratory");
        assertThat(names()).doesNotContain("Trial");
        assertThat(caller.get("/api/v1/faxes/" + report).json().at("/inbox/id").asString())
                .isEqualTo(clinic.inbox());
    }

    @Test
    void aRuleThatIsThereIsTriedChangedOrAway() {
        String id = Tenant.id(caller.post(RULES, rule("Standing")));
        JsonNode before = caller.get(RULES + "/" + id).json();
        JsonNode away = outcome(Map.of("rule_id", id));
        assertThat(away.path("decided").asInt()).isOne();
        assertThat(away.at("/moves/0/now/rule").asString()).isEqualTo("Standing");
        assertThat(away.at("/moves/0/then/inbox/id").asString()).isEqualTo(clinic.inbox());
        JsonNode off = outcome(Map.of("rule_id", id, "values", Map.of("enabled", false)));
        assertThat(off.path("decided").asInt()).isZero();
        assertThat(off.path("moved").asInt()).isOne();
        JsonNode renamed = outcome(Map.of("rule_id", id, "values", Map.of("name", "Renamed"), "faxes", 1));
        assertThat(renamed.path("looked_at").asInt()).isOne();
        assertThat(renamed.path("decided").asInt()).isOne();
        assertThat(renamed.path("moved").asInt()).isZero();
        assertThat(caller.get(RULES + "/" + id).json()).isEqualTo(before);
        assertThat(caller.get("/api/v1/audit/entries?record_id=" + id).body()).contains("fax.rule_tried");
        assertThat(caller.delete(RULES + "/" + id).status()).isEqualTo(204);
    }

    @Test
    void whatCouldNotBeSavedIsNotTried() {
        refused(Map.of(), 400, "values: missing");
        refused(Map.of("values", rule("X"), "faxes", 501), 400, "faxes: out of range (expected: 1 to 500)");
        var wrong = new HashMap<>(rule("X"));
        wrong.put("action", Map.of("type", "inbox", "inbox_id", UUID.randomUUID()));
        refused(Map.of("values", wrong), 400, "no such inbox");
        refused(Map.of("rule_id", UUID.randomUUID()), 404, "DW-404");
    }

    @Test
    void onlyWhoMayChangeRulesTriesThemAndOnlyItsOwn() {
        Tenant.Login login = server.person(clinic, "fax_user");
        Caller user = Caller.signedIn(server.port(), login.email(), login.password());
        assertThat(user.post(TRY, Map.of("values", rule("X"))).status()).isEqualTo(403);
        Caller stranger = server.tenant("Trial Strangers").caller();
        assertThat(stranger.post(TRY, Map.of("values", rule("X"))).status())
                .as("its inbox is foreign")
                .isEqualTo(400);
        String id = Tenant.id(caller.post(RULES, rule("Ours")));
        assertThat(stranger.post(TRY, Map.of("rule_id", id)).status()).isEqualTo(404);
        caller.delete(RULES + "/" + id);
    }

    private Map<String, Object> rule(String name) {
        Map<String, Object> condition = Map.of("field", "keyword", "operator", "contains", "value", "laboratory");
        return Map.of(
                "name",
                name,
                "conditions",
                Map.of("operator", "AND", "rules", List.of(condition)),
                "action",
                Map.of("type", "inbox", "inbox_id", laboratory));
    }

    private JsonNode outcome(Map<String, ?> body) {
        Answer answer = caller.post(TRY, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void refused(Map<String, ?> body, int status, String because) {
        Answer answer = caller.post(TRY, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(because);
    }

    private List<String> names() {
        return caller.get(RULES)
                .json()
                .path("data")
                .valueStream()
                .map(rule -> rule.path("name").asString())
                .toList();
    }
}
