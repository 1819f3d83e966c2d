package io.dartwing.server.faxbot;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.faxbot.FaxbotClient.Answer;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Sending and keys as a client of Faxbot sees them, over plain HTTP.
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

    @Test
    void nobodyGetsInWithoutAKey() {
        for (FaxbotClient client : List.of(
                house.client(),
                house.client().key("nonsense"),
                house.client().key("fbk_live_0123456789ab_secret"),
                house.client().key(FaxbotHouse.API_KEY + "x"),
                house.client().with("Authorization", "Bearer " + FaxbotHouse.API_KEY))) {
            client.get("/fax/0123456789abcdef0123456789abcdef").refused(401, "Invalid or missing API key");
            client.fax(far(), "a.txt", TEXT).refused(401, "Invalid or missing API key");
            client.get("/inbound").refused(401, "Invalid or missing API key");
            client.get("/admin/api-keys").refused(401, "Admin authentication failed");
            client.post("/admin/mailboxes", Map.of("label", "x")).refused(401, "Admin authentication failed");
        }
    }

    @Test
    void aKeyLivesFromItsMakingToItsRevocation() throws Exception {
        JsonNode made = key("fax:send", "fax:read");
        String id = made.path("key_id").asString();
        assertThat(made.path("owner").asString()).isEqualTo("Ward 3");
        assertThat(made.path("scopes").valueStream().map(JsonNode::asString)).containsExactly("fax:send", "fax:read");
        assertThat(made.path("expires_at").isNull()).isTrue();
        FaxbotClient holder = house.client().key(made.path("token").asString());
        String job = holder.fax(far(), "a.txt", TEXT).ok(202).json().path("id").asString();
        holder.get("/fax/" + job).ok(200);
        holder.get("/admin/api-keys").refused(401, "Admin authentication failed");
        JsonNode listed = listed(id);
        assertThat(listed.propertyNames())
                .containsExactly(
                        "key_id",
                        "name",
                        "owner",
                        "scopes",
                        "created_at",
                        "last_used_at",
                        "expires_at",
                        "revoked_at",
                        "note");
        assertThat(listed.toString()).doesNotContain(made.path("token").asString());

        JsonNode rotated = first.post("/admin/api-keys/" + id + "/rotate", Map.of())
                .ok(200)
                .json();
        assertThat(rotated.path("key_id").asString()).isEqualTo(id);
        FaxbotClient renewed = house.client().key(rotated.path("token").asString());
        TestServer.pause(1000);
        holder.get("/fax/" + job).refused(401, "Invalid or missing API key");
        renewed.get("/fax/" + job).ok(200);

        assertThat(first.delete("/admin/api-keys/" + id).ok(200).text()).isEqualTo("{\"status\":\"ok\"}");
        TestServer.pause(1000);
        renewed.get("/fax/" + job).refused(401, "Invalid or missing API key");
        assertThat(listed(id).path("revoked_at").isNull()).isFalse();
        first.delete("/admin/api-keys/" + id).refused(404, "Key not found");
        first.post("/admin/api-keys/" + id + "/rotate", Map.of()).refused(404, "Key not found");
        first.delete("/admin/api-keys/nonsense").refused(404, "Key not found");
        for (String event : List.of("api_key_created", "api_key_rotated", "api_key_revoked")) {
            assertThat(house.audited(event)).as(event).isNotEmpty();
        }
        assertThat(first.post("/admin/api-keys", Map.of("scopes", List.of("tea:brew")))
                        .status())
                .isEqualTo(422);
        first.post("/admin/api-keys", Map.of("expires_at", "2001-01-01T00:00:00"))
                .ok(400);
        first.post("/admin/api-keys", Map.of("expires_at", "soon")).invalid("body", "expires_at");
    }

    private JsonNode listed(String id) {
        return first.get("/admin/api-keys")
                .ok(200)
                .json()
                .valueStream()
                .filter(row -> row.path("key_id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyDoesWhatItsScopesSay() throws Exception {
        String job = first.fax(far(), "a.txt", TEXT).ok(202).json().path("id").asString();
        FaxbotClient sender = holder("fax:send");
        sender.fax(far(), "a.txt", TEXT).ok(202);
        sender.get("/fax/" + job).refused(403, "Insufficient scope: fax:read required");
        sender.get("/inbound").refused(403, "Insufficient scope: inbound:list required");
        FaxbotClient reader = holder("fax:read");
        reader.get("/fax/" + job).ok(200);
        reader.fax(far(), "a.txt", TEXT).refused(403, "Insufficient scope: fax:send required");
        reader.get("/inbound").refused(403, "Insufficient scope: inbound:list required");
        FaxbotClient lister = holder("inbound:list");
        lister.get("/inbound").ok(200);
        lister.get("/inbound/" + job).refused(403, "Insufficient scope: inbound:read required");
        lister.get("/fax/" + job).refused(403, "Insufficient scope: fax:read required");
        house.client().key(house.tenant().key()).get("/fax/" + job).ok(200);
        assertThat(house.audited("api_key_denied_scope")).isNotEmpty();
    }

    /// Faxbot bound its limits when it started; ours follow the setting.
    @Test
    void theThirdRequestOfAMinuteIsTooMany() throws Exception {
        FaxbotClient holder = holder("fax:send", "inbound:list");
        var statuses = new ArrayList<Integer>();
        Answer last = FaxbotHouse.withSetting("MAX_REQUESTS_PER_MINUTE", "2", () -> {
            statuses.add(holder.fax(far(), "a.txt", TEXT).status());
            statuses.add(holder.fax(far(), "a.txt", TEXT).status());
            return holder.fax(far(), "a.txt", TEXT);
        });
        assertThat(statuses).containsExactly(202, 202);
        last.refused(429, "Rate limit exceeded");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(house.audited("rate_limited")).isNotEmpty();
        holder.fax(far(), "a.txt", TEXT).ok(202);
        FaxbotHouse.withSetting("INBOUND_LIST_RPM", "1", () -> {
            holder.get("/inbound").ok(200);
            return holder.get("/inbound").refused(429, "Rate limit exceeded");
        });
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

    @Test
    void anotherHouseSeesNothing() {
        String job = first.fax(far(), "a.txt", TEXT).ok(202).json().path("id").asString();
        Tenant stranger = house.server().tenant("Faxbot Stranger");
        FaxbotClient theirs = house.client().key(stranger.key());
        theirs.get("/fax/" + job).refused(404, "Job not found");
        theirs.post("/fax/" + job + "/link", Map.of()).refused(404, "Job not found");
        assertThat(theirs.get("/admin/api-keys").ok(200).json()).isEmpty();
        String key = key("fax:read").path("key_id").asString();
        theirs.delete("/admin/api-keys/" + key).refused(404, "Key not found");
    }
}
