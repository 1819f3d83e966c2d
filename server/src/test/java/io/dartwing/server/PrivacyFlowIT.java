package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Agreements, holds, exports and erasure as an administrator meets them, with real faxes.
class PrivacyFlowIT {
    private final TestServer server = TestServer.shared();
    private final OwnerView owner = new OwnerView(server);
    private final Tenant clinic = server.tenant("Private Clinic");

    @Test
    @Covers("FAX-R-004-03")
    void inHealthcareModeNothingIsSentWithoutAnAgreement() throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute("update organizations set mode = 'medxfax' where id = '"
                    + clinic.organization().id() + "'");
        }
        Caller program = Caller.withKey(
                server.port(),
                clinic.caller()
                        .post(
                                "/api/v1/api-keys",
                                Map.of(
                                        "name",
                                        "health",
                                        "scopes",
                                        List.of("fax:send", "fax:read", "phi:read", "phi:write")))
                        .json()
                        .path("key")
                        .asString());
        Map<String, String> fax = Map.of(
                "to",
                clinic.secondNumber(),
                "scheduled_at",
                Tenant.NEXT_MONTH,
                "filename",
                "a.pdf",
                "file_base64",
                Base64.getEncoder().encodeToString(TestPages.pdf("Lab result")));
        Answer refused = program.post("/api/v1/faxes", fax);
        assertThat(refused.status()).as(refused.body()).isEqualTo(451);
        assertThat(refused.json().path("code").asString()).isEqualTo("DW-451");
        assertThat(refused.json().path("advice").asString()).contains("agreement");
        assertThat(clinic.caller().get("/api/v1/privacy").json().path("warning").asString())
                .contains("No agreement");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Answer made = clinic.caller()
                .post("/api/v1/baas", Map.of("counterparty", "Operator Ltd", "signed_on", today, "expires_on", today));
        assertThat(made.json().path("status").asString()).as(made.body()).isEqualTo("in_force");
        Answer sent = program.post("/api/v1/faxes", fax);
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        assertThat(clinic.caller().get("/api/v1/privacy").json().path("warning").asString())
                .contains("ends on");
        // A key may not switch the mode; an owner may not while faxes are stored.
        assertThat(clinic.caller()
                        .put("/api/v1/privacy/mode", Map.of("mode", "dartwing"))
                        .status())
                .isEqualTo(403);
        Tenant.Login login = server.person(clinic, "owner");
        Caller person = Caller.signedIn(server.port(), login.email(), login.password());
        Answer lowered = person.put("/api/v1/privacy/mode", Map.of("mode", "dartwing"));
        assertThat(lowered.status()).isEqualTo(409);
        assertThat(lowered.body()).contains("faxes");
    }

    @Test
    @Covers("FAX-G-002-04")
    void aFaxIsErasedWithEverythingThatTellsOfPeopleUnlessItIsHeld() throws Exception {
        String fax = Tenant.id(clinic.send(
                TestPages.pdf("Letter about hellebore"),
                "hellebore.pdf",
                Map.of("subject", "hellebore", "recipient_name", "Dr. Hellebore", "cover", "true")));
        clinic.awaitStatus(fax, "sent");
        String received = clinic.awaitDelivered(1).path("id").asString();
        int filesBefore = files();
        Caller admin = clinic.caller();
        String hold = Tenant.id(admin.post(
                "/api/v1/legal-holds", Map.of("matter", "Doe", "subject_type", "fax_document", "subject_id", fax)));
        assertThat(erase(fax).status()).isEqualTo(409);
        assertThat(admin.delete("/api/v1/faxes/" + fax).status()).isEqualTo(409);
        assertThat(admin.delete("/api/v1/legal-holds/" + hold).status()).isEqualTo(204);
        for (String id : List.of(fax, received)) {
            Answer asked = erase(id);
            assertThat(asked.status()).as(asked.body()).isEqualTo(202);
            awaitErasure(asked.json().path("id").asString());
            assertThat(admin.get("/api/v1/faxes/" + id).status()).isEqualTo(404);
            assertThat(admin.get("/api/v1/faxes/" + id + "/document").status()).isEqualTo(404);
        }
        assertThat(files()).isLessThan(filesBefore - 4);
        for (String table : List.of(
                "fax_documents",
                "fax_pages",
                "fax_timeline",
                "fax_attempts",
                "fax_findings",
                "fax_category_corrections")) {
            assertThat(String.join(
                            "\n",
                            owner.texts("select to_jsonb(t)::text from " + table + " t where organization_id = '"
                                    + clinic.organization().id() + "'")))
                    .as(table)
                    .doesNotContainIgnoringCase("hellebore");
        }
        assertThat(admin.get("/api/v1/faxes?q=hellebore").json().path("data").size())
                .isZero();
    }

    @Test
    void anExportHoldsTheFaxesAndTheirFiles() throws Exception {
        String fax = Tenant.id(clinic.send(TestPages.pdf("Letter"), "../../etc/passwd.pdf", Map.of()));
        clinic.awaitStatus(fax, "sent");
        clinic.awaitDelivered(1);
        String id = Tenant.id(clinic.caller().post("/api/v1/privacy/exports", Map.of("subject", "organization")));
        String path = "/api/v1/privacy/exports/" + id;
        for (int i = 0; i < 300; i++) {
            JsonNode export = clinic.caller().get(path).json();
            assertThat(export.path("status").asString()).isNotEqualTo("failed");
            if (export.path("status").asString().equals("ready")) {
                break;
            }
            TestServer.pause(100);
        }
        var entries = new TreeMap<String, Integer>();
        var faxes = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(clinic.download(path + "/file")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                entries.put(entry.getName(), content.length);
                if (entry.getName().equals("data/fax_documents.json")) {
                    faxes.append(new String(content, StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(faxes).contains(fax);
        assertThat(entries.keySet()).anyMatch(name -> name.startsWith("files/") && name.endsWith(".tif"));
        assertThat(entries.keySet())
                .allMatch(name -> Path.of("/x").resolve(name).normalize().startsWith("/x")
                        && !name.contains("..")
                        && !name.contains("\\"));
        Caller stranger = server.tenant("Curious Clinic").caller();
        assertThat(stranger.get(path + "/file").status()).isEqualTo(404);
    }

    private Answer erase(String fax) {
        return clinic.caller()
                .post(
                        "/api/v1/privacy/erasures",
                        Map.of("subject_type", "fax_document", "subject_id", fax, "reason", "asked for"));
    }

    private void awaitErasure(String id) {
        for (int i = 0; i < 200; i++) {
            String status = clinic.caller()
                    .get("/api/v1/privacy/erasures/" + id)
                    .json()
                    .path("status")
                    .asString();
            if (status.equals("done")) {
                return;
            }
            TestServer.pause(50);
        }
        throw new AssertionError("not erased");
    }

    private int files() throws SQLException {
        return Integer.parseInt(owner.texts("select count(*)::text from files where organization_id = '"
                        + clinic.organization().id() + "'")
                .getFirst());
    }
}
