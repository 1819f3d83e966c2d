package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.canary.LogCapture;
import io.dartwing.testkit.canary.PhiCanary;
import io.dartwing.testkit.http.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A patient goes through a whole fax, out and in, wherever a fax carries text, and turns up only where faxes live.
class PhiCanaryIT {
    private static final List<String> NEVER = List.of(
            "audit_entries",
            "audit_heads",
            "event_publication",
            "idempotency_keys",
            "dead_jobs",
            "files",
            "jobs_default",
            "jobs_long",
            "jobs_short",
            "jobs_ai",
            "sessions",
            "naming_series",
            "webhook_events",
            "webhook_deliveries",
            "webhook_attempts",
            "notifications",
            "mails",
            "mail_attempts",
            "organization_keys");

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Canary Clinic");
    private final PhiCanary canary = canary();

    @Test
    @Covers({"FAX-A-001-02", "FAX-I-001-02", "FAX-R-001-07"})
    void aPatientIsFoundInItsFaxAndNowhereElse() throws Exception {
        try (LogCapture logs = LogCapture.open()) {
            String fax = sendAndRead();
            failInManyWays();
            server.anonymous().get("/api/v1/faxes?q=" + encoded(canary.name()));
            assertThat(canary.foundIn(logs.text())).as("logs").isEmpty();
            assertThat(clinic.caller().get("/api/v1/faxes/" + fax).body()).contains(canary.note());
        }
        assertThat(canary.foundIn(clinic.caller().get("/actuator/prometheus").body()))
                .as("metrics")
                .isEmpty();
        assertThat(canary.foundInFiles(server.data().resolve("files")))
                .as("files")
                .isEmpty();
        assertThat(canary.foundInFiles(server.data().resolve("logs")))
                .as("log files")
                .isEmpty();
        try (var owner = new OwnerView(server).connect()) {
            assertThat(canary.foundInTables(owner, List.of("fax_documents", "fax_pages")))
                    .as("the canary lives where it belongs")
                    .isNotEmpty();
            assertThat(canary.foundInTables(owner, NEVER)).isEmpty();
        }
    }

    private String sendAndRead() {
        var caller = clinic.caller();
        Tenant.id(caller.post(
                "/api/v1/numbers",
                Map.of("number", canary.phone(), "trunk_id", clinic.trunk(), "label", canary.name())));
        Tenant.id(caller.post(
                "/api/v1/routing-rules",
                Map.of(
                        "name",
                        canary.name(),
                        "conditions",
                        Map.of(
                                "operator",
                                "AND",
                                "rules",
                                List.of(Map.of("field", "keyword", "operator", "contains", "value", canary.note()))),
                        "action",
                        Map.of("type", "inbox", "inbox_id", clinic.inbox()))));
        Tenant.id(caller.post(
                "/api/v1/webhooks",
                Map.of("name", "All", "url", "https://hooks.invalid/", "event_types", List.of("*"))));
        byte[] letter = TestPages.pdf(canary.name() + "\n" + canary.medicalRecordNumber() + "\n" + canary.note());
        var answer = clinic.upload(
                "/api/v1/faxes",
                Map.of(
                        "to", clinic.secondNumber(),
                        "from", canary.phone(),
                        "subject", canary.note(),
                        "message", canary.name() + " " + canary.medicalRecordNumber(),
                        "recipient_name", canary.name(),
                        "metadata", "{\"patient\":\"" + canary.medicalRecordNumber() + "\"}"),
                canary.name() + ".pdf",
                letter,
                Map.of("Idempotency-Key", "canary-1"));
        String fax = Tenant.id(answer);
        JsonNode sent = clinic.awaitStatus(fax, "sent", "failed", "uncertain");
        assertThat(sent.path("status").asString()).isEqualTo("sent");
        String arrived = clinic.awaitDelivered(1).path("id").asString();
        Tenant.Login owner = server.person(clinic, "owner");
        String person = Caller.signedIn(server.port(), owner.email(), owner.password())
                .get("/api/v1/session")
                .json()
                .at("/person/id")
                .asString();
        caller.post("/api/v1/faxes/" + arrived + "/assign", Map.of("person_id", person));
        for (String part : List.of("", "/text", "/timeline", "/attempts", "/log")) {
            assertThat(caller.get("/api/v1/faxes/" + arrived + part).status()).isEqualTo(200);
        }
        assertThat(clinic.download("/api/v1/faxes/" + arrived + "/pages/1")).isNotEmpty();
        assertThat(clinic.download("/api/v1/faxes/" + fax + "/original")).isEqualTo(letter);
        for (String query : List.of("q=" + encoded(canary.name()), "from=" + encoded(canary.phone()))) {
            assertThat(caller.get("/api/v1/faxes?" + query).json().path("data").size())
                    .isPositive();
        }
        return fax;
    }

    private void failInManyWays() {
        var caller = clinic.caller();
        String name = encoded(canary.name());
        caller.get("/api/v1/faxes/" + name);
        caller.get("/api/v1/faxes?since=" + name);
        caller.get("/api/v1/faxes?cursor=" + name);
        caller.get("/api/v1/inboxes?sort=" + name);
        caller.get("/" + name);
        caller.post("/api/v1/inboxes", Map.of("name", canary.name().repeat(50)));
        caller.post("/api/v1/deny-list", Map.of("pattern", canary.note(), "reason", canary.name()));
        caller.send(
                "POST", "/api/v1/faxes", "{\"to\": \"" + canary.phone() + "\", " + canary.note(), "application/json");
        caller.post(
                "/api/v1/session",
                Map.of("email", canary.medicalRecordNumber() + "@a.test", "password", canary.note()));
        clinic.upload("/api/v1/faxes", Map.of("to", canary.name()), canary.name(), TestPages.pdf("x"), Map.of());
        clinic.upload(
                "/api/v1/faxes",
                Map.of("to", clinic.secondNumber(), "from", canary.phone()),
                canary.name() + ".pdf",
                ("%PDF-1.7 " + canary.note()).getBytes(StandardCharsets.UTF_8),
                Map.of());
        caller.post("/api/v1/faxes", Map.of("to", clinic.secondNumber(), "file_url", "http://127.0.0.1:1/" + name));
    }

    /// The numbers of the test's own organisations begin low.
    private static PhiCanary canary() {
        PhiCanary canary = PhiCanary.plant();
        while (canary.phone().charAt(8) < '5') {
            canary = PhiCanary.plant();
        }
        return canary;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
