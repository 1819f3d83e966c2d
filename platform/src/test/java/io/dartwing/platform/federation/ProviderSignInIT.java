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
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What a provider may say, and what is not believed. The flow with a real Keycloak is in `server`.
@PlatformIntegration
class ProviderSignInIT {
    private static final String PASSWORD = "a long enough phrase";
    private static final String PROVIDERS = "/api/v1/session/providers";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private final TestIssuer issuer = new TestIssuer();
    private final String email = Ids.next() + "@example.org";
    private Administration administration;
    private Organization organization;
    private Caller owner;
    private String provider;

    @BeforeEach
    void setUp() {
        administration = Administration.open(database.access(), Clock.systemUTC());
        organization = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
        owner = person(organization, Ids.next() + "@example.org", "owner");
        provider = set(Map.of());
    }

    @AfterEach
    void close() {
        administration.close();
        issuer.close();
    }

    @Test
    void aMemberIsTiedToItsSubjectByAVerifiedAddressOnceAndByTheSubjectFromThenOn() {
        UUID anna = member("fax_auditor");
        Visitor first = begin();
        assertThat(first.end(claims(first).build())).isEqualTo("/inbox");
        var session = first.caller().get("/api/v1/session").json();
        assertThat(session.at("/person/id").asString()).isEqualTo(anna.toString());
        assertThat(session.at("/standing/method").asString()).isEqualTo("provider");

        Visitor again = begin();
        assertThat(again.end(claims(again)
                        .claim("email", "else@example.org")
                        .claim("email_verified", false)
                        .build()))
                .isEqualTo("/inbox");
        Visitor somebodyElse = begin();
        assertThat(somebodyElse.end(claims(somebodyElse)
                        .subject("another")
                        .claim("email_verified", false)
                        .build()))
                .as("an unverified address ties nobody")
                .isEqualTo("/?sign_in=unknown");
    }

    @Test
    void onlyARightAnswerToOnesOwnQuestionSignsIn() {
        member("fax_auditor");
        var wrong = new LinkedHashMap<String, java.util.function.Function<Visitor, String>>();
        wrong.put(
                "nonce", it -> issuer.signed(claims(it).claim("nonce", "other").build()));
        wrong.put(
                "no nonce", it -> issuer.signed(claims(it).claim("nonce", null).build()));
        wrong.put("audience", it -> issuer.signed(claims(it).audience("other").build()));
        wrong.put(
                "issuer",
                it -> issuer.signed(claims(it).issuer("https://evil.example").build()));
        wrong.put("azp", it -> issuer.signed(claims(it).claim("azp", "other").build()));
        wrong.put(
                "several audiences without azp",
                it -> issuer.signed(
                        claims(it).audience(List.of("dartwing", "other")).build()));
        wrong.put(
                "expired",
                it -> issuer.signed(claims(it)
                        .expirationTime(Date.from(Instant.now().minusSeconds(300)))
                        .build()));
        wrong.put("unsigned", it -> TestIssuer.unsigned(claims(it).build()));
        wrong.put("HMAC", it -> issuer.signedWithPublicKeyAsSecret(claims(it).build()));
        wrong.put("foreign key", it -> TestIssuer.signed(claims(it).build(), TestIssuer.fresh()));
        wrong.forEach((what, token) -> {
            Visitor visitor = begin();
            assertThat(visitor.end(token.apply(visitor))).as(what).isEqualTo("/?sign_in=failed");
            assertThat(visitor.caller().get("/api/v1/session").status())
                    .as(what)
                    .isEqualTo(401);
        });

        Visitor victim = begin();
        Visitor attacker = begin();
        issuer.willAnswer("stolen", issuer.signed(claims(attacker).build()));
        assertThat(location(victim.caller().get(PROVIDERS + "/callback?code=stolen&state=" + attacker.state())))
                .as("the state of another browser")
                .isEqualTo("/?sign_in=expired");
        assertThat(location(Caller.anonymous(port).get(PROVIDERS + "/callback?code=stolen&state=" + attacker.state())))
                .as("no browser that began")
                .isEqualTo("/?sign_in=expired");
        Visitor mixedUp = begin();
        assertThat(location(mixedUp.caller()
                        .get(PROVIDERS + "/callback?code=x&iss=https://evil.example&state=" + mixedUp.state())))
                .isEqualTo("/?sign_in=expired");
        Visitor declined = begin();
        assertThat(location(
                        declined.caller().get(PROVIDERS + "/callback?error=access_denied&state=" + declined.state())))
                .isEqualTo("/?sign_in=denied");
    }

    @Test
    void theQuestionCarriesPkceStateAndNonce() {
        Visitor visitor = begin();
        assertThat(visitor.asked())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "dartwing")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry("redirect_uri", "http://localhost:" + port + PROVIDERS + "/callback");
    }

    @Test
    void whereToGoOnIsNeverAnotherSite() {
        member("fax_auditor");
        for (String elsewhere : List.of(
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:a=b",
                "/a//evil.example",
                "/\t/evil.example",
                "/api/v1/session",
                "http:evil.example",
                "")) {
            Visitor visitor = begin(elsewhere);
            assertThat(visitor.end(claims(visitor).build())).as(elsewhere).matches("/(%0d%0aSet-Cookie:a=b)?|/");
        }
    }

    @Test
    void rolesAreAddedAndRemovedAtEachSignInButOwnersAreNotTouched() {
        set(Map.of("role_mappings", List.of("clerks=fax_user", "auditors=fax_auditor"), "creates_people", true));
        assertThat(rolesAfter("clerks", "others")).containsExactly("fax_user");
        assertThat(rolesAfter("clerks", "auditors")).containsExactly("fax_auditor", "fax_user");
        assertThat(rolesAfter("auditors")).containsExactly("fax_auditor");

        Visitor kept = begin();
        kept.end(claims(kept).claim("groups", List.of("auditors")).build());
        Visitor stripped = begin();
        assertThat(stripped.end(claims(stripped).claim("groups", List.of()).build()))
                .isEqualTo("/?sign_in=no_role");
        assertThat(kept.caller().get("/api/v1/session").status())
                .as("the sessions it had")
                .isEqualTo(401);
        assertThat(owner.get("/api/v1/people?q=" + email).json().at("/data/0/roles"))
                .isEmpty();
    }

    @Test
    void anAddressOfAnotherOrganisationIsNotTakenOver() {
        set(Map.of("creates_people", true));
        Organization other = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
        person(other, email, "owner");
        Visitor visitor = begin();
        assertThat(visitor.end(claims(visitor).build())).isEqualTo("/?sign_in=unknown");
    }

    @Test
    void whoAProviderVouchesForStaysInItsOrganisation() {
        member("fax_auditor");
        Organization other = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
        administration.createUser(other, new NewPerson(email, "Anna", List.of("owner")));
        Visitor visitor = begin();
        assertThat(visitor.end(claims(visitor).build())).isEqualTo("/inbox");
        Caller anna = visitor.caller();
        anna.header("X-CSRF-Token", anna.cookie("dartwing_csrf"));
        assertThat(anna.get("/api/v1/session").json().path("organizations")).hasSize(1);
        assertThat(anna.put("/api/v1/session/organization", Map.of("organization_id", other.id()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aProviderEndsTheSessionsItVouchedFor() {
        member("fax_auditor");
        Visitor visitor = begin();
        visitor.end(claims(visitor).claim("sid", "s1").build());
        Visitor other = begin();
        other.end(claims(other).claim("sid", "s2").build());

        assertThat(logout(logoutClaims("s1").claim("nonce", "n").build()))
                .as("a nonce")
                .isEqualTo(400);
        assertThat(logout(logoutClaims("s1").claim("events", null).build()))
                .as("no event")
                .isEqualTo(400);
        assertThat(logout(logoutClaims("s1").audience("other").build())).isEqualTo(400);
        assertThat(logout(logoutClaims("s1").issuer("https://evil.example").build()))
                .isEqualTo(400);
        assertThat(logout(logoutClaims("s1")
                        .expirationTime(Date.from(Instant.now().minusSeconds(300)))
                        .build()))
                .as("expired")
                .isEqualTo(400);
        assertThat(logoutWith(TestIssuer.unsigned(logoutClaims("s1").build())))
                .as("unsigned")
                .isEqualTo(400);
        assertThat(logoutWith(
                        issuer.signedWithPublicKeyAsSecret(logoutClaims("s1").build())))
                .as("HMAC with the public key")
                .isEqualTo(400);
        assertThat(logoutWith(TestIssuer.signed(logoutClaims("s1").build(), TestIssuer.fresh())))
                .as("a key of somebody else")
                .isEqualTo(400);
        assertThat(visitor.caller().get("/api/v1/session").status()).isEqualTo(200);

        String token = issuer.signed(logoutClaims("s1").build());
        assertThat(logoutWith(token)).isEqualTo(200);
        assertThat(visitor.caller().get("/api/v1/session").status()).isEqualTo(401);
        assertThat(other.caller().get("/api/v1/session").status()).isEqualTo(200);
        assertThat(logoutWith(token)).as("shown again").isEqualTo(400);
        assertThat(logout(logoutClaims(null).build())).isEqualTo(200);
        assertThat(other.caller().get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aSignInPageOffersWhatIsResponsibleForTheAddress() {
        String domain = Ids.next() + ".example";
        set(Map.of("email_domains", List.of(domain)));
        assertThat(Caller.anonymous(port).get(PROVIDERS).json().path("data")).isEmpty();
        assertThat(Caller.anonymous(port)
                        .get(PROVIDERS + "?email=anna@" + domain)
                        .json()
                        .at("/data/0/id")
                        .asString())
                .isEqualTo(provider);
    }

    private JWTClaimsSet.Builder logoutClaims(String session) {
        var claims = issuer.claims("dartwing")
                .subject("anna")
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return session == null ? claims : claims.claim("sid", session);
    }

    private int logout(JWTClaimsSet claims) {
        return logoutWith(issuer.signed(claims));
    }

    private int logoutWith(String token) {
        return Caller.anonymous(port)
                .send(
                        "POST",
                        PROVIDERS + "/" + provider + "/logout",
                        "logout_token=" + token,
                        "application/x-www-form-urlencoded")
                .status();
    }

    private List<String> rolesAfter(String... groups) {
        Visitor visitor = begin();
        assertThat(visitor.end(claims(visitor).claim("groups", List.of(groups)).build()))
                .isEqualTo("/inbox");
        return visitor.caller()
                .get("/api/v1/session")
                .json()
                .at("/organizations/0/roles")
                .valueStream()
                .map(it -> it.asString())
                .sorted()
                .toList();
    }

    private JWTClaimsSet.Builder claims(Visitor visitor) {
        return issuer.claims("dartwing")
                .subject("anna")
                .claim("nonce", visitor.asked().get("nonce"))
                .claim("name", "Anna")
                .claim("email", email)
                .claim("email_verified", true);
    }

    private Visitor begin() {
        return begin("/inbox");
    }

    private Visitor begin(String returnTo) {
        Caller caller = Caller.anonymous(port);
        Answer away = caller.get(
                PROVIDERS + "/" + provider + "/start?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));
        assertThat(away.status()).isEqualTo(302);
        assertThat(away.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        assertThat(away.header("Location")).startsWith(issuer.issuer() + "/authorize?");
        Map<String, String> asked = Arrays.stream(
                        URI.create(away.header("Location")).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return new Visitor(caller, asked);
    }

    private final class Visitor {
        private final Caller caller;
        private final Map<String, String> asked;

        Visitor(Caller caller, Map<String, String> asked) {
            this.caller = caller;
            this.asked = asked;
        }

        Caller caller() {
            return caller;
        }

        Map<String, String> asked() {
            return asked;
        }

        String state() {
            return asked.get("state");
        }

        String end(JWTClaimsSet claims) {
            return end(issuer.signed(claims));
        }

        String end(String idToken) {
            String code = UUID.randomUUID().toString();
            issuer.willAnswer(code, idToken);
            return location(caller.get(PROVIDERS + "/callback?code=" + code + "&state=" + state()));
        }
    }

    private static String location(Answer answer) {
        assertThat(answer.status()).isEqualTo(302);
        return answer.header("Location");
    }

    private UUID member(String role) {
        return administration
                .createUser(organization, new NewPerson(email, "Anna", List.of(role)))
                .id();
    }

    private String set(Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(
                Map.of("name", "Login", "issuer", issuer.issuer(), "client_id", "dartwing", "client_secret", "s"));
        body.putAll(more);
        Answer made = provider == null
                ? owner.post("/api/v1/identity-providers", body)
                : owner.patch("/api/v1/identity-providers/" + provider, more);
        assertThat(made.status()).as(made.body()).isBetween(200, 201);
        provider = made.json().path("id").asString();
        return provider;
    }

    private Caller person(Organization of, String address, String role) {
        String oneTime = administration
                .createUser(of, new NewPerson(address, "Olga", List.of(role)))
                .oneTimePassword()
                .orElseThrow();
        Caller person = Caller.signedIn(port, address, oneTime);
        person.put("/api/v1/session/password", Map.of("current_password", oneTime, "new_password", PASSWORD));
        return person;
    }
}
