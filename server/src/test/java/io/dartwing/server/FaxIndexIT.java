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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The ranked search over the index, and that nothing of what may not be seen can be told from it. What was received
/// and
/// read is put into the database as a reading would leave it; `FaxFlowIT` searches for a fax that really came.
class FaxIndexIT {
    private static final String SEARCH = "/api/v1/faxes/search?q=";

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Index Clinic");
    private final OwnerView owner = new OwnerView(server);
    private String lab;
    private String letter;

    @BeforeEach
    void fill() throws SQLException {
        lab = received(
                "Laboratory results",
                "lab_results",
                "Page one about nothing",
                "The fasting glucose was high, HbA1c 7.2");
        letter = received("A letter", "legal", "We thank you for the referral. Glucose was not taken.");
        settled(clinic);
    }

    @Test
    @Covers({"FAX-I-001-05", "FAX-I-001-06", "FAX-I-001-09"})
    void theBestComesFirstWithItsPlaceMarked() {
        JsonNode found = find("glucose fasting or referral");
        assertThat(ids(found)).containsExactlyInAnyOrder(lab, letter);
        assertThat(found.path("understood").asString()).isEqualTo("(glucose and fasting) or referral");
        JsonNode best = hit(find("fasting gluc0se or glucose"), lab);
        assertThat(best.path("page").asInt()).isEqualTo(2);
        assertThat(best.path("snippet").asString())
                .isEqualTo("The <mark>fasting</mark> <mark>glucose</mark> was high, HbA1c 7.2");
        assertThat(ids(find("glucose -referral"))).containsExactly(lab);
        assertThat(ids(find("\"was high\""))).containsExactly(lab);
        assertThat(ids(find("category:legal"))).containsExactly(letter);
        assertThat(ids(find("glukose"))).as("one letter misread").containsExactlyInAnyOrder(lab, letter);
        assertThat(ids(find("glukose&misread=false"))).isEmpty();
        assertThat(ids(find("laboratory"))).containsExactly(lab);
        assertThat(ids(find("from:+13035550142"))).containsExactlyInAnyOrder(lab, letter);
        assertThat(ids(find("&sort=newest"))).containsExactly(letter, lab);
    }

    @Test
    void whatWasFoundIsCountedByKindAndNarrowed() {
        JsonNode found = find("glucose");
        assertThat(found.path("total").asInt()).isEqualTo(2);
        assertThat(facet(found, "category")).isEqualTo(Map.of("lab_results", 1L, "legal", 1L));
        assertThat(facet(found, "direction")).isEqualTo(Map.of("inbound", 2L));
        assertThat(facet(found, "age")).containsEntry("day", 2L).containsEntry("year", 2L);
        assertThat(found.at("/facets/inbox/0/label").asString()).isEqualTo("Front desk");
        assertThat(ids(find("glucose&category=lab_results"))).containsExactly(lab);
        assertThat(ids(find("glucose&inbox_id=" + clinic.inbox()))).hasSize(2);
        assertThat(ids(find("glucose&direction=outbound"))).isEmpty();
        JsonNode first = find("glucose&limit=1");
        JsonNode second = find(
                "glucose&limit=1&cursor=" + encoded(first.path("next_cursor").asString()));
        assertThat(List.of(ids(first).getFirst(), ids(second).getFirst())).containsExactlyInAnyOrder(lab, letter);
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void whatChangesIsFoundAsItIs() {
        String tag = Tenant.id(clinic.caller().post("/api/v1/fax-tags", Map.of("name", "Urgent", "color", "red")));
        assertThat(clinic.caller()
                        .put("/api/v1/faxes/" + lab + "/tags/" + tag, Map.of())
                        .status())
                .isLessThan(300);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ids(find("glucose&tag=" + tag)).equals(List.of(lab)));
        assertThat(clinic.caller().delete("/api/v1/faxes/" + letter).status()).isLessThan(300);
        assertThat(ids(find("glucose"))).as("at once, whatever the index knows").containsExactly(lab);
        settled(clinic);
        assertThat(find("glucose").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void faxesThatAreAlikeAreFoundWithTheWordsTheyShare() throws SQLException {
        String alike = received("Another", "lab_results", "Fasting glucose high again, HbA1c 8.0");
        received("Other", "invoice", "Please pay the amount within thirty days");
        settled(clinic);
        JsonNode similar =
                clinic.caller().get("/api/v1/faxes/" + lab + "/similar").json().path("data");
        assertThat(similar.path(0).at("/fax/id").asString()).isEqualTo(alike);
        assertThat(similar.path(0).path("words").toString()).contains("fasting", "high");
        assertThat(similar.toString()).doesNotContain(lab);
    }

    @Test
    void whatMeansTheSameIsAlikeWithoutSharedWords() throws SQLException {
        String near = received("Near", "lab_results", "Sugar in her blood is too much");
        String far = received("Far", "invoice", "Please pay the amount within thirty days");
        meaning(lab, 0);
        meaning(near, 100);
        meaning(far, 250);
        settled(clinic);
        JsonNode similar = similar(clinic.caller());
        assertThat(similar.findValuesAsString("id")).contains(near).doesNotContain(far);
        JsonNode alike = similar.valueStream()
                .filter(one -> one.at("/fax/id").asString().equals(near))
                .findFirst()
                .orElseThrow();
        assertThat(alike.path("likeness").asDouble()).isBetween(0.81, 0.82);
        assertThat(alike.path("words").size()).isZero();

        Caller colleague = signedIn(server.person(clinic, "Cole Colleague", "fax_user"));
        server.person(clinic, "Olga Other", "fax_user");
        assertThat(similar(colleague).findValuesAsString("id")).contains(near);
        String closed = Tenant.id(clinic.caller()
                .post("/api/v1/inboxes", Map.of("name", "Closed", "members", List.of(idOf("Olga Other")))));
        try (var connection = owner.connect();
                var move =
                        connection.prepareStatement("update fax_documents set inbox_id = ?::uuid where id = ?::uuid")) {
            move.setString(1, closed);
            move.setString(2, near);
            move.executeUpdate();
        }
        assertThat(similar(colleague).findValuesAsString("id")).doesNotContain(near);
        assertThat(similar(clinic.caller()).findValuesAsString("id")).contains(near);
    }

    private JsonNode similar(Caller caller) {
        var answer = caller.get("/api/v1/faxes/" + lab + "/similar");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("data");
    }

    private String idOf(String person) {
        return clinic.caller()
                .get("/api/v1/people")
                .json()
                .path("data")
                .valueStream()
                .filter(one -> one.path("full_name").asString().equals(person))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    /// As if it had been read, with so many bits of its print set.
    private void meaning(String fax, int bits) throws SQLException {
        try (var connection = owner.connect();
                var print = connection.prepareStatement("insert into fax_meanings (fax_id, organization_id, print)"
                        + " values (?::uuid, ?, (repeat('1', ?) || repeat('0', 512 - ?))::bit(512))")) {
            print.setString(1, fax);
            print.setObject(2, clinic.organization().id());
            print.setInt(3, bits);
            print.setInt(4, bits);
            print.executeUpdate();
        }
    }

    @Test
    @Covers("FAX-I-001-08")
    void whatIsTypedIsCompletedByFaxesThatTheAskerMayRead() throws SQLException {
        assertThat(words(clinic.caller(), "gluc")).containsExactly("glucose");
        assertThat(words(clinic.caller(), "referral+glu")).containsExactly("glucose");
        assertThat(words(clinic.caller(), "category:invoice+glu"))
                .as("what is said before counts")
                .isEmpty();
        assertThat(words(clinic.caller(), "g")).isEmpty();
        assertThat(words(clinic.caller(), "gluc+")).isEmpty();
        assertThat(words(server.tenant("Prying Clinic").caller(), "gluc")).isEmpty();
        try (var connection = owner.connect();
                var named = connection.prepareStatement(
                        "update fax_documents set sender_name = 'Mercy Hospital'" + " where id = ?::uuid")) {
            named.setString(1, lab);
            named.executeUpdate();
        }
        settled(clinic);
        JsonNode mercy = suggested(clinic.caller(), "hosp").path("parties").path(0);
        assertThat(mercy.path("name").asString()).isEqualTo("Mercy Hospital");
        assertThat(mercy.path("field").asString()).isEqualTo("from");
        assertThat(mercy.path("number").asString()).isEqualTo("+13035550142");
        assertThat(suggested(clinic.caller(), "to:hosp").path("parties")).isEmpty();

        server.person(clinic, "Mia Member", "fax_user");
        Caller boss = clinic.caller();
        String member = boss.get("/api/v1/people").json().at("/data/0/id").asString();
        assertThat(boss.patch("/api/v1/inboxes/" + clinic.inbox(), Map.of("members", List.of(member)))
                        .status())
                .isEqualTo(200);
        Caller stranger = signedIn(server.person(clinic, "Sam Stranger", "fax_user"));
        assertThat(words(stranger, "gluc")).as("an inbox of others").isEmpty();
        assertThat(suggested(stranger, "hosp").path("parties")).isEmpty();
    }

    private static List<String> words(Caller caller, String q) {
        return suggested(caller, q)
                .path("words")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode suggested(Caller caller, String q) {
        var answer = caller.get("/api/v1/faxes/search/suggest?q=" + q);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aQuestionBecomesASearch() {
        Tenant.id(clinic.caller()
                .post("/api/v1/document-categories", Map.of("code", "allergy", "label", "Allergy forms")));
        JsonNode meant = clinic.caller()
                .get("/api/v1/faxes/search/question?text="
                        + encoded("unsigned allergy forms and lab results about glucose"))
                .json();
        assertThat(meant.path("q").asString()).isEqualTo("category:allergy,lab_results glucose");
        assertThat(meant.at("/ignored/0").asString()).isEqualTo("unsigned");
        assertThat(ids(find(meant.path("q").asString()))).containsExactly(lab);
        assertThat(clinic.caller()
                        .get("/api/v1/faxes/search/question?text=" + "x".repeat(501))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoMayNotSeeAFaxLearnsNothingOfIt() {
        Caller pat = signedIn(server.person(clinic, "fax_user"));
        assertThat(find(pat, "glucose").path("total").asInt())
                .as("an inbox of everybody")
                .isEqualTo(2);
        Caller boss = clinic.caller();
        var closed = boss.patch(
                "/api/v1/inboxes/" + clinic.inbox(),
                Map.of(
                        "members",
                        List.of(boss.get("/api/v1/people")
                                .json()
                                .at("/data/0/id")
                                .asString())));
        assertThat(closed.status()).as(closed.body()).isLessThan(300);
        boolean member = find(pat, "glucose").path("total").asInt() > 0;
        Caller other = signedIn(server.person(clinic, "Otto Other", "fax_user"));
        Caller shut = member ? other : pat;
        JsonNode nothing = find(shut, "glucose");
        assertThat(nothing.path("total").asInt()).isZero();
        assertThat(nothing.path("data").size()).isZero();
        nothing.path("facets")
                .forEach(facet -> facet.forEach(
                        count -> assertThat(count.path("count").asInt()).isZero()));
        assertThat(shut.get("/api/v1/faxes/" + lab + "/similar").status()).isEqualTo(404);
        assertThat(find("glucose").path("total").asInt()).as("who may see all").isEqualTo(2);
    }

    @Test
    void anotherOrganisationLearnsNothing() {
        Tenant other = server.tenant("Curious Clinic");
        for (String q : List.of("glucose", "", "from:+13035550142", "category:lab_results", "HbA1c*")) {
            JsonNode found = find(other.caller(), q);
            assertThat(found.path("total").asInt()).as(q).isZero();
            assertThat(found.path("facets").toString()).as(q).doesNotContain("lab_results", "Front desk", "inbound");
        }
        assertThat(find(other.caller(), "glucose&inbox_id=" + clinic.inbox())
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(other.caller().get("/api/v1/faxes/" + lab + "/similar").status())
                .isEqualTo(404);
    }

    @Test
    void healthInformationAsksForItsRole() {
        Tenant healthcare = server.clinic("Index Healthcare");
        Caller desk = signedIn(server.person(healthcare, "fax_user"));
        assertThat(desk.get(SEARCH + "glucose").status()).isEqualTo(403);
        assertThat(find(healthcare.caller(), "glucose").path("total").asInt()).isZero();
    }

    @Test
    @Covers({"FAX-I-002-07", "FAX-I-002-08"})
    void theIndexIsRebuiltWhileItIsSearched() {
        var started = clinic.caller().post("/api/v1/faxes/search/index", Map.of());
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        assertThat(started.json().path("waiting").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(ids(find("glucose"))).containsExactlyInAnyOrder(lab, letter);
        settled(clinic);
        assertThat(ids(find("glucose"))).containsExactlyInAnyOrder(lab, letter);
        Caller pat = signedIn(server.person(clinic, "fax_user"));
        assertThat(pat.post("/api/v1/faxes/search/index", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void whatCantBeMeantIsRefused() {
        for (String bad : List.of(
                "after:someday",
                "x&limit=51",
                "x&limit=0",
                "x&sort=worst",
                "x&cursor=made-up",
                "x&direction=up",
                "x".repeat(501),
                "x&tag=7",
                "x&since=-999999999-01-01T00:00:00Z",
                "(((((((((x")) {
            var answer = clinic.caller().get(SEARCH + bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.json().path("code").asString()).as(bad).isEqualTo("DW-400");
        }
        for (String odd : List.of("%00", "%22", ")", "-", "NOT", "*", "%F0%9F%98%80", "a".repeat(500), "from:(")) {
            assertThat(clinic.caller().get(SEARCH + odd).status()).as(odd).isEqualTo(200);
        }
    }

    /// As the reading leaves a received fax.
    private String received(String subject, String category, String... pages) throws SQLException {
        String id = Tenant.id(clinic.send(
                TestPages.pdf("letter"),
                "letter.pdf",
                Map.of("to", "+13035550199", "subject", subject, "scheduled_at", Tenant.NEXT_MONTH, "cover", "false")));
        try (var connection = owner.connect();
                var page = connection.prepareStatement(
                        "insert into fax_pages (fax_id, number, organization_id, status, text, words, confidence, rotation,"
                                + " skew_degrees, width, height) values (?::uuid, ?, ?, 'read', ?, '[]', 1, 0, 0, 100, 100)");
                var fax = connection.prepareStatement("update fax_documents set direction = 'inbound',"
                        + " status = 'delivered', sender_number = '+13035550142', category = ?, inbox_id = ?::uuid"
                        + " where id = ?::uuid")) {
            for (int i = 0; i < pages.length; i++) {
                page.setString(1, id);
                page.setInt(2, i + 1);
                page.setObject(3, clinic.organization().id());
                page.setString(4, pages[i]);
                page.executeUpdate();
            }
            fax.setString(1, category);
            fax.setString(2, clinic.inbox());
            fax.setString(3, id);
            assertThat(fax.executeUpdate()).isEqualTo(1);
        }
        return id;
    }

    private static void settled(Tenant tenant) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tenant.caller()
                                .get("/api/v1/faxes/search/index")
                                .json()
                                .path("waiting")
                                .asInt(-1)
                        == 0);
    }

    private Caller signedIn(Tenant.Login login) {
        return Caller.signedIn(server.port(), login.email(), login.password());
    }

    private JsonNode find(String query) {
        return find(clinic.caller(), query);
    }

    /// @param query what is typed, and behind an `&` more parameters as they are
    private static JsonNode find(Caller caller, String query) {
        String[] parts = query.split("&", 2);
        var answer = caller.get(SEARCH + encoded(parts[0]) + (parts.length > 1 ? "&" + parts[1] : ""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> ids(JsonNode found) {
        return found.path("data")
                .valueStream()
                .map(hit -> hit.at("/fax/id").asString())
                .toList();
    }

    private static JsonNode hit(JsonNode found, String id) {
        return found.path("data")
                .valueStream()
                .filter(hit -> hit.at("/fax/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Long> facet(JsonNode found, String name) {
        var counts = new TreeMap<String, Long>();
        found.path("facets")
                .path(name)
                .forEach(one -> counts.put(
                        one.path("value").asString(), one.path("count").asLong()));
        return counts;
    }
}
