package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Forms among the pages of received faxes, those that are known and those that an organisation
/// draws.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxFormsIT {
    private static final String TEMPLATES = "/api/v1/form-templates";
    private static final String MEMBER = "XYZ44712886";
    private static final String AUTHORIZATION = """
            PRIOR AUTHORIZATION REQUEST FORM
            Patient name: Maria Gonzales
            Date of birth: 03/04/1960
            Member ID: %s
            Prescriber: James Miller
            NPI: 1234567893
            Medication: adalimumab 40 mg
            Quantity: 2
            Diagnosis: rheumatoid arthritis""".formatted(MEMBER);
    private static final List<String> ORDER = List.of(
            "HOME OXYGEN ORDER",
            "",
            "Person of the household",
            "Maria Gonzales",
            "",
            "Date ordered",
            "03/04/2026",
            "",
            "Litres per minute",
            "2.5",
            "",
            "",
            "Signature of the clinician");

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private String fax;

    @BeforeAll
    void receive() {
        clinic = server.tenant("Forms Clinic");
        clinic.send(TestPages.pdf(AUTHORIZATION), "request.pdf", Map.of("cover", "false"));
        fax = clinic.awaitDelivered(1).path("id").asString();
    }

    private static JsonNode findings(Tenant tenant, String fax, boolean reveal) {
        return tenant.caller()
                .get("/api/v1/faxes/" + fax + "/findings?reveal=" + reveal)
                .json();
    }

    private static JsonNode field(JsonNode form, String name) {
        return form.path("fields")
                .valueStream()
                .filter(field -> field.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Covers({"FAX-P-001-01", "FAX-P-001-02", "FAX-P-001-03", "FAX-P-001-06"})
    void aKnownFormIsRecognisedAndItsFieldsAreMaskedUntilTheyAreRevealed() {
        JsonNode form = findings(clinic, fax, false).path("forms").get(0);
        assertThat(form.path("form").asString()).isEqualTo("prior_authorization");
        assertThat(form.path("score").asDouble()).isBetween(0.6, 1.0);
        JsonNode member = field(form, "member_id");
        assertThat(member.path("masked").asBoolean()).isTrue();
        assertThat(member.path("value").isNull()).isTrue();
        assertThat(member.path("confidence").asDouble()).isBetween(0.3, 1.0);
        assertThat(member.path("page").asInt()).isOne();
        assertThat(member.path("box").path("w").asDouble()).isBetween(0.01, 0.9);

        JsonNode revealed = findings(clinic, fax, true).path("forms").get(0);
        assertThat(field(revealed, "member_id").path("normalized").asString()).isEqualTo(MEMBER);
        assertThat(field(revealed, "birth_date").path("normalized").asString()).isEqualTo("1960-03-04");

        JsonNode exported =
                clinic.caller().get("/api/v1/faxes/" + fax + "/forms").json();
        assertThat(exported.at("/forms/0/data/member_id").asString()).isEqualTo(MEMBER);
        assertThat(exported.at("/forms/0/data/quantity").asString()).isEqualTo("2");
        assertThat(clinic.caller()
                        .get("/api/v1/audit/access-report?record_id=" + fax)
                        .body())
                .contains("fax.findings_read", "fax.findings_revealed");
    }

    @Test
    void whatWasRecognisedIsSealedAndNoEventHoldsIt() throws Exception {
        OwnerView owner = new OwnerView(server);
        assertThat(owner.texts("select encode(findings, 'escape') from fax_findings where fax_id = '" + fax + "'"))
                .singleElement()
                .asString()
                .doesNotContain(MEMBER, "prior_authorization", "Gonzales");
        assertThat(clinic.caller().get("/api/v1/faxes/" + fax + "/timeline").body())
                .contains("Recognised as a form", "Prior authorization request")
                .doesNotContain(MEMBER);
        assertThat(owner.texts("select coalesce(string_agg(serialized_event, ' '), '') from event_publication"))
                .allSatisfy(event -> assertThat(event).doesNotContain(MEMBER));
    }

    @Test
    void aRuleAsksForAForm() {
        Tenant office = server.tenant("Sorting Forms");
        String inbox = Tenant.id(office.caller().post("/api/v1/inboxes", Map.of("name", "Authorizations")));
        Map<String, Object> rule = new HashMap<>(Map.of(
                "name",
                "Forms",
                "conditions",
                Map.of(
                        "operator",
                        "AND",
                        "rules",
                        List.of(Map.of("field", "form", "operator", "equals", "value", "prior_authorization"))),
                "action",
                Map.of("type", "inbox", "inbox_id", inbox)));
        Tenant.id(office.caller().post("/api/v1/routing-rules", rule));
        office.send(TestPages.pdf(AUTHORIZATION), "request.pdf", Map.of("cover", "false"));
        assertThat(office.awaitDelivered(1).at("/inbox/id").asString()).isEqualTo(inbox);
    }

    /// Where the text of [TestPages] stands: lines of 16 points, 26 apart, from 72 points to the
    /// right.
    private static Map<String, Object> place(int line, int lines, double width) {
        return Map.of(
                "page",
                1,
                "x",
                72 / 612.0,
                "y",
                (792 - 680 - 14 + 26 * line) / 792.0,
                "w",
                width,
                "h",
                26 * lines / 792.0 - 0.008);
    }

    private static Map<String, Object> with(Map<String, Object> place, Object... more) {
        Map<String, Object> all = new HashMap<>(place);
        for (int i = 0; i < more.length; i += 2) {
            all.put(String.valueOf(more[i]), more[i + 1]);
        }
        return all;
    }

    private static Map<String, Object> definition() {
        List<Object> anchors = new ArrayList<>();
        for (int line : List.of(0, 2, 5, 8, 12)) {
            anchors.add(with(place(line, 1, ORDER.get(line).length() * 8.2 / 612), "text", ORDER.get(line)));
        }
        return Map.of(
                "anchors",
                anchors,
                "fields",
                List.of(
                        with(place(3, 1, 0.6), "name", "person", "label", "Person", "type", "text"),
                        with(place(6, 1, 0.6), "name", "ordered", "label", "Ordered on", "type", "date"),
                        with(place(9, 1, 0.6), "name", "litres", "label", "Litres", "type", "number")));
    }

    private static Caller.Answer create(Tenant tenant, String name, Object definition) {
        return tenant.caller()
                .post(TEMPLATES, Map.of("name", name, "title", "Home oxygen order", "definition", definition));
    }

    @Test
    @Covers("FAX-P-001-04")
    void anOwnTemplateIsTriedKeptAndRecognisedWhenAFaxIsReadAgain() {
        Tenant office = server.tenant("Oxygen Office");
        Caller caller = office.caller();
        office.send(TestPages.pdf(String.join("\n", ORDER)), "order.pdf", Map.of("cover", "false"));
        String received = office.awaitDelivered(1).path("id").asString();
        assertThat(findings(office, received, false).path("forms")).isEmpty();

        Map<String, Object> trial = Map.of("definition", definition(), "fax_id", received);
        JsonNode masked = caller.post(TEMPLATES + "/trial", trial).json();
        assertThat(masked.path("recognised").asBoolean()).as(masked.toString()).isTrue();
        assertThat(masked.path("score").asDouble()).isBetween(0.5, 1.0);
        assertThat(masked.toString()).doesNotContain("Gonzales");
        JsonNode shown = caller.post(TEMPLATES + "/trial?reveal=true", trial).json();
        assertThat(field(shown, "person").path("value").asString()).isEqualTo("Maria Gonzales");
        assertThat(field(shown, "ordered").path("normalized").asString()).isEqualTo("2026-03-04");
        assertThat(field(shown, "litres").path("normalized").asString()).isEqualTo("2.5");
        assertThat(caller.get("/api/v1/audit/access-report?record_id=" + received)
                        .body())
                .contains("fax.findings_revealed");
        assertThat(caller.post(
                                TEMPLATES + "/trial",
                                Map.of(
                                        "definition",
                                        definition(),
                                        "fax_id",
                                        UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);

        String id = Tenant.id(create(office, "oxygen_order", definition()));
        assertThat(findings(office, received, false).path("forms"))
                .as("read before")
                .isEmpty();
        readAgain(office, received, 1);
        JsonNode form = findings(office, received, true).path("forms").get(0);
        assertThat(form.path("form").asString()).isEqualTo("oxygen_order");
        assertThat(field(form, "person").path("value").asString()).isEqualTo("Maria Gonzales");

        assertThat(caller.patch(TEMPLATES + "/" + id, Map.of("enabled", false)).status())
                .isEqualTo(200);
        readAgain(office, received, 0);
    }

    private static void readAgain(Tenant tenant, String fax, int forms) {
        assertThat(tenant.caller()
                        .post("/api/v1/faxes/" + fax + "/read-again", Map.of())
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> findings(tenant, fax, false).path("forms").size() == forms);
    }

    @Test
    void wrongTemplatesAreRefusedAndOnlyAdministratorsMakeThem() {
        Map<String, Object> few = Map.of(
                "anchors",
                List.of(with(place(0, 1, 0.3), "text", "HOME OXYGEN ORDER")),
                "fields",
                definition().get("fields"));
        Caller.Answer refused = create(clinic, "few_anchors", few);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("anchors: too few on page 1");
        assertThat(create(clinic, "Not A Name", definition()).status()).isEqualTo(400);
        assertThat(create(
                                clinic,
                                "half_place",
                                Map.of("anchors", List.of(), "fields", List.of(Map.of("name", "a", "x", 0.1))))
                        .status())
                .isEqualTo(400);
        Tenant.id(create(clinic, "taken", definition()));
        assertThat(create(clinic, "taken", definition()).status()).isIn(400, 409);

        Tenant.Login login = server.person(clinic, "fax_user");
        Caller worker = Caller.signedIn(server.port(), login.email(), login.password());
        assertThat(worker.post(TEMPLATES, Map.of("name", "mine", "title", "Mine", "definition", definition()))
                        .status())
                .isEqualTo(403);
        assertThat(worker.get(TEMPLATES).status()).isEqualTo(200);
        assertThat(worker.post(
                                TEMPLATES + "/import",
                                Map.of("format", "dartwing-form-templates/1", "templates", List.of()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void templatesGoToAnotherOrganisationAsAFile() {
        Tenant one = server.tenant("Giving Office");
        Tenant other = server.tenant("Taking Office");
        Tenant.id(create(one, "oxygen_order", definition()));
        JsonNode file = one.caller().get(TEMPLATES + "/export").json();
        assertThat(file.path("templates")).hasSize(1);

        JsonNode first = other.caller()
                .send("POST", TEMPLATES + "/import", file.toString(), "application/json")
                .json();
        assertThat(first.path("added").get(0).asString()).isEqualTo("oxygen_order");
        JsonNode again = other.caller()
                .send("POST", TEMPLATES + "/import", file.toString(), "application/json")
                .json();
        assertThat(again.path("same").get(0).asString()).isEqualTo("oxygen_order");
        assertThat(other.caller().get(TEMPLATES + "/export").json()).isEqualTo(file);

        JsonNode shipped = other.caller().get(TEMPLATES + "/shipped").json();
        assertThat(shipped.path("data"))
                .extracting(form -> form.path("name").asString())
                .contains("cms_1500", "w_9", "ub_04");
        String claim = other.caller().get(TEMPLATES + "/shipped/cms_1500").body();
        assertThat(other.caller()
                        .send("POST", TEMPLATES + "/import", claim, "application/json")
                        .status())
                .as("one that comes with the program is taken over and changed")
                .isEqualTo(200);
        assertThat(other.caller()
                        .send("POST", TEMPLATES + "/import", claim.replace("/1\"", "/9\""), "application/json")
                        .status())
                .isEqualTo(400);
    }
}
