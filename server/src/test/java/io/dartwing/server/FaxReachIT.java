package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whom a fax reaches: members of an inbox, the person of a number, the department of its category.
class FaxReachIT {
    private static final String PRESCRIPTION = """
            RIVERSIDE FAMILY PRACTICE
            PRESCRIPTION
            Patient: Ana Ortega          Date of Birth: 05/06/1971
            Rx: Amoxicillin 500 mg capsules
            Sig: take one capsule by mouth three times daily for 10 days
            Dispense: 30     Refills: 0
            Substitution permitted
            Prescriber: James Miller, MD   DEA AM1234563   NPI 1234567893""";
    private static final String LABORATORY = """
            CITY LABORATORY
            Laboratory Report - Final Results
            Patient Name: Ana Ortega     Date of Birth: 05/06/1971
            Test          Result    Unit    Reference range
            Hemoglobin    13.5      g/dL    12.0 - 16.0
            Glucose       182       mg/dL   70 - 99   H
            Creatinine    1.1       mg/dL   0.6 - 1.2
            Ordering physician: James Miller, MD  NPI 1234567893""";
    private static final String NURSING = """
            RIVERSIDE HOSPITAL
            Attention: nursing station, third floor
            Please call about the transfer at four o'clock.""";

    private final TestServer server = TestServer.shared();

    private record Person(String id, Caller caller) {}

    @Test
    @Covers("FAX-K-001-02")
    void theFaxesOfAnInboxWithMembersAreTheirsOnly() {
        Tenant clinic = server.tenant("Members Clinic");
        Person ana = person(clinic);
        Person ben = person(clinic);
        change(clinic, "/api/v1/inboxes/" + clinic.inbox(), Map.of("members", List.of(ana.id())));
        clinic.send(TestPages.pdf("letter"), "letter.pdf", Map.of());
        String fax = clinic.awaitDelivered(1).path("id").asString();
        assertThat(ana.caller().get("/api/v1/faxes/" + fax).status()).isEqualTo(200);
        assertThat(received(ana)).contains(fax);
        assertThat(ben.caller().get("/api/v1/faxes/" + fax).status()).isEqualTo(404);
        assertThat(ben.caller().get("/api/v1/faxes/" + fax + "/document").status())
                .isEqualTo(404);
        assertThat(received(ben)).isEmpty();
        change(clinic, "/api/v1/inboxes/" + clinic.inbox(), Map.of("members", List.of(ana.id(), ben.id())));
        assertThat(received(ben)).containsExactly(fax);
    }

    @Test
    @Covers({"FAX-H-001-09", "FAX-H-003-01"})
    void theFaxesOfAPersonsNumberAreThatPersons() {
        Tenant clinic = server.tenant("Direct Clinic");
        Person ana = person(clinic);
        change(clinic, number(clinic, clinic.secondNumber()), Map.of("assigned_to", ana.id()));
        clinic.send(TestPages.pdf("letter"), "letter.pdf", Map.of());
        JsonNode fax = clinic.awaitDelivered(1);
        assertThat(fax.at("/assigned_to/id").asString()).isEqualTo(ana.id());
        awaitNotice(ana, "fax.assigned", fax.path("id").asString());
    }

    @Test
    @Covers("FAX-D-004-09")
    void whoseFaxIsHeldIsTold() {
        Tenant clinic = server.tenant("Held Clinic");
        Person ana = person(clinic);
        change(clinic, number(clinic, clinic.secondNumber()), Map.of("assigned_to", ana.id()));
        clinic.caller().put("/api/v1/settings/fax.spam_hold_from", Map.of("value", 0));
        clinic.send(TestPages.pdf("letter"), "letter.pdf", Map.of());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> clinic.caller()
                                .get("/api/v1/faxes?status=held")
                                .json()
                                .path("data")
                                .size()
                        == 1);
        String held = clinic.caller()
                .get("/api/v1/faxes?status=held")
                .json()
                .at("/data/0/id")
                .asString();
        awaitNotice(ana, "fax.held", held);
    }

    @Test
    @Covers("FAX-H-003-04")
    void severalNumbersLeadToOneInbox() {
        Tenant clinic = server.tenant("Numbers Clinic");
        change(clinic, number(clinic, clinic.firstNumber()), Map.of("inbox_id", clinic.inbox()));
        clinic.send(TestPages.pdf("to the second"), "letter.pdf", Map.of());
        clinic.awaitDelivered(1);
        Answer back = clinic.send(
                TestPages.pdf("to the first"),
                "letter.pdf",
                Map.of("from", clinic.secondNumber(), "to", clinic.firstNumber()));
        assertThat(back.status()).as(back.body()).isEqualTo(202);
        clinic.awaitDelivered(2);
        JsonNode rows = clinic.caller()
                .get("/api/v1/faxes?direction=inbound&inbox_id=" + clinic.inbox())
                .json()
                .path("data");
        assertThat(rows.valueStream().map(row -> row.path("to").asString()))
                .containsExactlyInAnyOrder(clinic.firstNumber(), clinic.secondNumber());
    }

    @Test
    @Covers({"FAX-R-005-02", "FAX-R-005-05"})
    void rulesHandOnToLaboratoryPharmacyAndNursing() {
        Tenant hospital = server.tenant("Departments Hospital");
        String laboratory = rule(hospital, "Laboratory", "category", "equals", "lab_results");
        String pharmacy = rule(hospital, "Pharmacy", "category", "equals", "prescription");
        String nursing = rule(hospital, "Nursing", "keyword", "contains", "nursing station");
        hospital.send(TestPages.pdf(LABORATORY), "a.pdf", Map.of());
        assertThat(hospital.awaitDelivered(1).at("/inbox/id").asString()).isEqualTo(laboratory);
        hospital.send(TestPages.pdf(PRESCRIPTION), "b.pdf", Map.of());
        assertThat(hospital.awaitDelivered(2).at("/inbox/id").asString()).isEqualTo(pharmacy);
        hospital.send(TestPages.pdf(NURSING), "c.pdf", Map.of());
        assertThat(hospital.awaitDelivered(3).at("/inbox/id").asString()).isEqualTo(nursing);
    }

    @Test
    @Covers("FAX-K-002-06")
    void notesAreNoPartOfTheDocument() {
        Tenant clinic = server.tenant("Noting Clinic");
        clinic.send(TestPages.pdf("letter"), "letter.pdf", Map.of());
        String fax = "/api/v1/faxes/" + clinic.awaitDelivered(1).path("id").asString();
        byte[] before = clinic.download(fax + "/document");
        Tenant.id(clinic.caller().post(fax + "/notes", Map.of("text", "Call back before noon")));
        assertThat(clinic.download(fax + "/document")).isEqualTo(before);
    }

    @Test
    void aRuleForACategoryThatIsNoneIsRefused() {
        Tenant clinic = server.tenant("Misspelling Clinic");
        Map<String, String> condition = Map.of("field", "category", "operator", "equals", "value", "lab_result");
        Answer refused = clinic.caller()
                .post(
                        "/api/v1/routing-rules",
                        Map.of(
                                "name",
                                "Laboratory",
                                "conditions",
                                Map.of("operator", "AND", "rules", List.of(condition)),
                                "action",
                                Map.of("type", "inbox", "inbox_id", clinic.inbox())));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("no such category", "/api/v1/faxes/categories");
    }

    private Person person(Tenant clinic) {
        Tenant.Login login = server.person(clinic, "fax_user");
        Caller caller = Caller.signedIn(server.port(), login.email(), login.password());
        return new Person(caller.get("/api/v1/session").json().at("/person/id").asString(), caller);
    }

    private static String rule(Tenant hospital, String name, String field, String operator, String value) {
        String inbox = Tenant.id(hospital.caller().post("/api/v1/inboxes", Map.of("name", name)));
        Map<String, Object> condition = Map.of("field", field, "operator", operator, "value", value);
        Tenant.id(hospital.caller()
                .post(
                        "/api/v1/routing-rules",
                        Map.of(
                                "name",
                                name,
                                "conditions",
                                Map.of("operator", "AND", "rules", List.of(condition)),
                                "action",
                                Map.of("type", "inbox", "inbox_id", inbox))));
        return inbox;
    }

    private static String number(Tenant clinic, String number) {
        return clinic.caller()
                .get("/api/v1/numbers")
                .json()
                .path("data")
                .valueStream()
                .filter(row -> row.path("number").asString().equals(number))
                .map(row -> "/api/v1/numbers/" + row.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static void change(Tenant clinic, String record, Map<String, Object> values) {
        Answer changed = clinic.caller().patch(record, values);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    private static List<String> received(Person person) {
        return person.caller()
                .get("/api/v1/faxes?direction=inbound")
                .json()
                .path("data")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    private static void awaitNotice(Person person, String kind, String fax) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                person.caller().get("/api/v1/notifications").body())
                        .contains(kind, fax));
    }
}
