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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Faxes are health information where the organisation works in healthcare mode, on every path to them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxHealthIT {
    private static final List<String> PARTS = List.of(
            "",
            "/timeline",
            "/attempts",
            "/document",
            "/original",
            "/tiff",
            "/thumbnail",
            "/pages/1",
            "/text",
            "/findings",
            "/log");

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private String received;

    @BeforeAll
    void receive() {
        clinic = server.clinic("Health Clinic");
        String sent = Tenant.id(clinic.send(TestPages.pdf("Findings of the left wrist"), "letter.pdf", Map.of()));
        clinic.awaitStatus(sent, "sent");
        received = clinic.awaitDelivered(1).path("id").asString();
    }

    @Test
    @Covers("FAX-R-002-01")
    void withoutAHealthcareRoleNoPathLeadsToAFax() {
        String plain = clinic.caller()
                .post("/api/v1/api-keys", Map.of("name", "plain", "scopes", List.of("admin")))
                .json()
                .path("key")
                .asString();
        for (Caller caller :
                List.of(Caller.withKey(server.port(), plain), signedIn("owner"), signedIn("admin", "fax_user"))) {
            assertThat(caller.get("/api/v1/faxes").status()).isEqualTo(403);
            assertThat(caller.get("/api/v1/faxes?q=wrist").status()).isEqualTo(403);
            for (String part : PARTS) {
                assertThat(caller.get("/api/v1/faxes/" + received + part).status())
                        .as(part)
                        .isEqualTo(403);
            }
            for (String verb : List.of("cancel", "retry", "mark-sent", "assign", "release", "reject")) {
                assertThat(caller.post("/api/v1/faxes/" + received + "/" + verb, Map.of())
                                .status())
                        .as(verb)
                        .isEqualTo(403);
            }
            assertThat(caller.delete("/api/v1/faxes/" + received).status()).isEqualTo(403);
        }
    }

    @Test
    @Covers("FAX-R-002-01")
    void nursingReadsAndHandsOnButNeitherSendsNorDeletes() {
        Caller nurse = signedIn("fax_user", "nursing_user");
        for (String part : PARTS) {
            assertThat(nurse.get("/api/v1/faxes/" + received + part).status())
                    .as(part)
                    .isEqualTo(200);
        }
        assertThat(nurse.post("/api/v1/faxes/" + received + "/assign", Map.of()).status())
                .isEqualTo(200);
        assertThat(nurse.post("/api/v1/faxes", Map.of("to", clinic.secondNumber()))
                        .status())
                .isEqualTo(403);
        assertThat(signedIn("admin", "nursing_user")
                        .delete("/api/v1/faxes/" + received)
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Covers("FAX-R-002-02")
    void whoFilesRecordsSeesThePagesButSearchesNobodysLetters() {
        Caller records = signedIn("medical_records");
        assertThat(records.get("/api/v1/faxes").json().path("data").size()).isEqualTo(2);
        assertThat(records.get("/api/v1/faxes/" + received + "/document").status())
                .isEqualTo(200);
        assertThat(records.get("/api/v1/faxes/" + received + "/text").status()).isEqualTo(403);
        assertThat(records.get("/api/v1/faxes?q=wrist").status()).isEqualTo(403);
        JsonNode findings =
                records.get("/api/v1/faxes/" + received + "/findings").json();
        assertThat(findings.path("category").path("guess").isString()).isTrue();
        assertThat(findings.path("category").path("because")).isEmpty();
        assertThat(records.get("/api/v1/faxes/" + received + "/findings?reveal=true")
                        .status())
                .isEqualTo(403);
        Map<String, Object> form = Map.of(
                "anchors",
                List.of(Map.of("text", "blood count"), Map.of("text", "reference"), Map.of("text", "laboratory")),
                "fields",
                List.of(Map.of("name", "a", "label", "A", "beside", List.of("patient"))));
        assertThat(records.post("/api/v1/form-templates/trial", Map.of("definition", form, "fax_id", received))
                        .status())
                .as("whether a phrase stands on the pages")
                .isEqualTo(403);
        assertThat(records.post("/api/v1/faxes/" + received + "/assign", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Covers("FAX-R-002-02")
    void aRoleOfOnesOwnNarrowsFaxesToWhatIsAssignedAndToItsFields() {
        Tenant office = server.tenant("Scan Office");
        office.awaitStatus(Tenant.id(office.send(TestPages.pdf("Invoice"), "invoice.pdf", Map.of())), "sent");
        String fax = office.awaitDelivered(1).path("id").asString();
        Map<String, Object> grant = Map.of(
                "record_type", "fax", "acts", List.of("read"), "scope", "assigned", "fields", List.of("document"));
        Tenant.id(office.caller()
                .post("/api/v1/roles", Map.of("key", "scanner", "label", "Scanner", "grants", List.of(grant))));
        Tenant.Login login = server.person(office, "Sam Scanner", "scanner");
        Caller scanner = Caller.signedIn(server.port(), login.email(), login.password());
        assertThat(scanner.get("/api/v1/faxes").json().path("data").size()).isZero();
        assertThat(scanner.get("/api/v1/faxes/" + fax).status()).isEqualTo(404);

        String id = scanner.get("/api/v1/session").json().at("/person/id").asString();
        office.caller().post("/api/v1/faxes/" + fax + "/assign", Map.of("person_id", id));
        assertThat(scanner.get("/api/v1/faxes").json().path("data").size()).isOne();
        assertThat(scanner.get("/api/v1/faxes/" + fax).json().path("from").isString())
                .isFalse();
        assertThat(scanner.get("/api/v1/faxes/" + fax + "/document").status()).isEqualTo(200);
        assertThat(scanner.get("/api/v1/faxes/" + fax + "/text").status()).isEqualTo(403);
        assertThat(scanner.get("/api/v1/faxes?from=%2B1*").status()).isEqualTo(403);
        assertThat(scanner.get("/api/v1/faxes/" + fax).json().path("category").isString())
                .isFalse();
        assertThat(scanner.get("/api/v1/faxes/" + fax + "/findings").status()).isEqualTo(403);
        for (String filter : List.of("category=other", "contains_phi=true", "min_spam=0", "category_unsure=true")) {
            assertThat(scanner.get("/api/v1/faxes?" + filter).status())
                    .as(filter)
                    .isEqualTo(403);
        }
        assertThat(scanner.post("/api/v1/faxes/" + fax + "/assign", Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    @Covers("FAX-R-002-03")
    void brokenGlassOpensTheFaxForReading() {
        Caller officer = signedIn("admin");
        assertThat(officer.get("/api/v1/faxes/" + received + "/text").status()).isEqualTo(403);
        String glass = officer.post(
                        "/api/v1/break-glass",
                        Map.of("reason", "Physician unreachable, result is urgent", "minutes", 5, "record_type", "fax"))
                .json()
                .path("id")
                .asString();
        assertThat(officer.get("/api/v1/faxes/" + received + "/text").status()).isEqualTo(200);
        assertThat(officer.get("/api/v1/faxes?q=wrist").status()).isEqualTo(200);
        assertThat(officer.delete("/api/v1/faxes/" + received).status()).isEqualTo(403);
        officer.post("/api/v1/break-glass/" + glass + "/end", Map.of());
        assertThat(officer.get("/api/v1/faxes/" + received + "/text").status()).isEqualTo(403);
    }

    @Test
    void theSessionNamesWhatIsOpenNowForAsLongAsItIs() {
        Caller owner = signedIn("owner");
        assertThat(names(owner, "permissions")).contains("admin", "people:read").doesNotContain("fax:read", "fax:send");
        assertThat(names(owner, "closed_permissions")).contains("fax:read", "fax:send");
        String glass = owner.post(
                        "/api/v1/break-glass",
                        Map.of("reason", "Physician unreachable, result is urgent", "minutes", 5))
                .json()
                .path("id")
                .asString();
        assertThat(names(owner, "permissions")).contains("fax:read").doesNotContain("fax:send");
        owner.post("/api/v1/break-glass/" + glass + "/end", Map.of());
        assertThat(names(owner, "permissions")).doesNotContain("fax:read");
        assertThat(names(signedIn("fax_user", "healthcare_provider"), "permissions"))
                .contains("fax:read", "fax:send", "fax:assign");
    }

    private static List<String> names(Caller caller, String list) {
        return caller.get("/api/v1/session")
                .json()
                .path(list)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /// The second wall: the text of the pages follows its fax in the database itself.
    @Test
    void theTextOfThePagesFollowsItsFaxInTheDatabase() throws Exception {
        assertThat(new OwnerView(server)
                        .texts(
                                "select polname from pg_policy p join pg_class c on c.oid = p.polrelid where c.relname = 'fax_pages'"
                                        + " and pg_get_expr(polqual, polrelid) like '%fax_documents%'"))
                .contains("tenant_select");
    }

    private Caller signedIn(String... roles) {
        Tenant.Login login = server.person(clinic, "Pat " + roles[0], roles);
        return Caller.signedIn(server.port(), login.email(), login.password());
    }
}
