package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Senders of held faxes are asked by fax to prove that they can be reached: real calls between
/// two organisations, both
/// of this server.
class ChallengeIT {
    private static final String LETTER = "You have been approved\nfor a loan without any checks";

    private final TestServer server = TestServer.shared();
    private final Tenant office = server.tenant("Challenging Office");
    private final Tenant stranger = server.tenant("Stranger");

    @Test
    @Covers({
        "FAX-D-003-01",
        "FAX-D-003-02",
        "FAX-D-003-03",
        "FAX-D-003-04",
        "FAX-D-003-05",
        "FAX-D-003-06",
        "FAX-D-003-08",
        "FAX-D-003-09"
    })
    void theChallengeThatComesBackReleasesTheFaxAndAllowsItsSender() throws Exception {
        set("fax.challenge_from", 0);
        set("fax.challenge_title", "Is it you");
        set("fax.challenge_text", "Kindly return this sheet to {organization}");
        String held = heldFrom(stranger);
        JsonNode open = challenge(
                held, state -> state.at("/challenge/status").asString("").equals("open"));
        assertThat(open.path("possible").asBoolean()).isFalse();
        assertThat(timeline(held)).contains("A challenge was sent to " + stranger.firstNumber(), "it expires");

        JsonNode asked = stranger.awaitDelivered(1);
        assertThat(asked.path("from").asString()).isEqualTo(office.secondNumber());
        String words = stranger.caller()
                .get("/api/v1/faxes/" + asked.path("id").asString() + "/text")
                .body();
        assertThat(words).contains("Is it you", "Kindly return this sheet to Challenging Office", "Code:");
        assertThat(new OwnerView(server)
                        .texts("select encode(code_hash, 'escape') from fax_challenges where fax_id = '" + held + "'"))
                .singleElement()
                .asString()
                .doesNotContainPattern("^[0-9]{6}$");
        challenge(
                held,
                state -> state.at("/challenge/sent_fax_status").asString("").equals("sent")
                        && timeline(held).contains("The challenge arrived"));
        assertThat(office.caller()
                        .get("/api/v1/faxes/" + held)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("held");

        sendFrom(stranger, stranger.download("/api/v1/faxes/" + asked.path("id").asString() + "/tiff"));
        office.awaitStatus(held, "delivered");
        JsonNode answered =
                office.caller().get("/api/v1/faxes/" + held + "/challenge").json();
        assertThat(answered.at("/challenge/status").asString()).isEqualTo("answered");
        assertThat(answered.at("/challenge/answer_fax_id").asString()).isNotBlank();
        assertThat(timeline(held)).contains("Its sender answered the challenge", "Its sender is never held again");
        JsonNode known = office.caller().get("/api/v1/deny-list").json().path("data");
        assertThat(known.get(0).path("effect").asString()).isEqualTo("allow");
        assertThat(known.get(0).path("pattern").asString()).isEqualTo(stranger.firstNumber());

        sendFrom(stranger, TestPages.pdf(LETTER));
        office.awaitDelivered(3);
        assertThat(office.caller()
                        .get("/api/v1/faxes?direction=outbound")
                        .json()
                        .path("data"))
                .as("one challenge in all")
                .hasSize(1);
        for (String event : List.of("fax.challenge_sent", "fax.challenge_ended")) {
            assertThat(office.caller()
                            .get("/api/v1/audit/entries?event=" + event)
                            .body())
                    .contains(held);
        }
    }

    @Test
    @Covers("FAX-D-003-07")
    void wrongCodesFailTheChallengeAndBlockTheSender() {
        set("fax.challenge_from", 0);
        set("fax.challenge_wrong_answers", 2);
        set("fax.challenge_block_sender", true);
        String held = heldFrom(stranger);
        stranger.awaitDelivered(1);
        byte[] wrong = TestPages.pdf("Our answer\nCode: 000000\nCode: 999999");
        sendFrom(stranger, wrong);
        challenge(held, state -> state.at("/challenge/wrong_answers").asInt() == 1);
        assertThat(office.caller().get("/api/v1/deny-list").json().path("data")).isEmpty();
        sendFrom(stranger, wrong);
        challenge(held, state -> state.at("/challenge/status").asString().equals("failed"));
        assertThat(office.caller()
                        .get("/api/v1/faxes/" + held)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("held");
        JsonNode known = office.caller().get("/api/v1/deny-list").json().path("data");
        assertThat(known.get(0).path("effect").asString()).isEqualTo("block");
        sendFrom(stranger, TestPages.pdf(LETTER));
        awaitInbound("rejected", 1);
        assertThat(office.caller()
                        .get("/api/v1/faxes?direction=outbound")
                        .json()
                        .path("data"))
                .as("no answer was challenged")
                .hasSize(1);
    }

    @Test
    void silenceEndsTheChallengeAsTheOrganisationWants() throws Exception {
        set("fax.challenge_from", 0);
        set("fax.challenge_silence", "reject");
        String held = heldFrom(stranger);
        stranger.awaitDelivered(1);
        JsonNode open = challenge(held, state -> timeline(held).contains("The challenge arrived"));
        timeIsOver(open.at("/challenge/id").asString());
        office.awaitStatus(held, "rejected");
        assertThat(office.caller()
                        .get("/api/v1/faxes/" + held + "/challenge")
                        .json()
                        .at("/challenge/status")
                        .asString())
                .isEqualTo("expired");
        assertThat(timeline(held)).contains("Nobody answered the challenge in time");
        assertThat(office.caller()
                        .post("/api/v1/faxes/" + held + "/release", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void challengesNeverLoop() {
        set("fax.challenge_from", 0);
        put(stranger, "fax.challenge_from", 0);
        String held = heldFrom(stranger);
        JsonNode theirs = inbound(stranger, "held", 1);
        String challenge = theirs.path("id").asString();
        await(() -> stranger.caller()
                .get("/api/v1/faxes/" + challenge + "/timeline")
                .body()
                .contains("the fax is itself a challenge"));
        Caller.Answer refused = stranger.caller().post("/api/v1/faxes/" + challenge + "/challenge", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("FAX-024");
        assertThat(stranger.caller()
                        .get("/api/v1/faxes?direction=outbound")
                        .json()
                        .path("data"))
                .as("the letter only")
                .hasSize(1);

        office.send(TestPages.pdf(LETTER), "own.pdf", Map.of());
        inbound(office, "held", 2);
        JsonNode own = office.caller()
                .get("/api/v1/faxes?direction=inbound&status=held&from="
                        + office.firstNumber().replace("+", "%2B"))
                .json()
                .path("data")
                .get(0);
        await(() -> timeline(own.path("id").asString()).contains("the sender's number is one of your own"));
        assertThat(held).isNotEqualTo(own.path("id").asString());
    }

    @Test
    @Covers("FAX-D-003-10")
    void peopleSendChallengesTakeThemBackAndDecideThemselves() {
        set("fax.spam_hold_from", 0);
        String held = heldFrom(stranger);
        String path = "/api/v1/faxes/" + held + "/challenge";
        Caller caller = office.caller();
        JsonNode before = caller.get(path).json();
        assertThat(before.path("possible").asBoolean()).isTrue();
        assertThat(before.path("challenge").isNull()).isTrue();
        assertThat(key("fax:read").post(path, Map.of()).status()).isEqualTo(403);
        assertThat(key("fax:read").delete(path).status()).isEqualTo(403);
        assertThat(stranger.caller().get(path).status()).isEqualTo(404);
        assertThat(caller.delete(path).status()).as("none is open").isEqualTo(409);
        assertThat(caller.post(path, Map.of()).status()).isEqualTo(201);
        assertThat(caller.post(path, Map.of()).status()).isEqualTo(409);
        assertThat(caller.delete(path).json().at("/challenge/status").asString())
                .isEqualTo("cancelled");
        assertThat(caller.post(path, Map.of()).status()).isEqualTo(201);
        assertThat(caller.post("/api/v1/faxes/" + held + "/release", Map.of()).status())
                .isEqualTo(200);
        assertThat(caller.get(path).json().at("/challenge/status").asString()).isEqualTo("cancelled");
        assertThat(timeline(held)).contains("The fax was decided about before the answer");

        String next = heldFrom(stranger);
        Caller.Answer third = caller.post("/api/v1/faxes/" + next + "/challenge", Map.of());
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.body()).contains("2 challenges within 24 hours");
    }

    @Test
    void aRuleAsksForAChallenge() {
        Tenant.id(office.caller()
                .post(
                        "/api/v1/routing-rules",
                        Map.of(
                                "name",
                                "Loans",
                                "conditions",
                                Map.of(
                                        "operator",
                                        "AND",
                                        "rules",
                                        List.of(Map.of("field", "keyword", "operator", "contains", "value", "loan"))),
                                "action",
                                Map.of("type", "inbox", "inbox_id", office.inbox(), "challenge", true))));
        String held = heldFrom(stranger);
        challenge(held, state -> !state.path("challenge").isNull());
        sendFrom(stranger, TestPages.pdf("Dear colleagues\nthe meeting is on Tuesday"));
        office.awaitDelivered(1);
    }

    private void timeIsOver(String challenge) throws Exception {
        try (var owner = new OwnerView(server).connect();
                var statement = owner.createStatement()) {
            statement.executeUpdate("update fax_challenges set expires_at = now() - interval '1 minute' where id = '"
                    + challenge + "'");
            statement.executeUpdate("update jobs_short set execution_time = now() where task_name ="
                    + " 'fax-challenge-expire' and task_instance like '%" + challenge + "'");
        }
    }

    private void set(String setting, Object value) {
        put(office, setting, value);
    }

    private static void put(Tenant tenant, String setting, Object value) {
        assertThat(tenant.caller()
                        .put("/api/v1/settings/" + setting, Map.of("value", value))
                        .status())
                .isEqualTo(200);
    }

    private void sendFrom(Tenant sender, byte[] document) {
        assertThat(sender.send(document, "letter", Map.of("to", office.secondNumber(), "cover", "false"))
                        .status())
                .isEqualTo(202);
    }

    private String heldFrom(Tenant sender) {
        sendFrom(sender, TestPages.pdf(LETTER));
        return awaitInbound("held", 1).path("id").asString();
    }

    private JsonNode awaitInbound(String status, int count) {
        return inbound(office, status, count);
    }

    private static JsonNode inbound(Tenant tenant, String status, int count) {
        for (int tenths = 0; tenths < 1200; tenths++) {
            JsonNode rows = tenant.caller()
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

    private JsonNode challenge(String fax, Predicate<JsonNode> wanted) {
        JsonNode last = null;
        for (int tenths = 0; tenths < 1200; tenths++) {
            last = office.caller().get("/api/v1/faxes/" + fax + "/challenge").json();
            if (wanted.test(last)) {
                return last;
            }
            TestServer.pause(100);
        }
        throw new AssertionError("the challenge did not become as wanted: " + last + timeline(fax));
    }

    private String timeline(String fax) {
        return office.caller().get("/api/v1/faxes/" + fax + "/timeline").body();
    }

    private static void await(java.util.function.BooleanSupplier wanted) {
        for (int tenths = 0; tenths < 1200; tenths++) {
            if (wanted.getAsBoolean()) {
                return;
            }
            TestServer.pause(100);
        }
        throw new AssertionError("it did not become as wanted");
    }

    private Caller key(String scope) {
        return Caller.withKey(
                server.port(),
                office.caller()
                        .post("/api/v1/api-keys", Map.of("name", scope, "scopes", List.of(scope)))
                        .json()
                        .path("key")
                        .asString());
    }
}
