package io.dartwing.server.faxbot;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.faxbot.FaxbotClient.Answer;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Receiving by an Asterisk of the house, mailboxes and documents, as a client of Faxbot sees them,
/// over plain HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxbotInboundIT {
    private static final String NO_FILE = "TIFF file not found";

    private FaxbotHouse house;
    private FaxbotClient first;
    private FaxbotClient asterisk;

    @BeforeAll
    void open() throws IOException {
        house = FaxbotHouse.open();
        first = house.first();
        asterisk = house.client().with("X-Internal-Secret", FaxbotHouse.ASTERISK_SECRET);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private Map<String, Object> told(Path tiff, String to, String uniqueId) {
        var told = new LinkedHashMap<String, Object>();
        told.put("tiff_path", tiff.toString());
        told.put("to_number", to);
        told.put("from_number", "+12025550188");
        told.put("faxstatus", "SUCCESS");
        told.put("faxpages", "1");
        told.put("uniqueid", uniqueId);
        return told;
    }

    private String receive(String to) {
        try {
            String call = UUID.randomUUID().toString();
            JsonNode taken = asterisk.post(
                            "/_internal/asterisk/inbound",
                            told(ReceivedTiff.of(house.spool(), call + ".tiff"), to, call))
                    .ok(200)
                    .json();
            assertThat(taken.path("status").asString()).isEqualTo("ok");
            return taken.path("id").asString();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void awaitDocument(String id) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        while (first.get("/inbound/" + id + "/pdf").status() != 200) {
            assertThat(Instant.now()).isBefore(limit);
            TestServer.pause(100);
        }
    }

    private List<String> listed(FaxbotClient client, String query) {
        return client.get("/inbound" + query)
                .ok(200)
                .json()
                .valueStream()
                .map(fax -> fax.path("id").asString())
                .toList();
    }

    private FaxbotClient holder(String... scopes) {
        return house.client()
                .key(first.post("/admin/api-keys", Map.of("scopes", scopes))
                        .ok(200)
                        .json()
                        .path("token")
                        .asString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    @Covers("FAX-A-001-05")
    void whatAsteriskReceivedIsListedShownAndServed() throws Exception {
        String id = receive(house.tenant().firstNumber());
        assertThat(id).matches("[0-9a-f]{32}");
        JsonNode fax = first.get("/inbound/" + id).ok(200).json();
        assertThat(fax.propertyNames())
                .containsExactly(
                        "id",
                        "fr",
                        "to",
                        "status",
                        "backend",
                        "pages",
                        "size_bytes",
                        "created_at",
                        "received_at",
                        "updated_at",
                        "mailbox");
        assertThat(fax.path("fr").asString()).isEqualTo("+12025550188");
        assertThat(fax.path("to").asString()).isEqualTo(house.tenant().firstNumber());
        assertThat(fax.path("status").asString()).isEqualTo("received");
        assertThat(fax.path("backend").asString()).isEqualTo("sip");
        assertThat(fax.path("pages").asInt()).isEqualTo(1);
        assertThat(fax.path("mailbox").isNull()).isTrue();
        awaitDocument(id);
        Answer pdf = holder("inbound:read").get("/inbound/" + id + "/pdf").ok(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Cache-Control")).isEqualTo("no-cache, no-store, must-revalidate");
        assertThat(pdf.text()).startsWith("%PDF-");
        assertThat(house.audited("inbound_received")).isNotEmpty();
        assertThat(house.audited("inbound_pdf_served")).isNotEmpty();
    }

    /// Faxbot asked for a key although the token was shown.
    @Test
    void aTokenOpensADocumentWithoutAKey() throws Exception {
        String id = receive(house.tenant().firstNumber());
        awaitDocument(id);
        JsonNode link = first.post("/inbound/" + id + "/link", Map.of()).ok(200).json();
        assertThat(link.path("url").asString()).startsWith(house.root() + "/inbound/" + id + "/pdf?token=");
        house.client().get(link.path("url").asString()).ok(200);
        house.client().get("/inbound/" + id + "/pdf").refused(401, "Invalid or missing API key");
        house.client().get("/inbound/" + id + "/pdf?token=x").refused(403, "Invalid token");
        house.client()
                .get("/inbound/" + receive(house.tenant().firstNumber()) + "/pdf?token="
                        + link.path("token").asString())
                .refused(403, "Invalid token");
        house.change("update faxbot_links set expires_at = now() - interval '1 second'");
        house.client().get(link.path("url").asString()).refused(403, "Token expired");
        first.get("/inbound/0123456789abcdef0123456789abcdef/pdf").refused(404, "Inbound fax not found");
    }

    @Test
    void aCallIsTakenOnceHoweverOftenItIsTold() throws Exception {
        var told = told(
                ReceivedTiff.of(house.spool(), "twice.tiff"), house.tenant().firstNumber(), "1764249600.17");
        String id = asterisk.post("/_internal/asterisk/inbound", told)
                .ok(200)
                .json()
                .path("id")
                .asString();
        assertThat(asterisk.post("/_internal/asterisk/inbound", told)
                        .ok(200)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(listed(first, "").stream().filter(id::equals)).hasSize(1);
    }

    @Test
    void onlyAsteriskMayTellAndOnlyOfFilesInItsFolder() throws Exception {
        String to = house.tenant().firstNumber();
        Path inside = ReceivedTiff.of(house.spool(), "inside.tiff");
        Path outside =
                ReceivedTiff.of(house.spool().resolveSibling(house.spool().getFileName() + "-outside"), "outside.tiff");
        Path link = Files.createSymbolicLink(house.spool().resolve("link.tiff"), outside);
        Path folder = Files.createSymbolicLink(house.spool().resolve("folder"), outside.getParent());
        String path = "/_internal/asterisk/inbound";
        house.client().post(path, told(inside, to, "s1")).refused(401, "Invalid internal secret");
        house.client()
                .with("X-Internal-Secret", "guessed")
                .post(path, told(inside, to, "s1"))
                .refused(401, "Invalid internal secret");
        first.post(path, told(inside, to, "s1")).refused(401, "Invalid internal secret");
        for (Path wrong : List.of(
                outside,
                house.spool().resolve("../" + outside.getParent().getFileName() + "/outside.tiff"),
                link,
                folder.resolve("outside.tiff"),
                house.spool().resolve("missing.tiff"),
                house.spool(),
                Path.of("/etc/passwd"))) {
            asterisk.post(path, told(wrong, to, UUID.randomUUID().toString())).refused(400, NO_FILE);
        }
        Path text = Files.writeString(house.spool().resolve("no-fax.tiff"), "no picture at all");
        asterisk.post(path, told(text, to, "s2")).ok(400);
        asterisk.post(path, told(inside, "no number", "s3")).ok(400);
        asterisk.post(path, Map.of("to_number", to, "uniqueid", "s4")).invalid("body", "tiff_path");
        asterisk.post(path, List.of()).invalid("body");
        FaxbotHouse.withSetting("INBOUND_ENABLED", "false", () -> {
            first.get("/inbound").refused(404, "Inbound not enabled");
            first.get("/inbound/x").refused(404, "Inbound not enabled");
            house.client().form("/phaxio-inbound", "id=1").refused(404, "Inbound not enabled");
            house.client().form("/sinch-inbound", "id=1").refused(404, "Inbound not enabled");
            return asterisk.post(path, told(inside, to, "s5")).refused(404, "Inbound not enabled");
        });
    }

    @Test
    void mailboxesAreFilledByTheCalledNumber() throws Exception {
        String number = house.tenant().secondNumber();
        String id = receive(number);
        JsonNode box = first.post("/admin/mailboxes", Map.of("label", "Referrals", "note", "Third floor"))
                .ok(200)
                .json();
        assertThat(box.path("allowed_scopes").isNull()).isTrue();
        first.post("/admin/mailboxes", Map.of("label", "Referrals")).ok(409);
        first.post("/admin/mailboxes", Map.of()).invalid("body", "label");
        JsonNode rule = first.post("/admin/inbound/rules", Map.of("to_number", number, "mailbox_label", "Referrals"))
                .ok(200)
                .json();
        assertThat(rule.path("to_number").asString()).isEqualTo(number);
        first.post("/admin/inbound/rules", Map.of("to_number", number, "mailbox_label", "Nobody"))
                .refused(404, "Mailbox not found");
        first.post("/admin/inbound/rules", Map.of("to_number", "abc", "mailbox_label", "Referrals"))
                .ok(400);
        assertThat(first.get("/admin/inbound/rules").ok(200).json()).hasSize(1);
        assertThat(first.get("/inbound/" + id).json().path("mailbox").asString())
                .isEqualTo("Referrals");
        assertThat(listed(first, "?mailbox=Referrals")).contains(id);
        assertThat(listed(first, "?mailbox=Nobody")).isEmpty();

        String boxId = box.path("id").asString();
        first.put("/admin/mailboxes/" + boxId, Map.of("label", "Pharmacy", "allowed_scopes", "inbound:read:pharmacy"))
                .ok(200);
        first.put("/admin/mailboxes/nonsense", Map.of("label", "Pharmacy")).refused(404, "Mailbox not found");
        assertThat(first.get("/admin/mailboxes")
                        .json()
                        .get(0)
                        .path("allowed_scopes")
                        .asString())
                .isEqualTo("inbound:read:pharmacy");
        FaxbotClient anybody = holder("inbound:list", "inbound:read");
        assertThat(listed(anybody, "?mailbox=Pharmacy")).isEmpty();
        anybody.get("/inbound/" + id).refused(404, "Inbound fax not found");
        anybody.get("/inbound/" + id + "/pdf").refused(404, "Inbound fax not found");
        FaxbotClient pharmacy = holder("inbound:list", "inbound:read", "inbound:read:pharmacy");
        assertThat(listed(pharmacy, "?mailbox=Pharmacy")).contains(id);
        pharmacy.get("/inbound/" + id).ok(200);
        holder("mailboxes:manage").get("/admin/mailboxes").ok(200);
        pharmacy.get("/admin/mailboxes").refused(401, "Admin authentication failed");

        Tenant stranger = house.server().tenant("Mailbox Stranger");
        FaxbotClient theirs = house.client().key(stranger.key());
        assertThat(theirs.get("/admin/mailboxes").ok(200).json()).isEmpty();
        assertThat(theirs.get("/admin/inbound/rules").ok(200).json()).isEmpty();
        assertThat(listed(theirs, "")).isEmpty();
        theirs.put("/admin/mailboxes/" + boxId, Map.of("label", "Mine")).refused(404, "Mailbox not found");
        first.put("/admin/mailboxes/" + boxId, Map.of("label", "Referrals")).ok(200);
    }

    @Test
    void listsAreNarrowedAndNewestFirst() {
        String number = house.tenant().firstNumber();
        String older = receive(number);
        String newer = receive(number);
        List<String> all = listed(first, "?to_number=" + encoded(number) + "&status=received");
        assertThat(all.indexOf(newer)).isNotNegative().isLessThan(all.indexOf(older));
        assertThat(listed(first, "?to_number=" + number)).contains(newer); // the plus sign not encoded
        assertThat(listed(first, "?to_number=" + number.substring(2))).contains(newer);
        assertThat(listed(first, "?to_number=" + encoded("+12025559999"))).isEmpty();
        assertThat(listed(first, "?status=failed")).isEmpty();
        assertThat(listed(first, "?since=2999-01-01T00:00:00")).isEmpty();
        assertThat(listed(first, "?since=2001-01-01T00:00:00Z")).contains(newer);
        first.get("/inbound?since=yesterday").invalid("query", "since");
    }
}
