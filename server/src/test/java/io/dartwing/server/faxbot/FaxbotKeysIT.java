package io.dartwing.server.faxbot;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.faxbot.FaxbotClient.Answer;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Keys, scopes and limits as a client of Faxbot sees them, over plain HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxbotKeysIT {
    private static final byte[] TEXT = "A letter of a few words.\nIts second line.\n".getBytes(StandardCharsets.UTF_8);

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
