package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Marks;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A fax's whole life: each thing that happens to it, and each thing that is done with it, has its entry in the audit.
class FaxLifeAuditIT {
    private static final String PIN = "246813";

    private final TestServer server = TestServer.shared();
    private final Tenant office = server.tenant("Audited Life Office");
    private final Tenant stranger = server.tenant("Audited Stranger");

    @Test
    @Covers("FAX-G-001-01")
    void everythingThatHappensToAFaxIsInTheAudit() {
        set("fax.spam_hold_from", 0);
        set("fax.challenge_from", 0);
        String rule = Tenant.id(office.caller()
                .post(
                        "/api/v1/routing-rules",
                        Map.of(
                                "name",
                                "Onward",
                                "action",
                                Map.of("type", "none", "forward_to", stranger.secondNumber()))));
        sendFromStranger(TestPages.pdf("An offer for you"));
        String fax = challengedAndAnswered();
        Answer read = office.caller().get("/api/v1/faxes/" + fax);
        assertThat(read.status()).isEqualTo(200);
        String path = "/api/v1/faxes/" + fax;
        Caller caller = office.caller();
        office.download(path + "/document");
        assertThat(caller.get(path + "/text").status()).isEqualTo(200);
        Tenant.Login login = server.person(office, "fax_user");
        Caller ana = Caller.signedIn(server.port(), login.email(), login.password());
        done(caller.put(path + "/category", Map.of("category", "referral")));
        done(caller.post(path + "/versions", Map.of("marks", List.of(Marks.text("Seen", 0.2, 0.6)))));
        sign(ana, path);
        done(caller.post(path + "/return", Map.of("marks", List.of(Marks.text("Thank you", 0.2, 0.8)))));
        done(caller.post(path + "/assign", Map.of("inbox_id", office.inbox())));
        done(caller.patch("/api/v1/routing-rules/" + rule, Map.of("enabled", false)));
        String on = awaitEvent(fax, "fax.forwarded").at("/details/sent").asString();
        done(caller.delete(path));

        for (String event : List.of(
                "fax.received",
                "fax.judged",
                "fax.held",
                "fax.challenge_sent",
                "fax.challenge_ended",
                "fax.released",
                "fax.delivered",
                "fax.forwarded",
                "fax.read",
                "fax.document_read",
                "fax.text_read",
                "fax.category_corrected",
                "fax.annotated",
                "fax.signed",
                "fax.returned",
                "fax.assigned",
                "fax.deleted")) {
            assertThat(events("?record_id=" + fax + "&event=" + event))
                    .as(event)
                    .isNotEmpty();
        }
        office.awaitStatus(on, "sent");
        assertThat(events("?record_id=" + on + "&event=fax.accepted")).hasSize(1);
        assertThat(events("?record_id=" + on + "&event=fax.sent")).hasSize(1);
        assertThat(events("?record_id=" + rule)).contains("record.created", "record.updated");
        assertThat(events("?event=setting.changed")).isNotEmpty();
        assertThat(events("?event=session.opened")).isNotEmpty();
    }

    @Test
    @Covers("FAX-G-001-01")
    void whatIsRefusedAtTheDoorIsThereToo() {
        Tenant.id(office.caller().post("/api/v1/deny-list", Map.of("pattern", stranger.firstNumber())));
        sendFromStranger(TestPages.pdf("Unwanted"));
        String fax = inbound("rejected").path("id").asString();
        awaitEvent(fax, "fax.blocked");
        assertThat(events("?record_id=" + fax)).contains("fax.received", "fax.blocked");
    }

    private String challengedAndAnswered() {
        String fax = inbound("held").path("id").asString();
        String challenge = stranger.awaitDelivered(1).path("id").asString();
        awaitEvent(fax, "fax.challenge_sent");
        sendFromStranger(stranger.download("/api/v1/faxes/" + challenge + "/tiff"));
        office.awaitStatus(fax, "delivered");
        return fax;
    }

    private static void sign(Caller person, String fax) {
        Tenant.id(
                person.post("/api/v1/signatures", Map.of("name", "Typed", "text", "Ana Ruiz", "font", "great_vibes")));
        done(person.put("/api/v1/session/signing-pin", Map.of("pin", PIN)));
        String consent = "/api/v1/session/signing-consent";
        done(person.put(
                consent,
                Map.of("version", person.get(consent).json().path("version").asString())));
        done(person.post(
                fax + "/versions",
                Map.of("marks", List.of(Marks.mark("signature", 1, 0.2, 0.7, 0.4, 0.1)), "pin", PIN)));
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }

    private void set(String setting, Object value) {
        done(office.caller().put("/api/v1/settings/" + setting, Map.of("value", value)));
    }

    private void sendFromStranger(byte[] document) {
        done(stranger.send(document, "letter", Map.of("to", office.secondNumber(), "cover", "false")));
    }

    private JsonNode inbound(String status) {
        for (int tenths = 0; tenths < 1200; tenths++) {
            JsonNode rows = office.caller()
                    .get("/api/v1/faxes?direction=inbound&status=" + status)
                    .json()
                    .path("data");
            if (!rows.isEmpty()) {
                return rows.get(0);
            }
            TestServer.pause(100);
        }
        throw new AssertionError("no " + status + " fax came in");
    }

    private JsonNode awaitEvent(String record, String event) {
        for (int tenths = 0; tenths < 1200; tenths++) {
            JsonNode entries = entries("?record_id=" + record + "&event=" + event);
            if (!entries.isEmpty()) {
                return entries.get(0);
            }
            TestServer.pause(100);
        }
        throw new AssertionError("the audit has no " + event);
    }

    private List<String> events(String filter) {
        var events = new ArrayList<String>();
        entries(filter).forEach(entry -> events.add(entry.path("event").asString()));
        return events;
    }

    private JsonNode entries(String filter) {
        return office.caller()
                .get("/api/v1/audit/entries" + filter + "&limit=200")
                .json()
                .path("data");
    }
}
