package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.Marks;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Edited copies of a fax: what is put on pages, what is kept, and what is refused.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxVersionsIT {
    private static final String SECRET = "Counterclaim";

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private String fax;
    private String versions;

    @BeforeAll
    void receive() {
        clinic = server.tenant("Versions Clinic");
        clinic.send(TestPages.pdf("Please fill in\nName:\nAgree:"), "form.pdf", Map.of());
        fax = clinic.awaitDelivered(1).path("id").asString();
        versions = "/api/v1/faxes/" + fax + "/versions";
    }

    @Test
    @Covers({
        "FAX-F-003-04",
        "FAX-F-003-05",
        "FAX-F-003-06",
        "FAX-F-003-07",
        "FAX-F-003-08",
        "FAX-F-003-11",
        "FAX-F-003-12"
    })
    void marksAreFlattenedIntoACopyBesideTheUntouchedOriginal() throws Exception {
        byte[] before = clinic.download("/api/v1/faxes/" + fax + "/tiff");
        Answer made = clinic.caller()
                .post(
                        versions,
                        Map.of(
                                "marks",
                                List.of(
                                        Marks.text("Maria Keller", 0.3, 0.2),
                                        Marks.mark("check", 1, 0.3, 0.26, 0.04, 0.03),
                                        Marks.mark("cross", 1, 0.4, 0.26, 0.04, 0.03),
                                        Marks.mark("highlight", 1, 0.1, 0.12, 0.4, 0.04),
                                        Marks.mark("underline", 1, 0.1, 0.4, 0.4, 0.02),
                                        Marks.mark("date", 1, 0.3, 0.5, 0.3, 0.04),
                                        ink(List.of(0.2, 0.7, 0.5, 0.72, 0.8, 0.7))),
                                "zone",
                                "America/New_York"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        int number = made.json().path("number").asInt();
        assertThat(made.json().path("kinds").toString()).isEqualTo("[\"annotated\"]");
        assertThat(made.json().path("based_on").asInt()).isZero();
        try (var pdf = Loader.loadPDF(clinic.download(versions + "/" + number + "/document"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Maria Keller")
                    .contains("Please");
            assertThat(pdf.getPage(0).getAnnotations()).isEmpty();
            BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
            assertThat(blue(picture, 0.3, 0.2, 0.4, 0.05)).as("text").isPositive();
            assertThat(blue(picture, 0.2, 0.69, 0.6, 0.04)).as("ink").isPositive();
            assertThat(blue(picture, 0.3, 0.26, 0.04, 0.03)).as("check").isPositive();
        }
        assertThat(clinic.download("/api/v1/faxes/" + fax + "/tiff")).isEqualTo(before);
        BufferedImage fresh = page("/api/v1/faxes/" + fax + "/pages/1");
        BufferedImage marked = page(versions + "/" + number + "/pages/1");
        assertThat(dark(marked, 0.2, 0.69, 0.6, 0.04)).isGreaterThan(dark(fresh, 0.2, 0.69, 0.6, 0.04));
        assertThat(dark(marked, 0.1, 0.39, 0.4, 0.04)).isGreaterThan(dark(fresh, 0.1, 0.39, 0.4, 0.04));
        assertThat(clinic.caller().get(versions + "/" + number + "/text").body())
                .contains("Maria Keller");
        assertThat(clinic.caller().get("/api/v1/faxes/" + fax + "/text").body()).doesNotContain("Maria Keller");
        assertThat(clinic.caller().get("/api/v1/faxes/" + fax + "/timeline").body())
                .contains("Version " + number + " made");
        assertThat(clinic.caller()
                        .get("/api/v1/audit/access-report?record_id=" + fax)
                        .body())
                .contains("fax.version_text_read");
    }

    @Test
    void aVersionIsMadeFromAnotherOneAndAllAreKept() {
        int first = number(make(List.of(Marks.text("First round", 0.1, 0.8))));
        Answer second = clinic.caller()
                .post(versions, Map.of("based_on", first, "marks", List.of(Marks.text("Second round", 0.1, 0.86))));
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        String text =
                clinic.caller().get(versions + "/" + number(second) + "/text").body();
        assertThat(text).contains("First round").contains("Second round");
        List<Integer> kept = clinic.caller()
                .get(versions)
                .json()
                .path("data")
                .valueStream()
                .map(version -> version.path("number").asInt())
                .toList();
        assertThat(kept).contains(first, number(second)).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    @Covers({"FAX-F-002-01", "FAX-F-002-02", "FAX-F-002-03", "FAX-F-002-04", "FAX-F-002-05", "FAX-F-002-07"})
    void readyMadeAndOwnStampsAreFilledInAndDrawn() throws Exception {
        String own = Tenant.id(clinic.caller()
                .post(
                        "/api/v1/fax-stamps",
                        Map.of(
                                "name",
                                "Entered " + UUID.randomUUID(),
                                "text",
                                "ENTERED\n{date} {time}\nby {person}\n{fax}",
                                "color",
                                "green",
                                "border",
                                "round",
                                "opacity",
                                60)));
        var received = Marks.mark("stamp", 1, 0.55, 0.3, 0.35, 0.08);
        received.put("stamp", "received");
        received.put("rotation", -10);
        var entered = Marks.mark("stamp", 1, 0.1, 0.55, 0.35, 0.1);
        entered.put("stamp_id", own);
        int number = number(make(List.of(received, entered)));
        try (var pdf = Loader.loadPDF(clinic.download(versions + "/" + number + "/document"))) {
            BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
            assertThat(blue(picture, 0.55, 0.28, 0.35, 0.12)).isPositive();
            assertThat(green(picture, 0.1, 0.55, 0.35, 0.1)).isPositive();
        }
        BufferedImage fax = page(versions + "/" + number + "/pages/1");
        assertThat(dark(fax, 0.1, 0.55, 0.35, 0.1)).isPositive();
        refused(Map.of("marks", List.of(Marks.mark("stamp", 1, 0.1, 0.1, 0.2, 0.1))), "marks[0].stamp: not found");
    }

    @Test
    @Covers("FAX-F-002-08")
    void aStampOfARoleIsForThoseWhoHaveIt() {
        Map<String, Object> stamp = Map.of("name", "Reviewed", "text", "REVIEWED", "roles", List.of("manager"));
        Answer unknown = clinic.caller()
                .post("/api/v1/fax-stamps", Map.of("name", "X", "text", "X", "roles", List.of("nobody_here")));
        assertThat(unknown.status()).as(unknown.body()).isEqualTo(400);
        var mark = Marks.mark("stamp", 1, 0.1, 0.55, 0.35, 0.1);
        mark.put("stamp_id", Tenant.id(clinic.caller().post("/api/v1/fax-stamps", stamp)));
        Map<String, Object> body = Map.of("marks", List.of(mark));
        Answer refused = person("fax_user").post(versions, body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("a stamp of other roles");
        Answer made = person("manager").post(versions, body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    @Test
    @Covers("FAX-F-002-10")
    void whatComesInIsStampedByItselfAndOnce() throws Exception {
        Tenant office = server.tenant("Stamping Office");
        office.caller().put("/api/v1/settings/fax.receipt_stamp", Map.of("value", "first"));
        office.caller().put("/api/v1/settings/organization.time_zone", Map.of("value", "America/New_York"));
        office.send(TestPages.pdf("Letter"), "letter.pdf", Map.of("cover", "false"));
        JsonNode came = office.awaitDelivered(1);
        String path = "/api/v1/faxes/" + came.path("id").asString() + "/versions";
        await().atMost(Duration.ofMinutes(1))
                .until(() -> office.caller().get(path).json().path("data").size() == 1);
        JsonNode version = office.caller().get(path + "/1").json();
        assertThat(version.at("/made_by/name").asString()).isEqualTo("receipt stamp");
        try (var pdf = Loader.loadPDF(office.download(path + "/1/document"))) {
            BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
            assertThat(blue(picture, 0.66, 0.9, 0.32, 0.085)).isPositive();
        }
    }

    @Test
    @Covers("FAX-F-003-10")
    void aDraftIsAPersonsOwnLayerSealedAndGoneWhenFinished() throws Exception {
        Caller ana = person("fax_user");
        Caller ben = person("fax_user");
        String draft = "/api/v1/faxes/" + fax + "/draft";
        assertThat(ana.get(draft).status()).isEqualTo(204);
        Map<String, Object> layer = Map.of("marks", List.of(Marks.text(SECRET, 0.1, 0.1)));
        assertThat(ana.put(draft, layer).status()).isEqualTo(200);
        assertThat(ana.get(draft).body()).contains(SECRET);
        assertThat(ben.get(draft).status()).isEqualTo(204);
        assertThat(clinic.caller().get(draft).status()).as("programs have none").isEqualTo(403);
        assertThat(new OwnerView(server)
                        .texts("select encode(content, 'escape') from fax_mark_drafts where fax_id = '" + fax + "'"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain(SECRET));
        assertThat(ana.post(versions, layer).status()).isEqualTo(201);
        assertThat(ana.get(draft).status()).isEqualTo(204);
        assertThat(new OwnerView(server)
                        .texts("select encode(content, 'escape') from fax_versions where fax_id = '" + fax + "'"))
                .allSatisfy(text -> assertThat(text).doesNotContain(SECRET));
    }

    @Test
    void theSameRequestTwiceIsOneVersion() {
        Caller caller =
                clinic.caller().header("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> body = Map.of("marks", List.of(Marks.text("Once", 0.1, 0.1)));
        assertThat(number(caller.post(versions, body))).isEqualTo(number(caller.post(versions, body)));
    }

    @Test
    void whatCannotBeDrawnIsRefusedWithWhatWasExpected() {
        refused(Map.of(), "marks: missing");
        refused(Map.of("marks", List.of()), "marks: missing");
        refused(Map.of("marks", List.of(Marks.mark("sticker", 1, 0, 0, 1, 1))), "marks[0].type: unknown");
        refused(Map.of("marks", List.of(Marks.mark("check", 2, 0, 0, 1, 1))), "marks[0].page: out of range");
        refused(Map.of("marks", List.of(Marks.mark("check", 0, 0, 0, 1, 1))), "marks[0].page: out of range");
        refused(Map.of("marks", List.of(Marks.mark("redaction", 1, 0.9, 0, 0.2, 1))), "marks[0]: leaves the page");
        refused(Map.of("marks", List.of(Marks.mark("check", 1, 1e300, 0, 1, 1))), "marks[0]: leaves the page");
        refused(Map.of("marks", List.of(Marks.mark("check", 1, -1, 0, 1, 1))), "marks[0]: leaves the page");
        refused(Map.of("marks", List.of(Marks.mark("text", 1, 0, 0, 1, 1))), "marks[0].text: not valid");
        refused(Map.of("marks", List.of(ink(List.of(0.5, 2.0)))), "marks[0].strokes: leaves the page");
        refused(Map.of("marks", List.of(ink(List.of(0.5)))), "marks[0].strokes: not valid");
        refused(Map.of("marks", List.of(ink(Collections.nCopies(100_002, 0.5)))), "marks: too much ink");
        refused(
                Map.of("marks", Collections.nCopies(2001, Marks.mark("check", 1, 0, 0, 0.1, 0.1))),
                "marks: too many (expected: at most 2000)");
        var loud = Marks.text("x", 0.1, 0.1);
        loud.put("color", "red;");
        refused(Map.of("marks", List.of(loud)), "marks[0].color: not valid");
        refused(Map.of("marks", List.of(Marks.text("x", 0, 0)), "zone", "Mars/Base"), "zone: unknown");
        refused(Map.of("marks", List.of(Marks.text("x", 0, 0)), "based_on", 999), "based_on: not found");
        var many = new ArrayList<Object>(Collections.nCopies(2000, Marks.mark("check", 1, 0.1, 0.9, 0.02, 0.02)));
        assertThat(clinic.caller().post(versions, Map.of("marks", many)).status())
                .isEqualTo(201);
    }

    @Test
    void strangersFindNothingAndReadersMakeNothing() {
        int number = number(make(List.of(Marks.text("Ours", 0.1, 0.1))));
        Caller stranger = server.tenant("Versions Strangers").caller();
        for (String path : List.of("", "/" + number, "/" + number + "/document", "/" + number + "/pages/1")) {
            assertThat(stranger.get(versions + path).status()).as(path).isEqualTo(404);
        }
        assertThat(stranger.post(versions, Map.of("marks", List.of(Marks.text("x", 0, 0))))
                        .status())
                .isEqualTo(404);
        Caller reader = Caller.withKey(
                server.port(),
                clinic.caller()
                        .post("/api/v1/api-keys", Map.of("name", "reader", "scopes", List.of("fax:read")))
                        .json()
                        .path("key")
                        .asString());
        assertThat(reader.get(versions).status()).isEqualTo(200);
        assertThat(reader.post(versions, Map.of()).status()).isEqualTo(403);
        assertThat(reader.put("/api/v1/faxes/" + fax + "/draft", Map.of()).status())
                .isEqualTo(403);
        assertThat(clinic.caller().get(versions + "/" + number + "/pages/2").status())
                .isEqualTo(404);
        assertThat(clinic.caller().get(versions + "/9999").status()).isEqualTo(404);
    }

    private Caller person(String role) {
        Tenant.Login login = server.person(clinic, role);
        return Caller.signedIn(server.port(), login.email(), login.password());
    }

    private Answer make(List<?> marks) {
        Answer made = clinic.caller().post(versions, Map.of("marks", marks));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    private static int number(Answer made) {
        return made.json().path("number").asInt();
    }

    private void refused(Map<String, ?> body, String because) {
        Answer answer = clinic.caller().post(versions, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(because);
    }

    private static Map<String, Object> ink(List<Double> line) {
        return Map.of("type", "ink", "page", 1, "strokes", List.of(line));
    }

    private BufferedImage page(String path) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(clinic.download(path)));
    }

    private interface Kind {
        boolean is(int red, int green, int blue);
    }

    private static int blue(BufferedImage picture, double x, double y, double w, double h) {
        return count(picture, x, y, w, h, (r, g, b) -> b > r + 60 && b > g + 40);
    }

    private static int green(BufferedImage picture, double x, double y, double w, double h) {
        return count(picture, x, y, w, h, (r, g, b) -> g > r + 30 && g > b + 20);
    }

    private static int dark(BufferedImage picture, double x, double y, double w, double h) {
        return count(picture, x, y, w, h, (r, g, b) -> r < 128 && g < 128 && b < 128);
    }

    private static int count(BufferedImage picture, double x, double y, double w, double h, Kind kind) {
        int found = 0;
        for (int py = (int) (y * picture.getHeight()); py < (y + h) * picture.getHeight(); py++) {
            for (int px = (int) (x * picture.getWidth()); px < (x + w) * picture.getWidth(); px++) {
                int rgb = picture.getRGB(px, py);
                found += kind.is(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255) ? 1 : 0;
            }
        }
        return found;
    }
}
