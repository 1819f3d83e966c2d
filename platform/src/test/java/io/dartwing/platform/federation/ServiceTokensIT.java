package io.dartwing.platform.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Tokens of client credentials as bearer tokens, and everything that could be wrong with one.
@PlatformIntegration
class ServiceTokensIT {
    private static final String PASSWORD = "a long enough phrase";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private final TestIssuer issuer = new TestIssuer();
    private Administration administration;
    private Organization organization;
    private Caller owner;
    private String client;

    @BeforeEach
    void setUp() {
        administration = Administration.open(database.access(), Clock.systemUTC());
        organization = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
        owner = owner(organization);
        client = client(owner, issuer.issuer(), "billing", List.of("fax:read", "fax:send"));
    }

    @AfterEach
    void close() {
        administration.close();
        issuer.close();
    }

    @Test
    @Covers("FAX-E-003-02")
    void aRightTokenActsWithTheScopesThatBothSidesAllow() {
        assertThat(status(issuer.signed(right().build()))).isEqualTo(200);
        Answer audit = show(issuer.signed(right().build())).get("/api/v1/people");
        assertThat(audit.status()).as("people:read is in neither").isEqualTo(403);
        assertThat(show(issuer.signed(right().claim("scope", "openid profile").build()))
                        .get("/api/v1/people")
                        .status())
                .as("no scope of ours")
                .isEqualTo(403);
        assertThat(show(issuer.signed(right().claim("scope", "admin fax:read").build()))
                        .get("/api/v1/people")
                        .status())
                .as("more than the client may")
                .isEqualTo(403);
    }

    @Test
    void aWrongTokenIsNobody() {
        String us = audience(organization);
        Organization other = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("not signed", TestIssuer.unsigned(right().build()));
        wrong.put("HMAC with the public key", issuer.signedWithPublicKeyAsSecret(right().build()));
        wrong.put("a key of somebody else", TestIssuer.signed(right().build(), TestIssuer.fresh()));
        wrong.put(
                "audience missing",
                issuer.signed(right().audience((String) null).build()));
        wrong.put(
                "audience of a client",
                issuer.signed(right().audience("dartwing").build()));
        wrong.put(
                "audience of another organisation",
                issuer.signed(right().audience(audience(other)).build()));
        wrong.put(
                "two organisations",
                issuer.signed(right().audience(List.of(us, audience(other))).build()));
        wrong.put(
                "another issuer",
                issuer.signed(right().issuer("https://evil.example").build()));
        wrong.put("expired", issuer.signed(right().expirationTime(in(-120)).build()));
        wrong.put("never expires", issuer.signed(right().expirationTime(null).build()));
        wrong.put("not yet", issuer.signed(right().notBeforeTime(in(600)).build()));
        wrong.put(
                "an unknown client",
                issuer.signed(right().claim("azp", "stranger").build()));
        wrong.put("no client", issuer.signed(right().claim("azp", null).build()));
        String good = issuer.signed(right().build());
        wrong.put(
                "changed claims",
                good.split("\\.")[0] + "."
                        + issuer.signed(right().claim("scope", "fax:send").build())
                                .split("\\.")[1] + "." + good.split("\\.")[2]);
        wrong.put("no signature", good.substring(0, good.lastIndexOf('.') + 1));
        wrong.put("garbage", "eyJ.eyJ.x");
        wrong.put("huge", "eyJ" + "a".repeat(9000) + ".b.c");
        wrong.forEach((what, token) -> assertThat(status(token)).as(what).isEqualTo(401));
        assertThat(status(good)).isEqualTo(200);
    }

    @Test
    void keysAreFetchedAgainForANewOneButNotForEveryForgery() {
        assertThat(status(issuer.signed(right().build()))).isEqualTo(200);
        int before = issuer.keysFetched();
        issuer.rotate();
        assertThat(status(issuer.signed(right().build()))).isEqualTo(200);
        for (int forgery = 0; forgery < 20; forgery++) {
            assertThat(status(TestIssuer.signed(right().build(), TestIssuer.fresh())))
                    .isEqualTo(401);
        }
        assertThat(issuer.keysFetched() - before).isBetween(1, 3);
    }

    @Test
    void aClientThatIsTurnedOffIsOutAtOnce() {
        String token = issuer.signed(right().build());
        assertThat(status(token)).isEqualTo(200);
        owner.patch("/api/v1/service-clients/" + client, Map.of("enabled", false));
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void onlyAnOwnerSaysWhichProvidersAreBelieved() {
        Caller admin = Caller.withKey(
                port,
                administration
                        .createKey(organization, "k", List.of("admin"), null)
                        .key());
        Answer refused = admin.post("/api/v1/identity-providers", provider("https://login.example.com"));
        assertThat(refused.status()).isEqualTo(403);
        for (String bad : List.of("http://login.example.com", "https://user:x@login.example.com", "ftp://a", "login")) {
            assertThat(owner.post("/api/v1/identity-providers", provider(bad)).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        var owners = new LinkedHashMap<>(provider("https://login.example.com"));
        owners.put("role_mappings", List.of("bosses=owner"));
        assertThat(owner.post("/api/v1/identity-providers", owners).status()).isEqualTo(400);
        var secret = new LinkedHashMap<>(provider("https://login.example.com"));
        secret.put("client_secret", "very secret");
        Answer made = owner.post("/api/v1/identity-providers", secret);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).doesNotContain("very secret");
        assertThat(owner.get(made.header("Location")).body()).doesNotContain("very secret");
    }

    private static Map<String, Object> provider(String issuer) {
        return Map.of("name", "Login", "issuer", issuer, "client_id", "dartwing");
    }

    private JWTClaimsSet.Builder right() {
        return issuer.claims(audience(organization)).claim("azp", "billing").claim("scope", "openid fax:read");
    }

    private int status(String token) {
        return show(token).get("/api/v1/record-types").status();
    }

    private Caller show(String token) {
        return Caller.withKey(port, token);
    }

    private static String audience(Organization organization) {
        return ServiceTokens.AUDIENCE + organization.id();
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private String client(Caller owner, String issuer, String name, List<String> scopes) {
        Answer provider = owner.post("/api/v1/identity-providers", provider(issuer));
        assertThat(provider.status()).as(provider.body()).isEqualTo(201);
        Answer made = owner.post(
                "/api/v1/service-clients",
                Map.of(
                        "name",
                        name,
                        "provider_id",
                        provider.json().path("id").asString(),
                        "client",
                        name,
                        "scopes",
                        scopes));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private Caller owner(Organization organization) {
        String email = Ids.next() + "@example.org";
        String oneTime = administration
                .createUser(organization, new NewPerson(email, "Olga", List.of("owner")))
                .oneTimePassword()
                .orElseThrow();
        Caller person = Caller.signedIn(port, email, oneTime);
        person.put("/api/v1/session/password", Map.of("current_password", oneTime, "new_password", PASSWORD));
        return person;
    }
}
