package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.signing.SigningIdentity;
import io.dartwing.server.test.Marks;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Signatures of people and of documents: whose they are, what applies them, and who can tell.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningIT {
    private static final String PIN = "246813";
    private static final String SIGNATURES = "/api/v1/signatures";
    private static final String CONSENT = "/api/v1/session/signing-consent";

    private final TestServer server = TestServer.shared();
    private Tenant clinic;
    private String versions;

    @BeforeAll
    void receive() {
        clinic = server.tenant("Signing Clinic");
        clinic.send(TestPages.pdf("Please sign"), "form.pdf", Map.of());
        versions = "/api/v1/faxes/" + clinic.awaitDelivered(1).path("id").asString() + "/versions";
    }

    @Test
    @Covers({"FAX-F-001-01", "FAX-F-001-02", "FAX-F-001-03", "FAX-F-001-04", "FAX-F-001-05", "FAX-F-001-06"})
    void aPersonHasSeveralSignaturesThatNobodyElseSees() throws Exception {
        Caller ana = person();
        String drawn = Tenant.id(ana.post(
                SIGNATURES, Map.of("name", "Drawn", "strokes", List.of(List.of(0.1, 0.5, 0.5, 0.2, 0.9, 0.6)))));
        for (String font : List.of("dancing_script", "great_vibes", "pacifico")) {
            String typed = Tenant.id(ana.post(SIGNATURES, Map.of("name", font, "text", "Ana Ruiz", "font", font)));
            assertThat(ink(image(ana, typed))).as(font).isBetween(0.02, 0.8);
        }
        String uploaded =
                Tenant.id(ana.post(SIGNATURES, Map.of("name", "Uploaded", "image_base64", base64(photograph()))));
        BufferedImage bare = image(ana, uploaded);
        assertThat(bare.getWidth()).as("cut to the ink").isLessThan(260);
        assertThat(bare.getRGB(bare.getWidth() - 1, 0) >>> 24).as("no paper").isZero();

        JsonNode all = ana.get(SIGNATURES).json();
        assertThat(all.path("data")).hasSize(5);
        assertThat(all.path("pin_set").asBoolean()).isFalse();
        assertThat(defaults(all)).containsExactly(drawn);
        assertThat(ana.put(SIGNATURES + "/" + uploaded, Map.of("is_default", true))
                        .status())
                .isEqualTo(200);
        assertThat(defaults(ana.get(SIGNATURES).json())).containsExactly(uploaded);

        Caller ben = person();
        assertThat(ben.get(SIGNATURES).json().path("data")).isEmpty();
        assertThat(ben.get(SIGNATURES + "/" + drawn + "/image").status()).isEqualTo(404);
        assertThat(ben.put(SIGNATURES + "/" + drawn, Map.of("name", "Mine")).status())
                .isEqualTo(404);
        assertThat(ben.delete(SIGNATURES + "/" + drawn).status()).isEqualTo(404);
        assertThat(clinic.caller().get(SIGNATURES).status())
                .as("programs have none")
                .isEqualTo(403);
        assertThat(new OwnerView(server)
                        .texts("select encode(content, 'escape') from fax_signatures where id = '" + drawn + "'"))
                .singleElement()
                .asString()
                .doesNotContain("PNG");
        assertThat(ana.delete(SIGNATURES + "/" + drawn).status()).isEqualTo(204);
    }

    @Test
    void whatIsNoSignatureIsRefused() {
        Caller ana = person();
        refused(ana, Map.of("name", "x"), "signature: not clear");
        refused(ana, Map.of("name", "x", "strokes", List.of()), "strokes: empty");
        refused(ana, Map.of("name", "x", "strokes", List.of(List.of(1e99, 0))), "strokes: not valid");
        refused(ana, Map.of("name", "x", "text", "Ana", "font", "Comic Sans"), "font: unknown");
        refused(ana, Map.of("name", "x", "text", "\u5b89\u5a1c", "font", "pacifico"), "letters that this font lacks");
        refused(ana, Map.of("name", "x", "image_base64", "%%%"), "image_base64: not base64");
        refused(
                ana,
                Map.of("name", "x", "image_base64", base64("no picture".getBytes(StandardCharsets.UTF_8))),
                "not usable");
        refused(ana, Map.of("name", "x", "image_base64", base64(bomb())), "not usable");
        refused(ana, Map.of("name", " ", "text", "Ana", "font", "pacifico"), "name: not valid");
    }

    @Test
    @Covers({"FAX-F-001-08", "FAX-F-001-09"})
    void signingNeedsThePinAndSaysWhoWhenAndWhereFrom() throws Exception {
        Caller ana = signer();
        assertThat(sign(ana, null).status()).isEqualTo(403);
        Answer signed = sign(ana, PIN);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        JsonNode version = clinic.caller()
                .get(versions + "/" + signed.json().path("number").asInt())
                .json();
        assertThat(version.path("kinds").toString()).contains("signed");
        assertThat(version.at("/signing/by/name").asString()).isEqualTo("Pat fax_user");
        assertThat(version.at("/signing/address").asString()).isNotBlank();
        assertThat(Instant.parse(version.at("/signing/at").asString())).isBefore(Instant.now());
        try (var pdf = Loader.loadPDF(document(version))) {
            PDSignature signature = pdf.getLastSignatureDictionary();
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(signature.getName()).isEqualTo("Pat fax_user");
        }
        String audit = clinic.caller().get("/api/v1/audit/entries?limit=200").body();
        assertThat(audit).contains("fax.signed").doesNotContain(PIN);
        Caller ben = person();
        var borrowed = Marks.mark("signature", 1, 0.1, 0.8, 0.3, 0.1);
        borrowed.put("signature_id", ana.get(SIGNATURES).json().at("/data/0/id").asString());
        ben.put("/api/v1/session/signing-pin", Map.of("pin", PIN));
        agree(ben);
        assertThat(ben.post(versions, Map.of("marks", List.of(borrowed), "pin", PIN))
                        .body())
                .contains("signature_id: not found");
    }

    @Test
    @Covers("FAX-F-001-10")
    void nothingIsSignedWithoutConsentToSignElectronicallyWhichIsKeptAndCanBeWithdrawn() {
        Caller ana = signer();
        assertThat(ana.delete(CONSENT).status()).isEqualTo(204);
        JsonNode asked = ana.get(CONSENT).json();
        assertThat(asked.path("given").isNull()).isTrue();
        assertThat(asked.path("text").asString())
                .contains("Intent.", "Paper.", "Withdrawal.", "Records.", "What you need.");
        assertThat(ana.get(SIGNATURES).json().path("consent_given").asBoolean()).isFalse();
        Answer refused = sign(ana, PIN);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("FAX-047");
        assertThat(sign(ana, "1111").body()).as("no PIN is tried without it").contains("FAX-047");
        assertThat(ana.put(CONSENT, Map.of("version", "1999-01")).status()).isEqualTo(400);
        assertThat(ana.put(CONSENT, Map.of()).status()).isEqualTo(400);
        assertThat(clinic.caller().get(CONSENT).status()).as("people agree").isEqualTo(403);

        agree(ana);
        agree(ana);
        JsonNode given = ana.get(CONSENT).json().path("given");
        assertThat(given.path("address").asString()).isNotBlank();
        JsonNode signing = sign(ana, PIN).json().path("signing");
        assertThat(signing.at("/consent/version").asString())
                .isEqualTo(asked.path("version").asString());
        assertThat(signing.at("/consent/at").asString())
                .isEqualTo(given.path("at").asString());
        assertThat(signing.path("intent").asString()).contains("Meant as a signature");
        assertThat(signing.path("retention").asString()).contains("as long as the fax is kept");

        assertThat(ana.delete(CONSENT).status()).isEqualTo(204);
        assertThat(sign(ana, PIN).body()).contains("FAX-047");
        assertThat(person().get(CONSENT).json().path("given").isNull())
                .as("each for itself")
                .isTrue();
        assertThat(clinic.caller().get("/api/v1/audit/entries?limit=200").body())
                .contains("signature.consent_given", "signature.consent_withdrawn");
    }

    @Test
    void fiveWrongPinsShutSigningForAWhile() {
        Caller ana = signer();
        for (int i = 0; i < 5; i++) {
            assertThat(sign(ana, "1111").body()).contains("FAX-021");
        }
        assertThat(sign(ana, PIN).body()).contains("FAX-022");
        assertThat(ana.put("/api/v1/session/signing-pin", Map.of("pin", "12ab")).status())
                .isEqualTo(400);
    }

    @Test
    void aStrangersProgramFindsTheSignatureValidAndTheWholeDocumentSigned(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/pdfsig")), "no pdfsig: install poppler-utils to run this test");
        JsonNode version = sign(signer(), PIN).json();
        byte[] pdf = document(version);
        String sound = pdfsig(Files.write(folder.resolve("sound.pdf"), pdf));
        assertThat(sound)
                .contains("Signature is Valid")
                .contains("Total document signed")
                .contains("ETSI.CAdES.detached")
                .contains("SHA-256");
        byte[] changed = pdf.clone();
        changed[new String(pdf, StandardCharsets.ISO_8859_1).indexOf("/MediaBox") + 11] ^= 1;
        assertThat(pdfsig(Files.write(folder.resolve("changed.pdf"), changed))).doesNotContain("Signature is Valid");
        byte[] longer = java.util.Arrays.copyOf(pdf, pdf.length + 20);
        java.util.Arrays.fill(longer, pdf.length, longer.length, (byte) '%');
        assertThat(pdfsig(Files.write(folder.resolve("longer.pdf"), longer))).doesNotContain("Total document signed");
    }

    @Test
    void anOrganisationSignsWithItsOwnCertificate() throws Exception {
        Tenant office = server.tenant("Certified Office");
        Caller caller = office.caller();
        String path = "/api/v1/signing-certificate";
        JsonNode first = caller.get(path).json();
        assertThat(first.path("origin").asString()).isEqualTo("self_signed");
        assertThat(caller.get(path).json().path("fingerprint")).isEqualTo(first.path("fingerprint"));
        Instant now = Instant.now();
        SigningIdentity own =
                SigningIdentity.selfSigned("Our Own CA", now.minusSeconds(60), now.plus(Duration.ofDays(30)));
        String file = base64(own.write("a password".toCharArray()));
        assertThat(caller.put(path, Map.of("pkcs12_base64", file, "password", "another"))
                        .status())
                .isEqualTo(400);
        assertThat(caller.put(path, Map.of("pkcs12_base64", "AAAA", "password", ""))
                        .status())
                .isEqualTo(400);
        SigningIdentity over =
                SigningIdentity.selfSigned("Expired", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)));
        assertThat(caller.put(path, Map.of("pkcs12_base64", base64(over.write("p".toCharArray())), "password", "p"))
                        .body())
                .contains("not in force");
        JsonNode uploaded = caller.put(path, Map.of("pkcs12_base64", file, "password", "a password"))
                .json();
        assertThat(uploaded.path("subject").asString()).contains("Our Own CA");
        assertThat(caller.get(path).json().path("origin").asString()).isEqualTo("uploaded");
        assertThat(new OwnerView(server)
                        .texts("select encode(content, 'escape') from signing_identities where organization_id = '"
                                + office.organization().id() + "'"))
                .singleElement()
                .asString()
                .doesNotContain("Our Own CA");
        Tenant.Login login = server.person(office, "fax_user");
        assertThat(Caller.signedIn(server.port(), login.email(), login.password())
                        .get(path)
                        .status())
                .isEqualTo(403);
    }

    private byte[] document(JsonNode version) {
        return clinic.download(versions + "/" + version.path("number").asInt() + "/document");
    }

    private Caller person() {
        Tenant.Login login = server.person(clinic, "fax_user");
        return Caller.signedIn(server.port(), login.email(), login.password());
    }

    private Caller signer() {
        Caller ana = person();
        Tenant.id(ana.post(SIGNATURES, Map.of("name", "Typed", "text", "Ana Ruiz", "font", "great_vibes")));
        assertThat(ana.put("/api/v1/session/signing-pin", Map.of("pin", PIN)).status())
                .isEqualTo(204);
        agree(ana);
        return ana;
    }

    private static void agree(Caller person) {
        String version = person.get(CONSENT).json().path("version").asString();
        assertThat(person.put(CONSENT, Map.of("version", version)).status()).isEqualTo(200);
    }

    private Answer sign(Caller person, String pin) {
        var mark = Marks.mark("signature", 1, 0.2, 0.7, 0.4, 0.1);
        mark.put("rotation", 5);
        return person.post(
                versions, pin == null ? Map.of("marks", List.of(mark)) : Map.of("marks", List.of(mark), "pin", pin));
    }

    private void refused(Caller person, Map<String, ?> body, String because) {
        Answer answer = person.post(SIGNATURES, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(because);
    }

    private static List<String> defaults(JsonNode all) {
        return all.path("data")
                .valueStream()
                .filter(one -> one.path("is_default").asBoolean())
                .map(one -> one.path("id").asString())
                .toList();
    }

    private BufferedImage image(Caller person, String id) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + SIGNATURES + "/" + id + "/image"))
                .header("Cookie", "dartwing_session=" + person.cookie("dartwing_session"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return ImageIO.read(client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body());
        }
    }

    private static double ink(BufferedImage picture) {
        int found = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                found += picture.getRGB(x, y) >>> 24 > 127 ? 1 : 0;
            }
        }
        return (double) found / picture.getWidth() / picture.getHeight();
    }

    private static byte[] photograph() throws Exception {
        var picture = new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(new Color(235, 232, 220));
        graphics.fillRect(0, 0, 600, 300);
        graphics.setColor(new Color(20, 20, 60));
        graphics.setStroke(new java.awt.BasicStroke(6));
        graphics.drawLine(200, 200, 440, 120);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", out);
        return out.toByteArray();
    }

    /// Small as a file, four hundred megapixels unpacked: its header says so.
    private static byte[] bomb() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY), "png", out);
            byte[] png = out.toByteArray();
            var crc = new java.util.zip.CRC32();
            java.nio.ByteBuffer.wrap(png).putInt(16, 20_000).putInt(20, 20_000);
            crc.update(png, 12, 17);
            java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
            return png;
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String pdfsig(Path pdf) throws Exception {
        Process process = new ProcessBuilder("/usr/bin/pdfsig", "-nocert", pdf.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
