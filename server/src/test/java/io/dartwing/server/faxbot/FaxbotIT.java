package io.dartwing.server.faxbot;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.faxbot.FaxbotClient.Answer;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Sending as a client of Faxbot sees them, over plain HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxbotIT {
    private static final byte[] TEXT = "A letter of a few words.\nIts second line.\n".getBytes(StandardCharsets.UTF_8);
    private static final List<String> JOB =
            List.of("id", "to", "status", "error", "pages", "backend", "provider_sid", "created_at", "updated_at");

    private FaxbotHouse house;
    private FaxbotClient first;

    @BeforeAll
    void open() throws IOException {
        house = FaxbotHouse.open();
        first = house.first();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private String far() {
        return house.tenant().secondNumber();
    }

    private JsonNode key(String... scopes) {
        return first.post("/admin/api-keys", Map.of("name", "Of a test", "owner", "Ward 3", "scopes", scopes))
                .ok(200)
                .json();
    }

    private FaxbotClient holder(String... scopes) {
        return house.client().key(key(scopes).path("token").asString());
    }

    private JsonNode await(String id, String... statuses) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(90));
        JsonNode job = first.get("/fax/" + id).ok(200).json();
        while (!List.of(statuses).contains(job.path("status").asString())) {
            assertThat(Instant.now()).as(job.toString()).isBefore(limit);
            TestServer.pause(100);
            job = first.get("/fax/" + id).ok(200).json();
        }
        return job;
    }

    @Test
    void healthIsToldToEverybody() {
        assertThat(house.client().get("/health").ok(200).text()).isEqualTo("{\"status\":\"ok\"}");
        JsonNode ready = house.client().get("/health/ready").ok(200).json();
        assertThat(ready.path("status").asString()).isEqualTo("ready");
        assertThat(ready.path("backend").asString()).isEqualTo("sip");
        assertThat(ready.path("checks").propertyNames())
                .contains("db", "backend_config", "storage", "ami_connected", "ghostscript");
        assertThat(ready.path("warnings")).isEmpty();
        assertThat(ready.path("storage_error").isNull()).isTrue();
        assertThat(ready.path("ready_to_receive").asBoolean()).isTrue();
    }

    @Test
    void aPdfIsSentAndItsJobTellsSuccess() {
        JsonNode job = first.fax(far(), "letter.pdf", TestPages.pdf("One", "Two"))
                .ok(202)
                .json();
        assertThat(job.propertyNames()).containsAll(JOB);
        assertThat(job.path("id").asString()).matches("[0-9a-f]{32}");
        assertThat(job.path("to").asString()).isEqualTo(far());
        assertThat(job.path("status").asString()).isEqualTo("queued");
        assertThat(job.path("error").isNull()).isTrue();
        assertThat(job.path("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        JsonNode sent = await(job.path("id").asString(), "SUCCESS", "FAILED");
        assertThat(sent.path("status").asString()).as(sent.toString()).isEqualTo("SUCCESS");
        assertThat(sent.path("pages").asInt()).isEqualTo(2);
        assertThat(sent.path("backend").asString()).isEqualTo("sip");
        assertThat(first.get("/fax/0123456789abcdef0123456789abcdef").refused(404, "Job not found"))
                .isNotNull();
        first.get("/fax/no-id").refused(404, "Job not found");
    }

    /// Faxbot replaced any text whose path held "test" by a stub of 19 bytes.
    @Test
    void aTextsNameDecidesNothing() {
        String id = first.fax(far(), "lab_test_results.txt", TEXT)
                .ok(202)
                .json()
                .path("id")
                .asString();
        await(id, "SUCCESS");
        JsonNode link = first.post("/fax/" + id + "/link", Map.of()).ok(200).json();
        Answer pdf = house.client().get(link.path("url").asString()).ok(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Cache-Control")).isEqualTo("no-cache, no-store, must-revalidate");
        assertThat(pdf.header("Pragma")).isEqualTo("no-cache");
        assertThat(pdf.header("Expires")).isEqualTo("0");
        assertThat(pdf.bytes()).hasSizeGreaterThan(500);
        assertThat(pdf.text()).startsWith("%PDF-").doesNotContain("test\n%%EOF");
    }

    @Test
    void aDocumentOpensWithItsTokenOnly() throws Exception {
        String id = first.fax(far(), "a.pdf", TestPages.pdf("Tokens"))
                .ok(202)
                .json()
                .path("id")
                .asString();
        await(id, "SUCCESS");
        house.client().get("/fax/" + id + "/pdf").invalid("query", "token");
        first.get("/fax/" + id + "/pdf?token=nonsense").refused(403, "Invalid token");
        String token = first.post("/fax/" + id + "/link", Map.of())
                .json()
                .path("token")
                .asString();
        String other = first.fax(far(), "b.pdf", TestPages.pdf("Other"))
                .ok(202)
                .json()
                .path("id")
                .asString();
        house.client().get("/fax/" + other + "/pdf?token=" + token).refused(403, "Invalid token");
        house.client().get("/fax/" + id + "/pdf?token=" + token).ok(200);
        assertThat(house.owner("select encode(token_hash, 'escape') from faxbot_links"))
                .noneMatch(stored -> stored.contains(token));
        house.change("update faxbot_links set expires_at = now() - interval '1 second'");
        house.client().get("/fax/" + id + "/pdf?token=" + token).refused(403, "Token expired");
        assertThat(house.audited("pdf_served")).isNotEmpty();
    }

    @Test
    void whatCanNotBeSentIsRefused() {
        byte[] pdf = TestPages.pdf("Refused");
        for (String bad : List.of("abc", "12345", "+12", "123456789012345678901")) {
            first.fax(bad, "a.pdf", pdf).refused(400, "'to' must be E.164 or digits only");
        }
        first.multipart(Map.of(), "a.pdf", pdf).invalid("body", "to");
        first.multipart(Map.of("to", far()), null, null).invalid("body", "file");
        first.form("/fax", "to=" + far().substring(1)).invalid("body", "file");
        first.fax(far(), "a.pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0})
                .refused(415, "Only PDF and TXT are allowed");
        first.fax(far(), "a.pdf", new byte[1024 * 1024 + 1]).refused(413, "File exceeds 1 MB limit");
        assertThat(first.fax(far(), "a.pdf", "%PDF-1.4\nno document".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(415);
        first.with("Idempotency-Key", "has a space").fax(far(), "a.pdf", pdf).ok(400);
    }

    /// Faxbot glued a plus sign on whatever had ten digits or more.
    @Test
    void aNumberWithoutACountryIsOneOfTheDefaultCountry() {
        String national = far().substring(2);
        JsonNode job = first.fax(national, "a.txt", TEXT).ok(202).json();
        assertThat(job.path("to").asString()).isEqualTo("+1" + national);
        Answer ambiguous = first.fax("442079460958", "a.txt", TEXT).ok(400);
        assertThat(ambiguous.text()).doesNotContain("442079460958");
        assertThat(ambiguous.json().path("detail").asString()).endsWith(".");
        Answer british =
                FaxbotHouse.withSetting("FAX_DEFAULT_COUNTRY", "GB", () -> first.fax("02079460958", "a.txt", TEXT));
        assertThat(british.text()).doesNotContain("'to'");
    }

    /// Faxbot's retries sent a fax again, or nothing.
    @Test
    void aClientThatLostTheAnswerEndsWithOneJob() {
        FaxbotClient holder = holder("fax:send", "fax:read").with("Idempotency-Key", "order-4711");
        Answer lost = holder.fax(far(), "a.txt", TEXT).ok(202);
        Answer again = holder.fax(far(), "renamed.txt", TEXT).ok(202);
        assertThat(again.json().path("id")).isEqualTo(lost.json().path("id"));
        holder.fax(far(), "a.txt", "Another letter".getBytes(StandardCharsets.UTF_8))
                .ok(409);
        holder.fax(house.tenant().firstNumber(), "a.txt", TEXT).ok(409);
        Answer other = holder("fax:send").with("Idempotency-Key", "order-4711").fax(far(), "a.txt", TEXT);
        assertThat(other.ok(202).json().path("id")).isNotEqualTo(lost.json().path("id"));
    }

    @Test
    void nothingLeavesWhileFaxingIsDisabled() {
        JsonNode job = FaxbotHouse.withSetting("FAX_DISABLED", "true", () -> first.fax(far(), "a.txt", TEXT))
                .ok(202)
                .json();
        assertThat(job.path("status").asString()).isEqualTo("disabled");
    }

    @Test
    void otherPathsAnswerInFaxbotsWords() {
        house.client().get("/nothing/here").refused(404, "Not Found");
        house.client().get("/api/v1/health").refused(404, "Not Found");
        house.client().delete("/health").refused(405, "Method Not Allowed");
        house.client().get("/fax").refused(405, "Method Not Allowed");
        first.send("POST", "/admin/api-keys", "{".getBytes(StandardCharsets.UTF_8), "application/json")
                .invalid("body");
        first.post("/admin/api-keys", List.of()).invalid("body");
        FaxbotClient path = FaxbotClient.anonymous(house.server().url() + "/faxbot");
        assertThat(path.get("/health").ok(200).text()).isEqualTo("{\"status\":\"ok\"}");
        path.key(FaxbotHouse.API_KEY).get("/admin/api-keys").ok(200);
        path.get("/fax/x").refused(401, "Invalid or missing API key");
    }
}
