package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What received faxes are found to be, from the pages to lists, rules and corrections.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxFindingsIT {
    private static final String NUMBER = "44712886";
    private static final String REPORT = """
            CITY LABORATORY
            Laboratory Report - Final Results
            Patient Name: Maria Gonzales
            Date of Birth: 03/04/1960
            MRN: %s
            Diagnosis: E11.9 Type 2 diabetes mellitus
            Test          Result    Unit    Reference range
            Hemoglobin    13.5      g/dL    12.0 - 16.0
            Glucose       182       mg/dL   70 - 99   H
            Creatinine    1.1       mg/dL   0.6 - 1.2
            Ordering physician: James Miller, MD  NPI 1234567893""".formatted(NUMBER);

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private String fax;

    @BeforeAll
    void receive() {
        clinic = server.tenant("Findings Clinic");
        clinic.send(TestPages.pdf(REPORT), "report.pdf", Map.of());
        fax = clinic.awaitDelivered(1).path("id").asString();
    }

    @Test
    @Covers({
        "FAX-B-002-01",
        "FAX-B-002-02",
        "FAX-B-004-01",
        "FAX-I-001-02",
        "FAX-I-001-11",
        "FAX-R-001-01",
        "FAX-R-001-02"
    })
    void aFaxSaysWhatItIsAndListsAskForIt() {
        JsonNode row = clinic.caller().get("/api/v1/faxes/" + fax).json();
        assertThat(row.path("spam_score").asInt()).isLessThan(80);
        assertThat(row.path("contains_phi").asBoolean()).isTrue();
        assertThat(row.path("category_confidence").asDouble()).isBetween(0.0, 1.0);
        assertThat(listed("contains_phi=true")).contains(fax);
        assertThat(listed("contains_phi=false")).doesNotContain(fax);
        assertThat(listed("category=invoice," + row.path("category").asString()))
                .contains(fax);
        assertThat(listed("category=invoice")).doesNotContain(fax);
        assertThat(listed("min_spam=0&max_spam=79")).contains(fax);
        assertThat(listed("min_spam=80")).doesNotContain(fax);
        assertThat(clinic.caller().get("/api/v1/faxes?min_spam=101").status()).isEqualTo(400);
    }

    @Test
    @Covers("FAX-R-001-06")
    void whatIdentifiesThePersonIsMaskedSealedAndRevealedOnRecord() throws Exception {
        String path = "/api/v1/faxes/" + fax + "/findings";
        Caller.Answer masked = clinic.caller().get(path);
        assertThat(masked.status()).as(masked.body()).isEqualTo(200);
        assertThat(masked.body())
                .doesNotContain(NUMBER)
                .doesNotContain("Gonzales")
                .contains("E11.9");
        Caller.Answer revealed = clinic.caller().get(path + "?reveal=true");
        assertThat(revealed.body()).contains(NUMBER);
        JsonNode record = only(revealed.json(), "MRN");
        assertThat(record.path("page").asInt()).isOne();
        assertThat(record.path("box").path("w").asDouble()).isBetween(0.001, 0.999);
        assertThat(revealed.json().path("category").path("top")).hasSize(3);
        assertThat(clinic.caller()
                        .get("/api/v1/audit/access-report?record_id=" + fax)
                        .body())
                .contains("fax.findings_read", "fax.findings_revealed");
        assertThat(new OwnerView(server)
                        .texts("select encode(findings, 'escape') from fax_findings where fax_id = '" + fax + "'"))
                .singleElement()
                .asString()
                .doesNotContain(NUMBER, "Gonzales", "MRN");
    }

    @Test
    @Covers("FAX-B-002-10")
    void aCorrectionKeepsWhoAndWhatItReplacedAndIsUndone() {
        Caller caller = clinic.caller();
        String path = "/api/v1/faxes/" + fax + "/category";
        JsonNode before = caller.get("/api/v1/faxes/" + fax).json();
        Tenant.id(caller.post("/api/v1/document-categories", Map.of("code", "sleep_study", "label", "Sleep study")));
        assertThat(caller.put(path, Map.of("category", "sleep study")).status()).isEqualTo(400);
        JsonNode corrected = caller.put(path, Map.of("category", "sleep_study")).json();
        assertThat(corrected.path("category").asString()).isEqualTo("sleep_study");
        assertThat(corrected.path("category_corrected").asBoolean()).isTrue();
        assertThat(caller.put(path, Map.of("category", "referral")).status()).isEqualTo(200);
        JsonNode correction =
                caller.get("/api/v1/faxes/" + fax + "/findings").json().at("/category/correction");
        assertThat(correction.path("previous_category").asString()).isEqualTo("sleep_study");
        assertThat(correction.path("by").asString()).isNotBlank();
        assertThat(caller.delete(path).json().path("category").asString()).isEqualTo("sleep_study");
        JsonNode restored = caller.delete(path).json();
        assertThat(restored.path("category").asString())
                .isEqualTo(before.path("category").asString());
        assertThat(restored.path("category_confidence").asDouble())
                .isEqualTo(before.path("category_confidence").asDouble());
        assertThat(caller.delete(path).status()).isEqualTo(409);
        Caller reader = key("fax:read");
        assertThat(reader.put(path, Map.of("category", "referral")).status()).isEqualTo(403);
        assertThat(caller.post("/api/v1/document-categories", Map.of("code", "referral", "label", "Ours"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Covers({"FAX-B-001-10", "FAX-I-002-06"})
    void aFaxIsReadAgainWhereItLiesAndTheSearchFindsItsText() throws Exception {
        Tenant office = server.tenant("Second Look Office");
        Caller caller = office.caller();
        office.send(TestPages.pdf(REPORT), "report.pdf", Map.of());
        String path = "/api/v1/faxes/" + office.awaitDelivered(1).path("id").asString();
        caller.put(path + "/category", Map.of("category", "invoice"));
        try (var owner = new OwnerView(server).connect();
                var statement = owner.createStatement()) {
            assertThat(statement.executeUpdate("update fax_pages set text = 'unreadable scribble' where fax_id = '"
                            + path.substring(path.lastIndexOf('/') + 1) + "'"))
                    .isOne();
            statement.executeUpdate("update fax_documents set search = to_tsvector('simple', 'scribble') where id = '"
                    + path.substring(path.lastIndexOf('/') + 1) + "'");
        }
        awaitFound(caller, "scribble", 1);
        awaitFound(caller, "hemoglobin", 0);
        assertThat(key(office, "fax:read").post(path + "/read-again", Map.of()).status())
                .isEqualTo(403);
        Caller.Answer asked = caller.post(path + "/read-again", Map.of());
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        awaitFound(caller, "hemoglobin", 1);
        awaitFound(caller, "scribble", 0);
        JsonNode fax = caller.get(path).json();
        assertThat(fax.path("category").asString()).as("a person said so").isEqualTo("invoice");
        assertThat(fax.path("category_corrected").asBoolean()).isTrue();
        assertThat(fax.path("status").asString()).isEqualTo("delivered");
        assertThat(caller.get(path + "/timeline").body()).contains("To be read again");
        assertThat(caller.get("/api/v1/faxes?direction=outbound")
                        .json()
                        .at("/data/0/allowed_actions")
                        .toString())
                .doesNotContain("read_again");
    }

    @Test
    @Covers({"FAX-B-003-10", "FAX-I-002-03"})
    void aFaxIsFoundByWhatStandsOnItsPages() {
        Caller caller = clinic.caller();
        for (String asked : List.of(
                "mrn:" + NUMBER, "npi:1234567893", "dob:1960-03-04", "dob:3/4/1960", "patient:gonzales", "icd:E11.9")) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(searched(caller, asked)).as(asked).contains(fax));
        }
        assertThat(searched(caller, "patient:\"maria gonzales\" npi:1234567893"))
                .contains(fax);
        for (String asked : List.of("mrn:44712887", "patient:miller", "dob:1960-04-03", "npi:44712886")) {
            assertThat(searched(caller, asked)).as(asked).doesNotContain(fax);
        }
        assertThat(caller.get("/api/v1/faxes/search?q=dob:yesterday").status()).isEqualTo(400);
        assertThat(searched(server.tenant("Curious Office").caller(), "npi:1234567893"))
                .as("another organisation's")
                .isEmpty();
    }

    private static List<String> searched(Caller caller, String asked) {
        Caller.Answer answer = caller.get(
                "/api/v1/faxes/search?direction=inbound&q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("data")
                .valueStream()
                .map(hit -> hit.at("/fax/id").asString())
                .toList();
    }

    private static void awaitFound(Caller caller, String word, int count) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> caller.get("/api/v1/faxes/search?direction=inbound&q=" + word)
                                .json()
                                .path("data")
                                .size()
                        == count);
    }

    @Test
    @Covers("FAX-B-002-04")
    void howSureACategoryHasToBeIsTheOrganisationsToSay() {
        Tenant office = server.tenant("Threshold Office");
        Caller caller = office.caller();
        String setting = "/api/v1/settings/fax.category_unsure_below";
        assertThat(caller.put(setting, Map.of("value", 101)).status()).isEqualTo(400);
        assertThat(key(office, "fax:read").put(setting, Map.of("value", 50)).status())
                .isEqualTo(403);
        caller.put(setting, Map.of("value", 100));
        office.send(TestPages.pdf(REPORT), "report.pdf", Map.of());
        JsonNode asked = office.awaitDelivered(1);
        caller.put(setting, Map.of("value", 0));
        office.send(TestPages.pdf(REPORT), "again.pdf", Map.of());
        JsonNode sure = office.awaitDelivered(2);
        for (JsonNode one : List.of(asked, sure)) {
            assertThat(one.path("category_confidence").asDouble())
                    .as("sure enough for everybody else, and never wholly")
                    .isBetween(0.7, 0.999_999);
        }
        assertThat(asked.path("category_unsure").asBoolean()).isTrue();
        assertThat(sure.path("category_unsure").asBoolean()).isFalse();
        assertThat(asked.path("contains_phi").asBoolean())
                .isEqualTo(sure.path("contains_phi").asBoolean());
        assertThat(caller.get("/api/v1/faxes?category_unsure=true").json().path("data"))
                .extracting(row -> row.path("id").asString())
                .containsExactly(asked.path("id").asString());
    }

    @Test
    @Covers({"FAX-C-001-04", "FAX-R-001-05"})
    void aRuleSendsByCategoryAndHealthInformation() {
        Tenant office = server.tenant("Sorting Office");
        String inbox = Tenant.id(office.caller().post("/api/v1/inboxes", Map.of("name", "Health")));
        Map<String, Object> conditions = Map.of(
                "operator",
                "AND",
                "rules",
                List.of(
                        Map.of("field", "contains_phi", "operator", "equals", "value", "true"),
                        Map.of("field", "spam_score", "operator", "less_than", "value", "80"),
                        Map.of("field", "category", "operator", "not_equals", "value", "marketing")));
        Tenant.id(office.caller()
                .post(
                        "/api/v1/routing-rules",
                        Map.of(
                                "name",
                                "Health",
                                "conditions",
                                conditions,
                                "action",
                                Map.of("type", "inbox", "inbox_id", inbox))));
        office.send(TestPages.pdf(REPORT), "report.pdf", Map.of());
        assertThat(office.awaitDelivered(1).at("/inbox/id").asString()).isEqualTo(inbox);
    }

    @Test
    @Covers({"FAX-B-004-02", "FAX-D-001-01", "FAX-D-004-02", "FAX-D-004-03", "FAX-D-004-07"})
    void aSuspiciousFaxIsHeldUntilAPersonDecides() {
        Tenant office = server.tenant("Holding Office");
        Caller caller = office.caller();
        assertThat(caller.put("/api/v1/settings/fax.spam_hold_from", Map.of("value", 0))
                        .status())
                .isEqualTo(200);
        String held = held(office, 1);
        assertThat(caller.get("/api/v1/faxes/" + held)
                        .json()
                        .path("allowed_actions")
                        .toString())
                .contains("release", "reject");
        assertThat(caller.get("/api/v1/faxes/" + held + "/timeline").body()).contains("Held: it looks like spam");
        Tenant.Login login = server.person(office, "fax_user");
        Caller worker = Caller.signedIn(server.port(), login.email(), login.password());
        assertThat(worker.post("/api/v1/faxes/" + held + "/release", Map.of("always_allow", true))
                        .status())
                .as("known senders are for administrators")
                .isEqualTo(403);
        assertThat(key(office, "fax:read")
                        .post("/api/v1/faxes/" + held + "/release", Map.of())
                        .status())
                .isEqualTo(403);
        JsonNode rejected =
                caller.post("/api/v1/faxes/" + held + "/reject", Map.of()).json();
        assertThat(rejected.path("status").asString()).isEqualTo("rejected");
        assertThat(caller.post("/api/v1/faxes/" + held + "/reject", Map.of()).status())
                .isEqualTo(409);
        JsonNode released = caller.post("/api/v1/faxes/" + held + "/release", Map.of("always_allow", true))
                .json();
        assertThat(released.path("status").asString()).isEqualTo("delivered");

        office.send(TestPages.pdf(REPORT), "second.pdf", Map.of());
        office.awaitDelivered(2);
    }

    @Test
    @Covers({"FAX-B-004-05", "FAX-D-001-05", "FAX-D-001-08", "FAX-D-004-08"})
    void aRejectedSenderIsBlockedWhenThePersonSaysSo() {
        Tenant office = server.tenant("Blocking Office");
        Caller caller = office.caller();
        caller.put("/api/v1/settings/fax.spam_hold_from", Map.of("value", 0));
        String held = held(office, 1);
        caller.post("/api/v1/faxes/" + held + "/reject", Map.of("block_sender", true));
        office.send(TestPages.pdf(REPORT), "second.pdf", Map.of());
        JsonNode blocked = awaitInbound(office, "rejected", 2);
        assertThat(caller.post("/api/v1/faxes/" + blocked.path("id").asString() + "/release", Map.of())
                        .status())
                .as("it was never read nor routed")
                .isEqualTo(409);
        JsonNode known = caller.get("/api/v1/deny-list").json().path("data");
        assertThat(known).hasSize(1);
        assertThat(known.get(0).path("effect").asString()).isEqualTo("block");
        assertThat(known.get(0).path("pattern").asString()).isEqualTo(office.firstNumber());
    }

    private String held(Tenant office, int count) {
        office.send(TestPages.pdf(REPORT), "report.pdf", Map.of());
        return awaitInbound(office, "held", count).path("id").asString();
    }

    private static JsonNode awaitInbound(Tenant office, String status, int count) {
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

    private List<String> listed(String filter) {
        return clinic.caller()
                .get("/api/v1/faxes?direction=inbound&" + filter)
                .json()
                .path("data")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    private static JsonNode only(JsonNode findings, String type) {
        List<JsonNode> all = findings.path("entities")
                .valueStream()
                .filter(entity -> entity.path("type").asString().equals(type))
                .toList();
        assertThat(all).as(type).isNotEmpty();
        return all.getFirst();
    }

    private Caller key(String scope) {
        return key(clinic, scope);
    }

    private Caller key(Tenant office, String scope) {
        return Caller.withKey(
                server.port(),
                office.caller()
                        .post("/api/v1/api-keys", Map.of("name", scope, "scopes", List.of(scope)))
                        .json()
                        .path("key")
                        .asString());
    }
}
