package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.PageReader;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What lies under a redaction is gone from every form of the version, whoever looks for it and how.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedactionIT {
    private static final String SSN = "219-09-9999";
    private static final String CARD = "4012888888881881";
    private static final String NAME = "Gonzales";
    private static final String PUBLIC = "Laboratory";
    private static final List<String> SECRETS = List.of(SSN, CARD, NAME);
    private static final String LETTER = """
            %s results
            Patient Name: Maria %s
            MRN: 44712886
            SSN: %s
            Card %s
            Matter QX-4471 closed
            Regards from the desk""".formatted(PUBLIC, NAME, SSN, CARD);

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private String fax;

    @BeforeAll
    void receive() {
        clinic = server.tenant("Redaction Clinic");
        fax = received(clinic, 1);
    }

    @Test
    @Covers({"FAX-G-003-01", "FAX-G-003-02", "FAX-G-003-06", "FAX-G-003-07", "FAX-G-003-08"})
    void nothingUnderARedactionIsInAnyFormOfTheVersion(@TempDir Path folder) throws Exception {
        JsonNode text = clinic.caller().get("/api/v1/faxes/" + fax + "/text").json();
        List<Map<String, Object>> boxes = Marks.over(text, SECRETS);
        assertThat(boxes).as("the fax was read").hasSizeGreaterThanOrEqualTo(3);
        var marks = new ArrayList<>(boxes);
        Map<String, Object> first = boxes.getFirst();
        var under = Marks.mark("text", 1, (double) first.get("x"), (double) first.get("y"), 0.1, 0.02);
        under.put("text", "Underneath");
        marks.add(under);
        Answer made = clinic.caller().post("/api/v1/faxes/" + fax + "/versions", Map.of("marks", marks));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("kinds").toString()).contains("redacted");
        String version = "/api/v1/faxes/" + fax + "/versions/"
                + made.json().path("number").asInt();

        byte[] pdf = clinic.download(version + "/document");
        gone(clinic.caller().get(version + "/text").body());
        gone(new String(pdf, StandardCharsets.ISO_8859_1));
        byte[] embedded;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String found = new PDFTextStripper().getText(document);
            gone(found);
            assertThat(found).contains(PUBLIC).doesNotContain("Underneath");
            embedded = embedded(document, boxes);
        }
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(clinic.download(version + "/pages/1?width=2000")));
        boxes.forEach(box ->
                assertThat(light(page, box)).as("light pixels of %s", box).isZero());

        Path tiff = Files.write(folder.resolve("version.tif"), clinic.download(version + "/tiff"));
        gone(server.context().getBean(PageReader.class).read(tiff).text());
        assertThat(server.context().getBean(PageReader.class).read(tiff).text()).contains(PUBLIC);
        Path image = Files.write(folder.resolve("embedded.png"), embedded);
        assertThat(ImageIO.read(image.toFile())).isNotNull();

        assertThat(clinic.caller().get("/api/v1/faxes/" + fax + "/text").body()).contains(SSN);
        assertThat(clinic.caller()
                        .get("/api/v1/audit/entries?record_id=" + fax + "&limit=100")
                        .body())
                .contains("fax.redacted");
        assertThat(clinic.caller().get("/api/v1/faxes/" + fax + "/timeline").body())
                .contains("redacted");

        Answer later = clinic.caller()
                .post(
                        "/api/v1/faxes/" + fax + "/versions",
                        Map.of(
                                "based_on",
                                made.json().path("number").asInt(),
                                "marks",
                                List.of(Marks.text("Checked", 0.1, 0.9))));
        gone(clinic.caller()
                .get("/api/v1/faxes/" + fax + "/versions/"
                        + later.json().path("number").asInt() + "/text")
                .body());
    }

    @Test
    @Covers({"FAX-G-003-03", "FAX-G-003-04", "FAX-G-003-05"})
    void placesAreProposedAndNothingIsRedactedByItself() {
        Caller caller = clinic.caller();
        assertThat(caller.put("/api/v1/settings/fax.redaction_patterns", Map.of("value", List.of("QX-[0-9]{4}", "(a+")))
                        .status())
                .isEqualTo(200);
        JsonNode proposals =
                caller.get("/api/v1/faxes/" + fax + "/redaction-proposals").json();
        List<String> types = proposals
                .path("data")
                .valueStream()
                .map(one -> one.path("type").asString())
                .toList();
        assertThat(types).contains("SSN", "CARD", "PATTERN", "NAME");
        assertThat(proposals.path("unusable").toString()).isEqualTo("[2]");
        JsonNode words = caller.get("/api/v1/faxes/" + fax + "/text").json();
        assertThat(inside(word(words, CARD), proposals, "CARD")).isTrue();
        assertThat(inside(word(words, "QX-4471"), proposals, "PATTERN")).isTrue();
        assertThat(inside(word(words, PUBLIC), proposals, "CARD")).isFalse();
        assertThat(proposals.toString()).doesNotContain(CARD).doesNotContain(SSN);
    }

    @Test
    void whereThePolicySaysSoTheOriginalIsDestroyed() throws Exception {
        Tenant office = server.tenant("Shredding Office");
        String own = received(office, 1);
        String versions = "/api/v1/faxes/" + own + "/versions";
        office.caller().post(versions, Map.of("marks", List.of(Marks.text("Early", 0.1, 0.9))));
        office.caller().put("/api/v1/settings/fax.redaction_original", Map.of("value", "destroy"));
        JsonNode text = office.caller().get("/api/v1/faxes/" + own + "/text").json();
        Map<String, Object> body = Map.of("marks", Marks.over(text, SECRETS));

        Tenant.Login login = server.person(office, "fax_user");
        Caller worker = Caller.signedIn(server.port(), login.email(), login.password());
        assertThat(worker.post(versions, body).status())
                .as("destroying needs the permission to delete")
                .isEqualTo(403);
        String hold = Tenant.id(office.caller()
                .post(
                        "/api/v1/legal-holds",
                        Map.of("matter", "Suit", "subject_type", "fax_document", "subject_id", own)));
        assertThat(office.caller().post(versions, body).status())
                .as("a hold keeps it")
                .isEqualTo(409);
        assertThat(office.caller().delete("/api/v1/legal-holds/" + hold).status())
                .isLessThan(300);
        List<String> before = files(office, own);

        Answer made = office.caller().post(versions, body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().path("original_destroyed").asBoolean()).isTrue();
        gone(office.caller().get("/api/v1/faxes/" + own + "/text").body());
        gone(office.caller()
                .get("/api/v1/faxes/" + own + "/findings?reveal=true")
                .body());
        assertThat(office.caller().get("/api/v1/faxes?q=" + NAME).json().path("data"))
                .isEmpty();
        assertThat(office.caller().get("/api/v1/faxes?q=" + PUBLIC).json().path("data"))
                .isNotEmpty();
        assertThat(office.download("/api/v1/faxes/" + own + "/original"))
                .isEqualTo(office.download(
                        versions + "/" + made.json().path("number").asInt() + "/tiff"));
        assertThat(office.caller().get(versions).json().path("data")).hasSize(1);
        assertThat(files(office, own)).doesNotContainAnyElementsOf(before);
        assertThat(office.caller()
                        .get("/api/v1/audit/entries?record_id=" + own + "&limit=100")
                        .body())
                .contains("fax.original_destroyed");
        assertThat(new OwnerView(server)
                        .texts(
                                "select text || words::text || (select search::text from fax_documents where id = fax_id)"
                                        + " from fax_pages where fax_id = '" + own + "'"))
                .allSatisfy(RedactionIT::gone);
    }

    private List<String> files(Tenant office, String fax) throws Exception {
        return new OwnerView(server)
                .texts("select id::text from files where organization_id = '"
                        + office.organization().id() + "' and id in (select unnest(array[tiff_file, pdf_file,"
                        + " thumbnail_file]) from fax_documents where id = '" + fax + "'"
                        + " union select unnest(array[tiff_file, pdf_file, thumbnail_file]) from fax_versions where fax_id = '"
                        + fax + "')");
    }

    private static String received(Tenant office, int count) {
        office.send(TestPages.pdf(LETTER), "letter.pdf", Map.of());
        return office.awaitDelivered(count).path("id").asString();
    }

    private static void gone(String text) {
        String bare = text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(java.util.Locale.ROOT);
        for (String secret : SECRETS) {
            assertThat(bare).doesNotContain(secret.replace("-", "").toLowerCase(java.util.Locale.ROOT));
        }
    }

    /// Every picture of the page, over one another; the boxes must be black in the one of the fax itself.
    private static byte[] embedded(PDDocument document, List<Map<String, Object>> boxes) throws Exception {
        var resources = document.getPage(0).getResources();
        BufferedImage fax = null;
        for (COSName name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof PDImageXObject image && image.getBitsPerComponent() == 1) {
                fax = image.getImage();
            }
        }
        assertThat(fax).isNotNull();
        BufferedImage page = fax;
        boxes.forEach(box -> assertThat(light(page, box)).isZero());
        var out = new java.io.ByteArrayOutputStream();
        ImageIO.write(page, "png", out);
        return out.toByteArray();
    }

    private static int light(BufferedImage page, Map<String, Object> box) {
        int found = 0;
        int top = (int) Math.ceil((double) box.get("y") * page.getHeight());
        int bottom = (int) Math.floor(((double) box.get("y") + (double) box.get("h")) * page.getHeight());
        int left = (int) Math.ceil((double) box.get("x") * page.getWidth());
        int right = (int) Math.floor(((double) box.get("x") + (double) box.get("w")) * page.getWidth());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                found += (page.getRGB(x, y) & 255) > 40 ? 1 : 0;
            }
        }
        return found;
    }

    private static JsonNode word(JsonNode text, String needle) {
        return text.path("pages")
                .get(0)
                .path("words")
                .valueStream()
                .filter(word -> word.path("text").asString().contains(needle))
                .findFirst()
                .orElseThrow();
    }

    private static boolean inside(JsonNode word, JsonNode proposals, String type) {
        return proposals
                .path("data")
                .valueStream()
                .filter(one -> one.path("type").asString().equals(type))
                .anyMatch(box -> box.path("x").asDouble() <= word.path("x").asDouble()
                        && box.path("y").asDouble() <= word.path("y").asDouble()
                        && box.path("x").asDouble() + box.path("w").asDouble()
                                >= word.path("x").asDouble() + word.path("w").asDouble()
                        && box.path("y").asDouble() + box.path("h").asDouble()
                                >= word.path("y").asDouble() + word.path("h").asDouble());
    }
}
