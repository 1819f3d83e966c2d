package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Marks;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// A fax goes back to whom it came from, as what was made of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnIT {
    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private String fax;
    private String path;

    @BeforeAll
    void receive() {
        clinic = server.tenant("Returning Clinic");
        clinic.send(TestPages.pdf("Please confirm"), "question.pdf", Map.of());
        fax = clinic.awaitDelivered(1).path("id").asString();
        path = "/api/v1/faxes/" + fax;
    }

    @Test
    @Covers({"FAX-F-004-01", "FAX-F-004-02", "FAX-F-004-05", "FAX-F-004-06", "FAX-F-004-07", "FAX-F-004-08"})
    void oneActionFlattensSendsAndLinks() {
        Answer sent = clinic.caller()
                .post(
                        path + "/return",
                        Map.of("marks", List.of(Marks.text("Confirmed", 0.2, 0.6)), "message", "As you asked"));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        String back = sent.json().at("/fax/id").asString();
        assertThat(sent.json().at("/fax/to").asString()).isEqualTo(clinic.firstNumber());
        assertThat(sent.json().at("/fax/from").asString()).isEqualTo(clinic.secondNumber());
        JsonNode done = clinic.awaitStatus(back, "sent", "failed", "uncertain");
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("sent");
        assertThat(done.path("pages").asInt()).as("with its cover").isEqualTo(2);
        JsonNode returns = clinic.caller().get(path + "/returns").json();
        JsonNode one = returns.path("returns")
                .valueStream()
                .filter(row -> row.path("fax_id").asString().equals(back))
                .findFirst()
                .orElseThrow();
        assertThat(one.path("status").asString()).isEqualTo("sent");
        assertThat(one.path("version").asInt())
                .isEqualTo(sent.json().path("version").asInt());
        assertThat(clinic.caller()
                        .get("/api/v1/faxes/" + back + "/returns")
                        .json()
                        .at("/return_of/fax_id")
                        .asString())
                .isEqualTo(fax);
        JsonNode arrived = clinic.awaitDelivered(2);
        assertThat(clinic.caller()
                        .get("/api/v1/faxes/" + arrived.path("id").asString() + "/text")
                        .body())
                .contains("Confirmed");
        assertThat(clinic.caller().get(path + "/timeline").body()).contains("goes back as");

        Answer other = clinic.caller()
                .post(
                        path + "/return",
                        Map.of("version", sent.json().path("version").asInt(), "to", clinic.secondNumber()));
        assertThat(other.status()).as(other.body()).isEqualTo(202);
        assertThat(other.json().at("/fax/to").asString()).isEqualTo(clinic.secondNumber());
        assertThat(other.json().at("/fax/cover").asBoolean()).isFalse();
    }

    @Test
    void whatCannotGoBackIsRefusedAndLeavesNothing() {
        clinic.send(TestPages.pdf("Untouched"), "plain.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH));
        String plain = Tenant.id(
                clinic.send(TestPages.pdf("Untouched"), "plain.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH)));
        Caller caller = clinic.caller();
        String own = "/api/v1/faxes/" + plain;
        assertThat(caller.post(own + "/return", Map.of("to", clinic.firstNumber()))
                        .body())
                .contains("version: not found");
        clinic.await(plain, row -> row.path("pages_ready").asBoolean());
        List<Map<String, Object>> marks = List.of(Marks.text("x", 0.1, 0.1));
        assertThat(caller.post(own + "/return", Map.of("marks", marks)).body()).contains("to: missing");
        assertThat(caller.post(own + "/return", Map.of("marks", marks, "to", "nobody"))
                        .status())
                .isEqualTo(422);
        assertThat(caller.get(own + "/versions").json().path("data"))
                .as("neither sent nor made")
                .isEmpty();
        assertThat(caller.get(own + "/returns").json().path("returns")).isEmpty();
        assertThat(server.tenant("Return Strangers")
                        .caller()
                        .post(path + "/return", Map.of())
                        .status())
                .isEqualTo(404);
        Caller reader = Caller.withKey(
                server.port(),
                caller.post("/api/v1/api-keys", Map.of("name", "reader", "scopes", List.of("fax:read")))
                        .json()
                        .path("key")
                        .asString());
        assertThat(reader.post(path + "/return", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void theSameReturnTwiceIsSentOnce() {
        Tenant office = server.tenant("Repeating Office");
        office.send(TestPages.pdf("Please confirm"), "question.pdf", Map.of());
        String own = "/api/v1/faxes/" + office.awaitDelivered(1).path("id").asString();
        Caller caller =
                office.caller().header("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> body = Map.of("marks", List.of(Marks.text("Once", 0.2, 0.6)), "to", office.secondNumber());
        Answer first = caller.post(own + "/return", body);
        Answer again = caller.post(own + "/return", body);
        assertThat(again.json().at("/fax/id").asString())
                .isEqualTo(first.json().at("/fax/id").asString());
    }
}
