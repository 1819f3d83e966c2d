package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.mail.Relay;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Documents that are offered under an address: the page that is really faxed, what strangers can
/// do with the address, and what the sender sees of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureLinkIT {
    private static final int LARGE = 51 * 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern ADDRESS = Pattern.compile("/d/[a-z2-9]{4}(?:-[a-z2-9]{4}){3}");
    private static final Pattern CODE = Pattern.compile("Code: ([0-9]{4} [0-9]{4})");

    private Relay relay;
    private TestServer server;
    private Tenant clinic;

    /// @param code as it is printed
    private record Link(String fax, String address, String code) {}

    @BeforeAll
    void start() throws Exception {
        relay = Relay.start(TestServer.TRUSTED_ADDRESS);
        server = TestServer.with(List.of(
                "--dartwing.links.largest=60MB",
                "--dartwing.mail.host=" + TestServer.TRUSTED_ADDRESS,
                "--dartwing.mail.port=" + relay.port(),
                "--dartwing.mail.tls=none",
                "--dartwing.mail.from=fax@dartwing.test"));
        clinic = server.tenant("Link Clinic");
    }

    @AfterAll
    void stop() {
        server.stop();
        relay.close();
    }

    @Test
    @Covers("FAX-O-003-01")
    void whatIsTooLargeForAFaxIsRefusedWithTheWayThatIsLeft() throws Exception {
        Tenant office = server.tenant("Thrifty Office");
        set(office, "fax.most_megabytes", 1);
        Answer large = office.send(padded(), "scan.pdf", Map.of());
        assertThat(large.status()).as(large.body()).isEqualTo(413);
        assertThat(large.body()).contains("FAX-002", "at most 1 MB together", "secure link");
        set(office, "fax.most_pages", 1);
        Answer longer = office.send(TestPages.pdf("one", "two"), "scan.pdf", Map.of());
        assertThat(longer.status()).isEqualTo(413);
        assertThat(longer.body()).contains("FAX-012", "at most 1", "secure link");
        JsonNode rules = office.caller().get("/api/v1/faxes/links/rules").json();
        assertThat(rules.path("most_megabytes").asInt()).isEqualTo(1);
        assertThat(rules.path("most_pages").asInt()).isEqualTo(1);
        assertThat(rules.path("largest").asLong()).isEqualTo(60L * 1024 * 1024);
    }

    @Test
    @Covers({"FAX-O-003-02", "FAX-O-003-04", "FAX-O-003-05"})
    void thePageIsFaxedAndTheDocumentFetchedWithItsCode() throws Exception {
        Caller pat = signedIn(server.person(clinic, "owner"));
        String document = Tenant.id(upload(pat, "%PDF-1.7\n" + "x".repeat(LARGE), "the report.pdf"));
        Answer accepted = pat.post(
                "/api/v1/faxes/links",
                Map.of("to", clinic.secondNumber(), "documents", List.of(document), "recipient_name", "Dr. Grey"));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        String fax = Tenant.id(accepted);
        clinic.awaitStatus(fax, "sent");
        JsonNode came = clinic.awaitDelivered(1);
        assertThat(came.path("pages").asInt()).isEqualTo(1);
        assertThat(clinic.caller()
                        .get("/api/v1/faxes/" + came.path("id").asString() + "/text")
                        .body())
                .contains("Link Clinic", "Code:");
        Link link = printed(fax);

        Caller stranger = Caller.anonymous(server.port());
        Answer page = stranger.get(link.address());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Link Clinic", "name=\"code\"").doesNotContain("the report", "Dr. Grey");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "form-action 'self'");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(page.header("Cache-Control")).contains("no-store");
        String right = right(link.code());
        String wrong = right.equals("00000000") ? "00000001" : "00000000";
        Answer refused = show(stranger, link.address(), wrong);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("not right").doesNotContain("the report");
        assertThat(show(stranger, link.address() + "/documents/" + document, wrong)
                        .status())
                .isEqualTo(403);
        Answer open = show(stranger, link.address(), link.code());
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.body()).contains("the report.pdf", "51.0 MB", "/documents/" + document);
        Answer file = show(stranger, link.address() + "/documents/" + document, right);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).hasSize(LARGE + 9).startsWith("%PDF-1.7");
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.header("Content-Disposition")).startsWith("attachment").contains("the");

        JsonNode seen = only(fax);
        assertThat(seen.path("state").asString()).isEqualTo("open");
        assertThat(seen.at("/documents/0/downloads").asInt()).isEqualTo(1);
        assertThat(seen.path("visits").findValuesAsString("what"))
                .containsExactly("downloaded", "opened", "wrong_code", "wrong_code");
        assertThat(seen.at("/visits/0/address").asString()).isEqualTo("127.0.0.0/24");
        assertThat(pat.get("/api/v1/faxes/" + fax + "/timeline").body())
                .contains("link_made", "link_opened", "link_downloaded", "127.0.0.0/24");
        for (String event : List.of("fax.link_made", "fax.link_refused", "fax.link_opened", "fax.link_downloaded")) {
            assertThat(clinic.caller()
                            .get("/api/v1/audit/entries?event=" + event)
                            .body())
                    .as(event)
                    .contains(fax);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> pat.get("/api/v1/notifications").body().contains("downloaded through its secure link"));
        assertThat(new OwnerView(server)
                        .texts("select encode(code_hash, 'escape') || encode(token_hash, 'escape') from fax_links"))
                .noneSatisfy(kept -> assertThat(kept).contains(right))
                .noneSatisfy(kept -> assertThat(kept).contains(link.address().substring(3, 7)));
        assertThat(pat.get("/api/v1/faxes/" + fax + "/links/documents/" + document)
                        .body())
                .as("the sender's own look at it")
                .hasSize(LARGE + 9);
    }

    @Test
    @Covers({"FAX-O-003-03", "FAX-O-003-05"})
    void aLinkEndsWithItsTimeItsDownloadsWrongCodesOrASendersWord() throws Exception {
        Caller stranger = Caller.anonymous(server.port());
        Link once = offered(Map.of("max_downloads", 1, "expires_in_days", 1));
        String document = only(once.fax()).at("/documents/0/id").asString();
        String file = once.address() + "/documents/" + document;
        assertThat(show(stranger, file, once.code()).status()).isEqualTo(200);
        assertThat(show(stranger, file, once.code()).status()).isEqualTo(404);
        assertThat(show(stranger, once.address(), once.code()).body()).contains("as often as allowed");
        assertThat(only(once.fax()).at("/documents/0/downloads").asInt()).isEqualTo(1);
        change("update fax_links set expires_at = now() - interval '1 second' where fax_id = '" + once.fax() + "'");
        assertThat(stranger.get(once.address()).status()).isEqualTo(404);
        assertThat(only(once.fax()).path("state").asString()).isEqualTo("expired");

        Link revoked = offered(Map.of());
        String id = only(revoked.fax()).path("id").asString();
        String path = "/api/v1/faxes/" + revoked.fax() + "/links/" + id;
        assertThat(clinic.caller().delete(path).status()).isEqualTo(204);
        assertThat(clinic.caller().delete(path).status())
                .as("revoked is revoked")
                .isEqualTo(204);
        assertThat(show(stranger, revoked.address(), revoked.code()).status()).isEqualTo(404);
        assertThat(only(revoked.fax()).path("state").asString()).isEqualTo("revoked");

        Link guessed = offered(Map.of());
        String wrong = right(guessed.code()).equals("00000000") ? "00000001" : "00000000";
        for (int i = 0; i < 10; i++) {
            assertThat(show(stranger, guessed.address(), wrong).status()).isEqualTo(403);
        }
        assertThat(show(stranger, guessed.address(), guessed.code()).status()).isEqualTo(404);
        assertThat(only(guessed.fax()).path("state").asString()).isEqualTo("locked");
        assertThat(clinic.caller()
                        .get("/api/v1/faxes/" + guessed.fax() + "/timeline")
                        .body())
                .contains("link_locked");

        Link deleted = offered(Map.of());
        clinic.awaitStatus(deleted.fax(), "sent");
        assertThat(clinic.caller().delete("/api/v1/faxes/" + deleted.fax()).status())
                .isEqualTo(204);
        assertThat(stranger.get(deleted.address()).status()).isEqualTo(404);
        assertThat(stranger.get("/d/abcd-efgh-jkmn-pqrs").status()).isEqualTo(404);
        assertThat(stranger.get("/d/nothing").status()).isEqualTo(404);
    }

    @Test
    @Covers("FAX-O-003-02")
    void whereAVoiceAnsweredTheLinkGoesByMailAndItsCodeBySomebodysWord() throws Exception {
        String fax = Tenant.id(clinic.send(TestPages.pdf("A letter"), "letter.pdf", Map.of()));
        clinic.awaitStatus(fax, "sent");
        String path = "/api/v1/faxes/" + fax + "/links";
        Answer early = clinic.caller().post(path, Map.of("email", "grey@clinic.test"));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body()).contains("FAX-050");
        change("update fax_documents set status = 'failed', cause = 'not_a_fax' where id = '" + fax + "'");
        assertThat(clinic.caller().get(path).json().path("mail_possible").asBoolean())
                .isTrue();
        assertThat(relay.of("grey@clinic.test")).as("never by itself").isEmpty();
        assertThat(clinic.caller()
                        .post(path, Map.of("email", "grey@clinic.test, other@clinic.test"))
                        .status())
                .isEqualTo(400);
        Answer made = clinic.caller().post(path, Map.of("email", "grey@clinic.test", "expires_in_days", 3));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String code = made.json().path("code").asString();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> relay.of("grey@clinic.test").size() == 1);
        String mail = relay.of("grey@clinic.test").getFirst().text();
        assertThat(mail).contains("Link Clinic").doesNotContain(code, right(code), clinic.secondNumber(), "letter.pdf");
        Matcher address = ADDRESS.matcher(mail);
        assertThat(address.find()).as(mail).isTrue();
        Caller stranger = Caller.anonymous(server.port());
        Answer open = show(stranger, address.group(), code);
        assertThat(open.body()).contains(".pdf");
        String document = made.json().at("/link/documents/0/id").asString();
        assertThat(show(stranger, address.group() + "/documents/" + document, code)
                        .body())
                .startsWith("%PDF");
        set(clinic, "fax.mail_domains", List.of("other.test"));
        assertThat(clinic.caller()
                        .post(path, Map.of("email", "grey@clinic.test"))
                        .body())
                .contains("FAX-046");
        set(clinic, "fax.mail_domains", List.of());
    }

    @Test
    void onlyWhatItsSenderUploadedAndMayBeFaxedIsOffered() throws Exception {
        Answer unknown = upload(clinic.caller(), "MZ this is a program", "setup.exe");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("FAX-003");
        Answer disguised = upload(clinic.caller(), "MZ %PDF-1.4", "setup.exe");
        assertThat(disguised.json().path("filename").asString()).isEqualTo("setup.exe.pdf");
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/faxes/links/documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + clinic.key() + "\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                                    + 61 * 1024 * 1024 + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
        Tenant other = server.tenant("Other Links");
        String theirs = Tenant.id(upload(other.caller(), "%PDF-1.4", "a.pdf"));
        for (Object documents : List.of(List.of(theirs), List.of(), List.of("00000000-0000-7000-8000-000000000000"))) {
            Answer answer = clinic.caller()
                    .post("/api/v1/faxes/links", Map.of("to", clinic.secondNumber(), "documents", documents));
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        }
        String own = Tenant.id(upload(clinic.caller(), "%PDF-1.4", "a.pdf"));
        Answer forever = clinic.caller()
                .post(
                        "/api/v1/faxes/links",
                        Map.of("to", clinic.secondNumber(), "documents", List.of(own), "expires_in_days", 31));
        assertThat(forever.status()).isEqualTo(400);
        Link link = offered(Map.of());
        assertThat(other.caller().get("/api/v1/faxes/" + link.fax() + "/links").status())
                .isEqualTo(404);
        Caller reader = signedIn(server.person(clinic, "fax_auditor"));
        assertThat(upload(reader, "%PDF-1.4", "a.pdf").status()).isEqualTo(403);
        set(other, "fax.link_ways", "none");
        assertThat(upload(other.caller(), "%PDF-1.4", "a.pdf").body()).contains("FAX-049");
    }

    /// Sends a link to a small document.
    private Link offered(Map<String, Object> more) throws Exception {
        String document = Tenant.id(upload(clinic.caller(), "%PDF-1.4 small", "small.pdf"));
        var wish = new java.util.HashMap<String, Object>(more);
        wish.put("to", clinic.secondNumber());
        wish.put("documents", List.of(document));
        return printed(Tenant.id(clinic.caller().post("/api/v1/faxes/links", wish)));
    }

    /// What stands on the page that is faxed.
    private Link printed(String fax) throws Exception {
        try (PDDocument page = Loader.loadPDF(clinic.download("/api/v1/faxes/" + fax + "/original"))) {
            assertThat(page.getNumberOfPages()).isEqualTo(1);
            String text = new PDFTextStripper().getText(page);
            Matcher address = ADDRESS.matcher(text);
            Matcher code = CODE.matcher(text);
            assertThat(address.find()).as(text).isTrue();
            assertThat(code.find()).as(text).isTrue();
            return new Link(fax, address.group(), code.group(1));
        }
    }

    private JsonNode only(String fax) {
        JsonNode links =
                clinic.caller().get("/api/v1/faxes/" + fax + "/links").json().path("data");
        assertThat(links).hasSize(1);
        return links.get(0);
    }

    private static Answer upload(Caller caller, String content, String filename) {
        caller.header("Content-Disposition", "attachment; filename=\"" + filename + "\"");
        Answer answer = caller.send("POST", "/api/v1/faxes/links/documents", content, "application/octet-stream");
        caller.without("Content-Disposition");
        return answer;
    }

    private static Answer show(Caller stranger, String path, String code) {
        return stranger.send("POST", path, "code=" + code.replace(" ", "+"), FORM);
    }

    private static String right(String printed) {
        return printed.replace(" ", "");
    }

    private void change(String sql) throws Exception {
        try (var connection = new OwnerView(server).connect();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private Caller signedIn(Tenant.Login login) {
        return Caller.signedIn(server.port(), login.email(), login.password());
    }

    private static void set(Tenant tenant, String setting, Object value) {
        Answer answer = tenant.caller().put("/api/v1/settings/" + setting, Map.of("value", value));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /// One page, and more than a megabyte that nobody sees.
    private static byte[] padded() throws Exception {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            byte[] noise = new byte[1_200_000];
            new Random(7).nextBytes(noise);
            var stream = document.getDocument().createCOSStream();
            try (var content = stream.createOutputStream()) {
                content.write(noise);
            }
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Noise"), stream);
            document.save(out);
            return out.toByteArray();
        }
    }
}
