package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cover pages of the organisation's own design, and the outgoing queue as a whole.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverPagesIT {
    private static final String FAXES = "/api/v1/faxes";
    private static final String COVERS = "/api/v1/cover-templates";
    private static final String QUEUE = "/api/v1/fax-queue";
    private static final String NOWHERE = "0190a000-0000-7000-8000-000000000000";

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private Caller person;

    @BeforeAll
    void setUp() {
        clinic = server.tenant("Cover Clinic");
        Tenant.Login login = server.person(clinic, "owner");
        person = Caller.signedIn(server.port(), login.email(), login.password());
    }

    @Test
    @Covers({"FAX-Q-001-04", "FAX-Q-001-05"})
    void theDesignIsTheWishedOneElseOnesOwnElseTheDepartmentsElseTheUsualOne() throws Exception {
        String from = clinic.secondNumber(); // it belongs to the inbox
        assertThat(template(send(clinic.caller(), from, Map.of()))).isEmpty();
        String usual = design("Usual", Map.of("standard", true));
        assertThat(template(send(clinic.caller(), from, Map.of()))).isEqualTo(usual);
        String department = design("Department", Map.of("inbox_id", clinic.inbox()));
        assertThat(template(send(clinic.caller(), from, Map.of()))).isEqualTo(department);
        assertThat(template(send(clinic.caller(), clinic.firstNumber(), Map.of())))
                .isEqualTo(usual);
        String own = design("Own", Map.of());
        assertThat(person.put(COVERS + "/choice", Map.of("template_id", own)).status())
                .isEqualTo(200);
        assertThat(template(send(person, from, Map.of()))).isEqualTo(own);
        assertThat(template(send(clinic.caller(), from, Map.of()))).isEqualTo(department);
        assertThat(template(send(person, from, Map.of("cover_template", usual))))
                .isEqualTo(usual);
        assertThat(person.put(COVERS + "/choice", Map.of()).status()).isEqualTo(200);
        assertThat(template(send(person, from, Map.of()))).isEqualTo(department);

        Answer second = clinic.caller().post(COVERS, values("Second", Map.of("standard", true)));
        assertThat(second.status()).as(second.body()).isEqualTo(409);
        Answer unknown = answer(clinic.caller(), from, Map.of("cover_template", NOWHERE));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("cover_template: not found");
        assertThat(answer(clinic.caller(), from, Map.of("sender_phone", "call me"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aFaxWhoseDesignIsGoneStillHasACoverPage() {
        String design = design("Gone", Map.of());
        String fax = send(
                clinic.caller(),
                clinic.firstNumber(),
                Map.of(
                        "cover_template",
                        design,
                        "recipient_company",
                        "Poe Cardiology",
                        "sender_phone",
                        "+1 202 555 0141"));
        assertThat(clinic.caller().delete(COVERS + "/" + design).status()).isEqualTo(204);
        JsonNode ready = clinic.await(fax, row -> row.path("pages_ready").asBoolean());
        assertThat(ready.path("pages").asInt()).isEqualTo(2);
    }

    @Test
    void theDesignIsShownAsItIsPrintedAndABadOneIsRefused() throws Exception {
        Map<String, Object> black = Map.of("kind", "line", "x", 0, "y", 0, "w", 105, "h", 277);
        BufferedImage page = preview(Map.of("design", Map.of("blocks", List.of(black))));
        assertThat(page.getRGB(page.getWidth() / 4, page.getHeight() / 2) & 0xFF)
                .isLessThan(64);
        assertThat(page.getRGB(page.getWidth() * 3 / 4, page.getHeight() / 2) & 0xFF)
                .isGreaterThan(192);
        Map<String, Object> outside = Map.of("kind", "box", "x", 200, "y", 0, "w", 105, "h", 10);
        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("design", Map.of("blocks", List.of(outside))),
                Map.of("design", Map.of("blocks", List.of(black)), "values", Map.of("password", "x")))) {
            Answer answer = clinic.caller().post(COVERS + "/preview", body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        }
        Answer stored =
                clinic.caller().post(COVERS, Map.of("name", "Outside", "design", Map.of("blocks", List.of(outside))));
        assertThat(stored.status()).isEqualTo(400);
        assertThat(stored.body()).contains("design.blocks[0]: not on the page");
    }

    private BufferedImage preview(Map<String, ?> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + COVERS + "/preview"))
                .header("Authorization", "Bearer " + clinic.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new JsonMapper().writeValueAsBytes(body)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
            return ImageIO.read(new ByteArrayInputStream(answer.body()));
        }
    }

    @Test
    @Covers("FAX-A-003-08")
    void aPausedQueueSendsNothingUntilItIsResumed() {
        Tenant house = server.tenant("Paused Clinic");
        Caller admin = house.caller();
        JsonNode paused = ok(admin.put(QUEUE + "/pause", Map.of()));
        assertThat(paused.path("paused").asBoolean()).isTrue();
        String held = Tenant.id(house.send(TestPages.pdf("held"), "held.pdf", Map.of()));
        house.await(held, row -> row.path("pages_ready").asBoolean());
        // Another house's fax is on its way meanwhile, so that waiting for it shows that this one had its chance.
        Tenant other = server.tenant("Busy Clinic");
        String sent = Tenant.id(other.send(TestPages.pdf("sent"), "sent.pdf", Map.of()));
        other.awaitStatus(sent, "sent");
        JsonNode waiting = house.caller().get(FAXES + "/" + held).json();
        assertThat(waiting.path("status").asString()).isEqualTo("queued");
        assertThat(waiting.path("attempts_count").asInt()).isZero();
        assertThat(ok(admin.get(QUEUE)).path("waiting").asInt()).isEqualTo(1);

        JsonNode numbers = admin.get("/api/v1/numbers").json().path("data");
        String first = numbers.valueStream()
                .filter(number -> number.path("number").asString().equals(house.firstNumber()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        ok(admin.put(QUEUE + "/pause", Map.of("number_id", first)));
        assertThat(ok(admin.put(QUEUE + "/resume", Map.of())).path("pauses").size())
                .isEqualTo(1);
        JsonNode resumed = ok(admin.put(QUEUE + "/resume", Map.of("number_id", first)));
        assertThat(resumed.path("pauses").size()).isZero();
        house.awaitStatus(held, "sent");
        assertThat(admin.put(QUEUE + "/pause", Map.of("number_id", NOWHERE)).status())
                .isEqualTo(400);
    }

    @Test
    @Covers("FAX-A-003-09")
    void manyAreCancelledAndSentAgainAtOnce() {
        List<String> ids = List.of(later("one"), later("two"), later("three"));
        JsonNode cancelled = bulk(Map.of("action", "cancel", "ids", ids));
        assertThat(cancelled.path("done").asInt()).isEqualTo(3);
        assertThat(statuses(ids)).containsOnly("cancelled");
        JsonNode again = bulk(Map.of("action", "cancel", "ids", ids));
        assertThat(again.path("refused").asInt()).isEqualTo(3);
        ok(clinic.caller().put(QUEUE + "/pause", Map.of()));
        JsonNode undone =
                ok(clinic.caller().post(FAXES + "/bulk/" + cancelled.path("id").asString() + "/undo", Map.of()));
        assertThat(undone.path("restored").asInt()).isEqualTo(3);
        assertThat(statuses(ids)).containsOnly("queued");
        bulk(Map.of("action", "cancel", "ids", ids));
        JsonNode retried = bulk(Map.of("action", "retry", "ids", ids.subList(0, 2)));
        assertThat(retried.path("done").asInt()).isEqualTo(2);
        assertThat(statuses(ids)).containsExactly("queued", "queued", "cancelled");
        ok(clinic.caller().put(QUEUE + "/resume", Map.of()));
    }

    @Test
    @Covers("FAX-A-003-04")
    void noFaxIsTriedMoreOftenThanTheOrganisationAllows() {
        Tenant house = server.tenant("Capped Clinic");
        ok(house.caller().put("/api/v1/settings/fax.most_attempts", Map.of("value", 1)));
        // Nobody listens there: the trunk is not reached, which is otherwise tried again for long.
        ok(house.caller().patch("/api/v1/trunks/" + house.trunk(), Map.of("port", 9)));
        String fax = Tenant.id(house.send(TestPages.pdf("once"), "once.pdf", Map.of()));
        JsonNode ended = house.awaitStatus(fax, "failed");
        assertThat(ended.path("attempts_count").asInt()).isEqualTo(1);
    }

    private String later(String text) {
        return Tenant.id(clinic.send(TestPages.pdf(text), text + ".pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH)));
    }

    private List<String> statuses(List<String> ids) {
        return ids.stream()
                .map(id -> clinic.caller()
                        .get(FAXES + "/" + id)
                        .json()
                        .path("status")
                        .asString())
                .toList();
    }

    private JsonNode bulk(Map<String, ?> body) {
        return ok(clinic.caller().post(FAXES + "/bulk", body));
    }

    private String design(String name, Map<String, ?> more) {
        return Tenant.id(clinic.caller().post(COVERS, values(name, more)));
    }

    private static Map<String, Object> values(String name, Map<String, ?> more) {
        var values = new HashMap<String, Object>(Map.of(
                "name",
                name,
                "design",
                Map.of(
                        "blocks",
                        List.of(Map.of(
                                "kind",
                                "text",
                                "x",
                                20,
                                "y",
                                20,
                                "w",
                                170,
                                "h",
                                40,
                                "text",
                                name + ": {{subject}}")))));
        values.putAll(more);
        return values;
    }

    private String send(Caller caller, String from, Map<String, ?> more) {
        return Tenant.id(answer(caller, from, more));
    }

    private Answer answer(Caller caller, String from, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of(
                "to",
                clinic.secondNumber(),
                "from",
                from,
                "subject",
                "About it",
                "scheduled_at",
                Tenant.NEXT_MONTH,
                "filename",
                "a.pdf",
                "file_base64",
                java.util.Base64.getEncoder().encodeToString(TestPages.pdf("page"))));
        body.putAll(more);
        return caller.post(FAXES, body);
    }

    /// Which design the fax keeps; empty for none.
    private String template(String fax) throws Exception {
        return new OwnerView(server)
                .texts("select coalesce(cover_fields ->> 'template', '') from fax_documents where id = '" + fax + "'")
                .getFirst();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer.json();
    }
}
