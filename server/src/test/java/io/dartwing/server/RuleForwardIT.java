package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Rules that send faxes on by fax: once, to whom they may, and never round and round.
class RuleForwardIT {
    private static final String RULES = "/api/v1/routing-rules";

    private final TestServer server = TestServer.shared();

    @Test
    void aFaxIsSentOnOnceToAContactWithACoverPageAndSaysSo() {
        Tenant office = server.tenant("Forwarding Office");
        Tenant clinic = server.tenant("Receiving Clinic");
        Caller caller = office.caller();
        String contact = Tenant.id(
                caller.post("/api/v1/contacts", Map.of("name", "Dr. Onward", "fax_number", clinic.secondNumber())));
        office.send(TestPages.pdf("Results of Monday"), "letter.pdf", Map.of());
        office.awaitDelivered(1);
        Map<String, Object> forward = rule(Map.of("forward_contact_id", contact, "forward_cover", true));
        JsonNode tried =
                caller.post(RULES + "/dry-run", Map.of("values", forward)).json();
        assertThat(tried.at("/moves/0/then/sent_on/0").asString())
                .as(tried.toString())
                .isEqualTo("Dr. Onward");
        assertThat(tried.at("/moves/0/now/sent_on")).isEmpty();

        caller.put("/api/v1/settings/fax.spam_hold_from", Map.of("value", 0));
        Tenant.id(caller.post(RULES, forward));
        office.send(TestPages.pdf("Results of Tuesday"), "letter.pdf", Map.of());
        String held = inbound(office, "held", 1).path("id").asString();
        assertThat(sent(office, clinic)).as("nothing leaves while it is held").isEmpty();
        JsonNode bulk = caller.post("/api/v1/faxes/bulk", Map.of("action", "release", "ids", List.of(held)))
                .json();
        JsonNode arrived = clinic.awaitDelivered(1);
        assertThat(arrived.path("from").asString()).isEqualTo(office.secondNumber());
        assertThat(arrived.path("pages").asInt()).as("with its cover").isEqualTo(2);
        assertThat(timeline(office, held)).contains("Sent on by fax to Dr. Onward as ", "Rule “Onward”");
        String on = sent(office, clinic).path(0).path("id").asString();
        assertThat(timeline(office, on)).contains("Sends on ");
        assertThat(caller.get("/api/v1/audit/entries?event=fax.forwarded").body())
                .contains(held, on);

        caller.post("/api/v1/faxes/bulk/" + bulk.path("id").asString() + "/undo", Map.of());
        office.awaitStatus(held, "held");
        assertThat(caller.post("/api/v1/faxes/" + held + "/release", Map.of()).status())
                .isEqualTo(200);
        office.send(TestPages.pdf("Results of Wednesday"), "letter.pdf", Map.of());
        String next = inbound(office, "held", 1).path("id").asString();
        assertThat(caller.post("/api/v1/faxes/" + next + "/release", Map.of()).status())
                .isEqualTo(200);
        clinic.awaitDelivered(2);
        assertThat(sent(office, clinic)).as("each fax once").hasSize(2);
    }

    @Test
    void itGoesRoundALimitedNumberOfTimes() {
        Tenant one = server.tenant("Round Office");
        Tenant other = server.tenant("Other Round Office");
        Tenant.id(one.caller()
                .post(RULES, rule(Map.of("forward_to", other.firstNumber(), "forward_from", one.firstNumber()))));
        Tenant.id(other.caller()
                .post(RULES, rule(Map.of("forward_to", one.secondNumber(), "forward_from", other.secondNumber()))));
        one.send(TestPages.pdf("Round and round"), "letter.pdf", Map.of());
        JsonNode back = one.awaitDelivered(2);
        String stopped = await(one, back.path("id").asString(), "not_forwarded");
        assertThat(stopped).contains("it was sent on 2 times before (at most 1 allowed)");
        assertThat(one.caller()
                        .get("/api/v1/audit/entries?event=fax.not_forwarded")
                        .body())
                .contains(back.path("id").asString());
        assertThat(other.caller().get("/api/v1/faxes?direction=inbound").json().path("data"))
                .hasSize(1);
    }

    @Test
    void whoMayNotSendAndWhereNothingMayGoIsRefused() {
        Tenant office = server.tenant("Refusing Office");
        Caller caller = office.caller();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("forward_to", office.secondNumber()),
                Map.of("forward_to", "12345"),
                Map.of("forward_to", "+15005550100", "forward_from", "+15005550101"),
                Map.of("forward_contact_id", "01900000-0000-7000-8000-000000000000"),
                Map.of("forward_cover", true))) {
            Answer answer = caller.post(RULES, rule(wrong));
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        }
        String target = "+15005550100";
        Tenant.id(caller.post("/api/v1/do-not-fax", Map.of("number", target)));
        String rule = Tenant.id(caller.post(RULES, rule(Map.of("forward_to", target))));
        office.send(TestPages.pdf("To whom it may concern"), "letter.pdf", Map.of());
        String fax = office.awaitDelivered(1).path("id").asString();
        assertThat(await(office, fax, "not_forwarded")).contains("do-not-fax list");
        assertThat(sent(office, target)).isEmpty();

        String file = caller.get(RULES + "/export").body();
        assertThat(file).contains("\"forward_to\":\"" + target + "\"");
        assertThat(caller.patch(RULES + "/" + rule, Map.of("enabled", false)).status())
                .isEqualTo(200);
    }

    private static Map<String, Object> rule(Map<String, Object> forward) {
        var action = new HashMap<String, Object>(forward);
        action.put("type", "none");
        return Map.of("name", "Onward", "action", action);
    }

    private static JsonNode sent(Tenant from, Tenant to) {
        return sent(from, to.secondNumber());
    }

    private static JsonNode sent(Tenant from, String number) {
        return from.caller()
                .get("/api/v1/faxes?direction=outbound&to=" + number.replace("+", "%2B"))
                .json()
                .path("data");
    }

    private static String timeline(Tenant office, String id) {
        return office.caller().get("/api/v1/faxes/" + id + "/timeline").body();
    }

    private static String await(Tenant office, String fax, String event) {
        for (int tenths = 0; tenths < 1200; tenths++) {
            String timeline = timeline(office, fax);
            if (timeline.contains("\"" + event + "\"")) {
                return timeline;
            }
            TestServer.pause(100);
        }
        throw new AssertionError("its history does not say " + event);
    }

    private static JsonNode inbound(Tenant office, String status, int count) {
        for (int tenths = 0; tenths < 1200; tenths++) {
            JsonNode rows = office.caller()
                    .get("/api/v1/faxes?direction=inbound&status=" + status)
                    .json()
                    .path("data");
            if (rows.size() >= count) {
                return rows.get(0);
            }
            TestServer.pause(100);
        }
        throw new AssertionError("no " + status + " fax came in");
    }
}
