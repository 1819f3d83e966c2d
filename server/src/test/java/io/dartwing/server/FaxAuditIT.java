package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whatever shows something of a fax is in the audit, with its purpose, when the answer arrives.
class FaxAuditIT {
    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Audited Clinic");

    @Test
    @Covers("FAX-R-001-06")
    void everyWayToReadAFaxIsAuditedWithItsPurpose() {
        String id = Tenant.id(clinic.send(
                TestPages.pdf("Result"), "result.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH, "subject", "x")));
        clinic.await(id, fax -> fax.path("pages_ready").asBoolean());
        Caller reader = clinic.caller().header("Dartwing-Purpose", "patient_request");
        String fax = "/api/v1/faxes/" + id;
        for (String path : List.of(
                fax,
                fax + "/document",
                fax + "/original",
                fax + "/tiff",
                fax + "/thumbnail",
                fax + "/pages/1?width=100",
                fax + "/text",
                fax + "/timeline",
                fax + "/attempts",
                "/api/v1/faxes?limit=200",
                "/api/v1/faxes?q=result",
                "/api/method/dartwing_fax.api.v1.fax.list",
                "/api/method/dartwing_fax.api.v1.fax.get?fax_id=" + id,
                "/api/method/dartwing_fax.api.v1.fax.download?fax_id=" + id)) {
            long before = length();
            assertThat(reader.get(path).status()).as(path).isEqualTo(200);
            assertThat(length()).as(path).isEqualTo(before + 1);
            JsonNode entry = newest();
            assertThat(entry.path("event").asString()).as(path).startsWith("fax.");
            assertThat(entry.path("purpose").asString()).as(path).isEqualTo("patient_request");
            if (entry.path("event").asString().equals("fax.listed")) {
                assertThat(entry.path("records").toString()).contains(id);
            }
        }
        List<String> seen = report(id);
        assertThat(seen)
                .contains(
                        "fax.read",
                        "fax.document_read",
                        "fax.original_read",
                        "fax.thumbnail_read",
                        "fax.page_read",
                        "fax.text_read",
                        "fax.history_read",
                        "fax.attempts_read",
                        "fax.listed");
    }

    @Test
    void aPurposeThatThereIsNotReadsNothing() {
        Caller reader = clinic.caller().header("Dartwing-Purpose", "curiosity");
        Caller.Answer answer = reader.get("/api/v1/faxes");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Dartwing-Purpose: unknown");
    }

    @Test
    void whatIsRefusedIsAuditedOnceAMinute() {
        String key = clinic.caller()
                .post("/api/v1/api-keys", Map.of("name", "Sender", "scopes", List.of("fax:send")))
                .json()
                .path("key")
                .asString();
        for (int time = 0; time < 3; time++) {
            assertThat(Caller.withKey(server.port(), key).get("/api/v1/faxes").status())
                    .isEqualTo(403);
        }
        JsonNode refusals = clinic.caller()
                .get("/api/v1/audit/entries?event=access.refused")
                .json()
                .path("data");
        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0).path("details").path("operation").asString()).isEqualTo("GET /api/v1/faxes");
        assertThat(refusals.get(0).path("actor").path("name").asString()).isEqualTo("Sender");
    }

    @Test
    @Covers("FAX-G-001-03")
    void aChangeTellsWhoMadeItWhenFromWhereAndHow() {
        Tenant.id(clinic.caller().post("/api/v1/fax-tags", Map.of("name", "Audited", "color", "blue")));
        JsonNode entry = clinic.caller()
                .get("/api/v1/audit/entries?event=record.created&limit=1")
                .json()
                .at("/data/0");
        assertThat(entry.at("/actor/name").asString()).isEqualTo("test");
        assertThat(entry.at("/details/ip").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.path("subject_type").asString()).isEqualTo("fax_tag");
        assertThat(Instant.parse(entry.path("at").asString()))
                .isBetween(Instant.now().minusSeconds(120), Instant.now());
    }

    @Test
    void whatIsNotThereIsNotAudited() {
        long before = length();
        assertThat(clinic.caller()
                        .get("/api/v1/faxes/0190a000-0000-7000-8000-000000000000/document")
                        .status())
                .isEqualTo(404);
        assertThat(length()).isEqualTo(before);
    }

    private List<String> report(String fax) {
        var events = new ArrayList<String>();
        clinic.caller()
                .get("/api/v1/audit/access-report?record_id=" + fax)
                .json()
                .path("data")
                .forEach(access -> events.add(access.path("event").asString()));
        return events;
    }

    private long length() {
        return clinic.caller().get("/api/v1/audit/state").json().path("entries").asLong();
    }

    private JsonNode newest() {
        return clinic.caller()
                .get("/api/v1/audit/entries?limit=1")
                .json()
                .path("data")
                .get(0);
    }
}
