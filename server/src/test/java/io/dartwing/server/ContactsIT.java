package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Contacts: sealed, found as one types, in and out as files; their groups, and what was faxed with
/// them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactsIT {
    private static final String CONTACTS = "/api/v1/contacts";
    private static final String NOWHERE = "0190a000-0000-7000-8000-000000000000";

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private Caller caller;

    @BeforeAll
    void setUp() {
        clinic = server.tenant("Contact Clinic");
        caller = clinic.caller();
    }

    @Test
    void aContactIsFoundByItsBeginningsAndStandsNowhereInPlain() throws Exception {
        String group = Tenant.id(caller.post("/api/v1/contact-groups", Map.of("name", "Cardiologists")));
        String id = Tenant.id(caller.post(
                CONTACTS,
                Map.of(
                        "name", "Dr. Zoë Quartermain",
                        "company", "Heartwell Partners",
                        "fax_number", "+1 303 555 6611",
                        "other_fax_number", "+13035556622",
                        "email", "zoe@heartwell.example",
                        "notes", "Ask for the blue form",
                        "time_zone", "America/Denver",
                        "resolution", "superfine",
                        "group_ids", List.of(group))));
        for (String q : List.of("zoe q", "QUARTER", "heartw", "+1303555661", "(303) 555-6622", "5556611")) {
            assertThat(found(q)).as(q).containsExactly(id);
        }
        for (String q : List.of("uartermain", "zoe x", "9995559", "12")) {
            assertThat(found(q)).as(q).isEmpty();
        }
        JsonNode inGroup = ok(caller.post(CONTACTS + "/search", Map.of("group_id", group)));
        assertThat(inGroup.at("/data/0/time_zone").asString()).isEqualTo("America/Denver");
        String stored = new OwnerView(server)
                .texts("select concat_ws(' ', encode(name, 'escape'), encode(company, 'escape'), encode(fax_number,"
                        + " 'escape'), encode(other_fax_number, 'escape'), encode(email, 'escape'),"
                        + " encode(notes, 'escape'), encode(fax_number_index, 'escape'), words::text)"
                        + " from contacts where id = '" + id + "'")
                .getFirst();
        assertThat(stored).isNotBlank().doesNotContain("Quartermain", "Heartwell", "heartwell", "303555", "blue form");
        ok(caller.patch(CONTACTS + "/" + id, Map.of("name", "Zoë Underhill")));
        assertThat(found("quarter")).isEmpty();
        assertThat(found("under")).containsExactly(id);
        assertThat(caller.delete("/api/v1/contact-groups/" + group).status()).isEqualTo(204);
        assertThat(ok(caller.get(CONTACTS + "/" + id)).path("group_ids").size()).isZero();
    }

    @Test
    void whatIsNoContactIsRefused() {
        refused(Map.of("name", "X"), "fax_number: missing");
        refused(Map.of("name", "X", "fax_number", "12"), "fax_number");
        refused(Map.of("name", "X", "fax_number", "+13035550001", "time_zone", "Mars/Base"), "time_zone");
        refused(Map.of("name", "X", "fax_number", "+13035550001", "resolution", "8k"), "resolution");
        refused(Map.of("name", "X", "fax_number", "+13035550001", "group_ids", List.of(NOWHERE)), "group_ids");
        assertThat(caller.post(CONTACTS + "/search", Map.of()).status()).isEqualTo(400);
        assertThat(caller.post(CONTACTS + "/search", Map.of("q", "a", "limit", 51))
                        .status())
                .isEqualTo(400);
    }

    private void refused(Map<String, ?> body, String because) {
        Answer answer = caller.post(CONTACTS, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(because);
    }

    @Test
    void aFileIsTriedThenBroughtInOnceAndComesOutAgain() {
        Tenant house = server.tenant("Import Clinic");
        String csv = """
                Name,Company,Fax_Number,Groups,Time_Zone,Notes
                Ann Able,Able & Co,(303) 555-7001,Doctors; Local,America/Denver,"says ""hi"", often"
                Ben Baker,,+13035557002,doctors,,
                No Number,,,,,
                Bad Zone,,+13035557003,,Moon/Base,
                Twice,,+13035557002,,,
                =Cmd(),,+13035557004,,,
                """;
        JsonNode tried = bring(house, csv, true);
        assertThat(tried.path("created").asInt()).isEqualTo(3);
        assertThat(tried.path("rejected").asInt()).isEqualTo(3);
        assertThat(tried.path("bad_rows")
                        .valueStream()
                        .map(row -> row.path("line").asInt() + " "
                                + row.path("field").asString()))
                .containsExactly("4 fax_number", "5 time_zone", "6 fax_number");
        assertThat(tried.path("new_groups").valueStream().map(JsonNode::asString))
                .containsExactly("Doctors", "Local");
        assertThat(house.caller().get(CONTACTS).json().path("data").size()).isZero();
        assertThat(house.caller()
                        .get("/api/v1/contact-groups")
                        .json()
                        .path("data")
                        .size())
                .isZero();

        JsonNode brought = bring(house, csv, false);
        assertThat(brought.path("created").asInt()).isEqualTo(3);
        assertThat(house.caller()
                        .get("/api/v1/contact-groups")
                        .json()
                        .path("data")
                        .size())
                .isEqualTo(2);
        JsonNode again = bring(house, csv, false);
        assertThat(again.path("unchanged").asInt()).isEqualTo(3);
        assertThat(again.path("created").asInt() + again.path("updated").asInt())
                .isZero();
        JsonNode changed = bring(house, "name,fax_number\nAnn Able-Smith,+13035557001\n", false);
        assertThat(changed.path("updated").asInt()).isEqualTo(1);

        String exported = new String(house.download(CONTACTS + "/export"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(exported)
                .contains("\"Ann Able-Smith\",\"Able & Co\",\"+13035557001\"", "\"'=Cmd()\"", "Doctors;Local");
        JsonNode back = bring(house, exported, false);
        assertThat(back.path("unchanged").asInt()).isEqualTo(3);
        assertThat(house.caller()
                        .send("POST", CONTACTS + "/import", "who,where\n", "text/csv")
                        .status())
                .isEqualTo(422);
    }

    private static JsonNode bring(Tenant house, String csv, boolean dryRun) {
        Answer answer = house.caller().send("POST", CONTACTS + "/import?dry_run=" + dryRun, csv, "text/csv");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void itsFaxesAreThoseOfItsNumbers() {
        String contact =
                Tenant.id(caller.post(CONTACTS, Map.of("name", "Own second", "fax_number", clinic.secondNumber())));
        String fax = Tenant.id(
                clinic.send(TestPages.pdf("letter"), "letter.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH)));
        JsonNode page = ok(caller.get(CONTACTS + "/" + contact + "/faxes"));
        assertThat(page.path("data").valueStream().map(one -> one.path("id").asString()))
                .contains(fax);
        String other = Tenant.id(caller.post(CONTACTS, Map.of("name", "Other", "fax_number", "+13035558888")));
        assertThat(ok(caller.get(CONTACTS + "/" + other + "/faxes"))
                        .path("data")
                        .size())
                .isZero();
        assertThat(caller.get(CONTACTS + "/" + NOWHERE + "/faxes").status()).isEqualTo(404);
    }

    @Test
    void aBroadcastGoesToGroupsAndEachNumberOnce() {
        String one = Tenant.id(caller.post("/api/v1/contact-groups", Map.of("name", "One")));
        String two = Tenant.id(caller.post("/api/v1/contact-groups", Map.of("name", "Two")));
        contact("Iris", "+13035559001", one, two);
        contact("Ivo", "+13035559002", one);
        contact("Ida", "+13035559003", two);
        JsonNode made = ok(caller.post(
                "/api/v1/broadcasts",
                Map.of(
                        "name",
                        "Hours",
                        "message",
                        "For {name} at {company}",
                        "groups",
                        List.of(one, two),
                        "recipients",
                        List.of(Map.of("number", "+13035559002"), Map.of("number", "+13035559009")))));
        assertThat(made.path("recipients").asInt()).isEqualTo(4);
        assertThat(made.at("/list/duplicates").asInt()).isEqualTo(1);
        JsonNode recipients =
                ok(caller.get("/api/v1/broadcasts/" + made.path("id").asString() + "/recipients"));
        assertThat(recipients
                        .path("data")
                        .valueStream()
                        .map(row -> row.path("name").asString("")))
                .contains("Iris", "Ida");
        Answer unknown =
                caller.post("/api/v1/broadcasts", Map.of("name", "None", "message", "x", "groups", List.of(NOWHERE)));
        assertThat(unknown.status()).isEqualTo(400);
        Answer form = clinic.upload(
                "/api/v1/broadcasts",
                Map.of("name", "Form", "message", "x", "groups", one + "," + two),
                List.of(),
                Map.of());
        assertThat(form.status()).as(form.body()).isEqualTo(201);
        assertThat(form.json().path("recipients").asInt()).isEqualTo(3);
    }

    private void contact(String name, String number, String... groups) {
        Tenant.id(caller.post(
                CONTACTS,
                Map.of("name", name, "company", name + " Ltd", "fax_number", number, "group_ids", List.of(groups))));
    }

    private List<String> found(String q) {
        return ok(caller.post(CONTACTS + "/search", Map.of("q", q)))
                .path("data")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer.json();
    }
}
