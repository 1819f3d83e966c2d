package io.dartwing.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.http.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// People and API keys over HTTP.
@PlatformIntegration
class PeopleAndKeysIT {
    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private Administration administration;
    private Organization organization;
    private Caller admin;

    @BeforeEach
    void makeAnOrganisation() {
        administration = Administration.open(database.access(), Clock.systemUTC());
        organization = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
        admin = withScope("admin");
    }

    @AfterEach
    void close() {
        administration.close();
    }

    @Test
    void aPersonIsAddedSignsInAndIsRemoved() {
        String email = Ids.next() + "@example.org";
        var added =
                admin.post("/api/v1/people", Map.of("email", email, "full_name", "Anna", "roles", List.of("fax_user")));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        String path = added.header("Location");
        Caller anna = Caller.signedIn(port, email, added.json().get("password").asString());
        assertThat(anna.get("/api/v1/session").json().at("/person/id").asString())
                .isEqualTo(added.json().get("id").asString());

        var read = admin.get(path);
        assertThat(read.json().get("email").asString()).isEqualTo(email);
        assertThat(read.body()).doesNotContain("password");
        assertThat(admin.get("/api/v1/people?q=Anna")
                        .json()
                        .at("/data/0/full_name")
                        .asString())
                .isEqualTo("Anna");
        assertThat(admin.get("/api/v1/record-types/person").status()).isEqualTo(200);

        var renamed = admin.patch(path, Map.of("full_name", "Anna B.", "roles", List.of("fax_auditor")));
        assertThat(renamed.json().get("full_name").asString()).isEqualTo("Anna B.");
        var stale = admin.header("If-Match", "\"0\"").patch(path, Map.of("full_name", "Old"));
        assertThat(stale.status()).isEqualTo(412);
        admin.without("If-Match");

        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(admin.get(path).status()).isEqualTo(404);
        assertThat(anna.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void theSameCreationTwiceAddsOnePerson() {
        var body = Map.of("email", Ids.next() + "@example.org", "full_name", "Anna", "roles", List.of("fax_user"));
        admin.header("Idempotency-Key", "once");
        var first = admin.post("/api/v1/people", body);
        var second = admin.post("/api/v1/people", body);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void whoDoesNotAdministerChangesNobody() {
        Caller reader = withScope("fax:read");
        var body = Map.of("email", Ids.next() + "@example.org", "full_name", "Anna", "roles", List.of("owner"));
        assertThat(reader.post("/api/v1/people", body).status()).isEqualTo(403);
        assertThat(reader.get("/api/v1/api-keys").status()).isEqualTo(403);
        assertThat(reader.post("/api/v1/api-keys", Map.of("name", "k", "scopes", List.of("admin")))
                        .status())
                .isEqualTo(403);
        assertThat(admin.post("/api/v1/people", body).status())
                .as("only owners make owners")
                .isEqualTo(403);
    }

    @Test
    void badPeopleAreRefusedWithEveryFieldNamed() {
        var refused = admin.post("/api/v1/people", Map.of("email", "x", "full_name", " ", "roles", List.of("King!")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors")).hasSize(3);
    }

    @Test
    void aKeyIsShownOnceWorksAndIsRevoked() {
        var made = admin.post("/api/v1/api-keys", Map.of("name", "scanner", "scopes", List.of("fax:read")));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String key = made.json().get("key").asString();
        assertThat(key).matches("tel_live_[0-9a-f]{64}");
        String path = "/api/v1/api-keys/" + made.json().get("id").asString();

        var read = admin.get(path);
        assertThat(read.json().get("prefix").asString()).isEqualTo(key.substring(0, 25));
        assertThat(read.body()).doesNotContain(key.substring(25)).doesNotContain("hash");
        assertThat(Caller.withKey(port, key).get("/api/v1/record-types").status())
                .isEqualTo(200);

        assertThat(admin.delete(path).status()).isEqualTo(204);
        awaitRefusal(key);
    }

    @Test
    void keysAndPeopleOfAnotherOrganisationAreNotThere() {
        Organization other = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
        var stranger = administration.createKey(other, "k", List.of("admin"), null);
        Caller outside = Caller.withKey(port, stranger.key());
        var mine = admin.post("/api/v1/api-keys", Map.of("name", "mine", "scopes", List.of("fax:read")));
        String path = "/api/v1/api-keys/" + mine.json().get("id").asString();
        assertThat(outside.get(path).status()).isEqualTo(404);
        assertThat(outside.delete(path).status()).isEqualTo(404);
        assertThat(outside.get("/api/v1/api-keys").json().get("data")).hasSize(1);
        assertThat(outside.get("/api/v1/people").json().get("data")).isEmpty();
    }

    /// The server may take a revoked key for less than a second longer.
    private void awaitRefusal(String key) {
        long giveUp = System.nanoTime() + 10_000_000_000L;
        while (Caller.withKey(port, key).get("/api/v1/record-types").status() != 401) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
        }
    }

    private Caller withScope(String scope) {
        return Caller.withKey(
                port,
                administration
                        .createKey(organization, scope, List.of(scope), null)
                        .key());
    }
}
