package io.dartwing.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.identity.NewPerson;
import io.dartwing.platform.identity.SessionCookies;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.http.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformIntegration
class AccessIT {
    private static final String PASSWORD = "correct horse battery staple";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private Administration administration;
    private Organization organization;
    private String email;

    @BeforeEach
    void makeAnOrganisation() {
        administration = Administration.open(database.access(), Clock.systemUTC());
        organization = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
        email = Ids.next() + "@example.org";
    }

    @AfterEach
    void close() {
        administration.close();
    }

    @Test
    void aPersonSignsInChangesItsOneTimePasswordAndWorks() {
        String oneTime = addUser("owner");
        Caller person = Caller.signedIn(port, email, oneTime);
        var session = person.get("/api/v1/session").json();
        assertThat(session.at("/person/must_change_password").asBoolean()).isTrue();
        assertThat(session.at("/organization/name").asString()).isEqualTo(organization.name());
        assertThat(session.at("/organizations/0/roles/0").asString()).isEqualTo("owner");
        assertThat(session.at("/permissions"))
                .as("before the password is changed")
                .isEmpty();
        assertThat(person.post("/api/v1/live/ticket", Map.of()).status()).isEqualTo(403);

        var changed =
                person.put("/api/v1/session/password", Map.of("current_password", oneTime, "new_password", PASSWORD));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/person/must_change_password").asBoolean())
                .isFalse();
        assertThat(changed.json().at("/permissions").toString()).contains("fax:read", "admin");
        assertThat(person.post("/api/v1/live/ticket", Map.of()).status()).isEqualTo(201);
        assertThat(Caller.signedIn(port, email, PASSWORD).get("/api/v1/session").status())
                .isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSession() {
        Caller person = worker();
        String token = person.cookie(SessionCookies.SESSION);
        assertThat(person.delete("/api/v1/session").status()).isEqualTo(204);
        var stolen = Caller.anonymous(port).header("Cookie", SessionCookies.SESSION + "=" + token);
        assertThat(stolen.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aTokenThatSomebodyPlantedIsNotTakenOver() {
        Caller attacker = worker();
        String planted = attacker.cookie(SessionCookies.SESSION);
        Caller victim = Caller.anonymous(port).header("Cookie", SessionCookies.SESSION + "=" + planted);
        var answer = victim.post("/api/v1/session", Map.of("email", email, "password", PASSWORD));
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(SessionCookies.SESSION + "=")
                        .doesNotContain(planted));
    }

    @Test
    void theTokenChangesWithThePasswordAndTheOrganisation() {
        Caller person = worker();
        String before = person.cookie(SessionCookies.SESSION);
        Organization second = administration.createOrganization("Second " + Ids.next(), OrganizationMode.DARTWING);
        administration.createUser(second, new NewPerson(email, "Anna", List.of("fax_auditor")));
        person.put("/api/v1/session/organization", Map.of("organization_id", second.id()));
        String moved = person.cookie(SessionCookies.SESSION);
        person.put(
                "/api/v1/session/password",
                Map.of("current_password", PASSWORD, "new_password", "another long enough phrase"));
        String changed = person.cookie(SessionCookies.SESSION);
        assertThat(List.of(before, moved, changed)).doesNotHaveDuplicates();
        for (String old : List.of(before, moved)) {
            assertThat(Caller.anonymous(port)
                            .header("Cookie", SessionCookies.SESSION + "=" + old)
                            .get("/api/v1/session")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(person.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void ownSessionsAreListedAndEndedAndNobodyElses() {
        Caller person = worker();
        Caller other = Caller.signedIn(port, email, PASSWORD);
        var listed = person.get("/api/v1/session/sessions").json().path("data");
        assertThat(listed).hasSize(2);
        String id = listed.valueStream()
                .filter(it -> !it.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        email = Ids.next() + "@example.org";
        Caller stranger = worker();
        assertThat(stranger.delete("/api/v1/session/sessions/" + id).status()).isEqualTo(404);
        assertThat(other.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(person.delete("/api/v1/session/sessions/" + id).status()).isEqualTo(204);
        assertThat(other.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(person.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void strangersWhoGuessDoNotLockOutTheBrowserThatItsPersonUsedBefore() {
        Caller person = worker();
        for (int guess = 0; guess < 6; guess++) {
            signIn(email, "guess " + guess);
        }
        assertThat(signIn(email, PASSWORD).status()).as("another browser").isEqualTo(429);
        assertThat(person.without("X-CSRF-Token")
                        .post("/api/v1/session", Map.of("email", email, "password", PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    /// Login CSRF: what a form of another site can send, without asking this server first, signs nobody in.
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"})
    void anotherSitesFormDoesNotSignABrowserIn(String contentType) {
        worker();
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\",\"x\":\"=\"}";
        for (String path : List.of("/api/v1/session", "/api/v1/session/passkey")) {
            var answer = Caller.anonymous(port)
                    .header("Origin", "https://evil.example")
                    .send("POST", path, body, contentType);
            assertThat(answer.status()).as(path).isEqualTo(415);
            assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
        }
        var asked = Caller.anonymous(port)
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .send("OPTIONS", "/api/v1/session", null, "application/json");
        assertThat(asked.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void unknownPersonAndWrongPasswordGetTheSameAnswer() {
        addUser("fax_user");
        var wrong = signIn(email, "not the password");
        var unknown = signIn(Ids.next() + "@example.org", "not the password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(withoutTrace(wrong)).isEqualTo(withoutTrace(unknown));
        assertThat(wrong.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void guessingIsSlowedDownWhetherTheAccountExistsOrNot() {
        addUser("fax_user");
        for (String guessed : List.of(email, Ids.next() + "@example.org")) {
            for (int guess = 0; guess < 5; guess++) {
                assertThat(signIn(guessed, "guess " + guess).status()).isEqualTo(401);
            }
            var refused = signIn(guessed, "guess 6");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void unsafeRequestsNeedTheTokenOfTheirOwnSession() {
        Caller person = worker();
        Caller other = Caller.signedIn(port, email, PASSWORD);
        String token = person.get("/api/v1/session").json().get("csrf_token").asString();
        assertThat(person.without("X-CSRF-Token")
                        .post("/api/v1/live/ticket", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(other.header("X-CSRF-Token", token)
                        .post("/api/v1/live/ticket", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(person.header("X-CSRF-Token", token)
                        .post("/api/v1/live/ticket", Map.of())
                        .status())
                .isEqualTo(201);
        assertThat(person.cookie(SessionCookies.CSRF)).isEqualTo(token);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScripts() {
        String oneTime = addUser("fax_user");
        var cookies = signIn(email, oneTime).response().headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("dartwing_session=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("dartwing_csrf=").doesNotContain("HttpOnly"));
    }

    @Test
    void aPersonSwitchesOnlyToItsOwnOrganisations() {
        Caller person = worker();
        Organization second = administration.createOrganization("Second " + Ids.next(), OrganizationMode.MEDXFAX);
        Organization foreign = administration.createOrganization("Foreign " + Ids.next(), OrganizationMode.DARTWING);
        administration.createUser(second, new NewPerson(email, "Anna", List.of("fax_auditor")));

        var moved = person.put("/api/v1/session/organization", Map.of("organization_id", second.id()));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().at("/organization/mode").asString()).isEqualTo("medxfax");
        assertThat(moved.json().at("/organizations")).hasSize(2);
        assertThat(moved.json().at("/permissions").toString()).doesNotContain("fax:send");
        assertThat(person.put("/api/v1/session/organization", Map.of("organization_id", foreign.id()))
                        .status())
                .isEqualTo(404);
        assertThat(person.get("/api/v1/session").json().at("/organization/id").asString())
                .isEqualTo(second.id().toString());
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Caller first = worker();
        Caller second = Caller.signedIn(port, email, PASSWORD);
        assertThat(first.put(
                                "/api/v1/session/password",
                                Map.of("current_password", PASSWORD, "new_password", "another long password"))
                        .status())
                .isEqualTo(200);
        assertThat(second.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(first.get("/api/v1/session").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "aaaaaaaaaaaaaaaa", "correct horse battery staple"})
    void unfitPasswordsAreRefused(String unfit) {
        Caller person = worker();
        var refused =
                person.put("/api/v1/session/password", Map.of("current_password", PASSWORD, "new_password", unfit));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("new_password");
        assertThat(refused.body()).doesNotContain(unfit);
    }

    @Test
    void aKeyOpensTheApiInEitherHeaderButIsNoSession() {
        String key = administration
                .createKey(organization, "k", List.of("fax:read"), null)
                .key();
        assertThat(Caller.withKey(port, key)
                        .post("/api/v1/live/ticket", Map.of())
                        .status())
                .isEqualTo(201);
        assertThat(Caller.anonymous(port)
                        .header("X-API-Key", key)
                        .post("/api/v1/live/ticket", Map.of())
                        .status())
                .isEqualTo(201);
        assertThat(Caller.withKey(port, key).get("/api/v1/session").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer tel_live_0000000000000000000000000000000000000000000000000000000000000000",
                "Bearer nonsense",
                "Bearer",
                "Basic YTpi",
                ""
            })
    void anInvalidKeyIsRefusedEverywhereInTheSameWords(String authorization) {
        var refused =
                Caller.anonymous(port).header("Authorization", authorization).get("/api/v1/session");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().get("detail").asString()).isEqualTo("the API key is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/session", "/api/v1/live", "/api/v1/nothing", "/api", "/api/method/anything"})
    void theApiAnswersNobodyElse(String path) {
        var refused = Caller.anonymous(port).get(path);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().get("code").asString()).isEqualTo("DW-401");
    }

    @Test
    void healthAndReadinessAnswerEverybodyAndSayLittle() {
        assertThat(Caller.anonymous(port).get("/api/v1/health").body()).isEqualTo("{\"status\":\"up\"}");
        var ready = Caller.anonymous(port).get("/api/v1/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().at("/parts/database").asString()).isEqualTo("up");
        assertThat(ready.json().at("/parts/storage").asString()).isEqualTo("up");
    }

    @Test
    void metricsAreForThisMachineAndForAdministratorsOnly() {
        assertThat(Caller.anonymous(port).get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(Caller.anonymous(port)
                        .header("X-Forwarded-For", "203.0.113.9")
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(401);
        String reader = administration
                .createKey(organization, "r", List.of("fax:read"), null)
                .key();
        assertThat(Caller.withKey(port, reader).get("/actuator/prometheus").status())
                .isNotEqualTo(200);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        var answer = Caller.anonymous(port).get("/api/v1/health");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Trace-ID")).hasSize(32);
    }

    @Test
    void aRemovedPersonIsOutWithTheNextRequest() {
        Caller person = worker();
        administration.createUser(
                organization, new NewPerson(Ids.next() + "@example.org", "Second owner", List.of("owner")));
        assertThat(person.get("/api/v1/session").status()).isEqualTo(200);
        try (var connection = io.dartwing.platform.database.Migrations.connectAsOwner(database.access());
                var statement = connection.prepareStatement("update people set status = 'inactive' where email = ?")) {
            statement.setString(1, email);
            statement.executeUpdate();
        } catch (java.sql.SQLException failure) {
            throw new AssertionError(failure);
        }
        assertThat(person.get("/api/v1/session").status()).isEqualTo(401);
    }

    private Caller worker() {
        String oneTime = addUser("owner");
        Caller person = Caller.signedIn(port, email, oneTime);
        person.put("/api/v1/session/password", Map.of("current_password", oneTime, "new_password", PASSWORD));
        return person;
    }

    private String addUser(String role) {
        return administration
                .createUser(organization, new NewPerson(email, "Anna", List.of(role)))
                .oneTimePassword()
                .orElseThrow();
    }

    private Caller.Answer signIn(String address, String password) {
        return Caller.anonymous(port).post("/api/v1/session", Map.of("email", address, "password", password));
    }

    private static String withoutTrace(Caller.Answer answer) {
        return answer.body().replaceAll("urn:dartwing:trace:[0-9a-f]+", "");
    }
}
