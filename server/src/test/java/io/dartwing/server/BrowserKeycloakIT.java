package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.keycloak.KeycloakServer;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.Tenant.Login;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Signing in with a real Keycloak 26, roles, logout by the back channel, and service tokens.
class BrowserKeycloakIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private static final String PASSWORD = "keycloak's own password";
    /// A class that is run a second time makes other people.
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static KeycloakServer keycloak;

    private final TestServer server = VISITS.server();

    @BeforeAll
    static void start() {
        keycloak = KeycloakServer.shared();
    }

    @Test
    void aPersonSignsInWithKeycloakWithTheRolesItHasThereUntilKeycloakEndsIt() {
        Tenant clinic = server.tenant("Keycloak Clinic");
        Caller owner = owner(clinic);
        String name = "kim" + RUNS.incrementAndGet();
        String domain = name + server.port() + ".test";
        String email = "kim@" + domain;
        String provider = provider(owner, domain);
        keycloak.register(
                "dartwing",
                server.url() + "/api/v1/session/providers/" + provider + "/logout",
                server.url() + "/api/v1/session/providers/callback");
        String kim = keycloak.user(name, email, PASSWORD, "clerks");
        try (Window window = VISITS.visitor(Look.LIGHT)) {
            window.mayVisit(keycloak.base());
            Page page = window.page();
            window.open("/inbox");
            window.field("E-mail").fill(email);
            window.press("Tab");
            window.link("Sign in with Clinic login").waitFor();
            window.look("sign-in-with-provider");
            window.link("Sign in with Clinic login").click();
            page.locator("#username").fill(name);
            page.locator("#password").fill(PASSWORD);
            page.locator("#kc-login").click();
            assertThat(window.region("Inbox")).isVisible();
            assertThat(roles(owner, email)).containsExactly("fax_user");

            keycloak.join(kim, "auditors");
            keycloak.leave(kim, "clerks");
            window.leave();
            window.field("E-mail").fill(email);
            window.press("Tab");
            window.link("Sign in with Clinic login").click();
            assertThat(window.region("Inbox")).isVisible();
            assertThat(roles(owner, email)).containsExactly("fax_auditor");

            keycloak.signOut(kim);
            Instant limit = Instant.now().plus(Duration.ofSeconds(30));
            while (session(page) != 401 && Instant.now().isBefore(limit)) {
                TestServer.pause(200);
            }
            page.reload();
            assertThat(window.button("Sign in")).isVisible();

            keycloak.leave(kim, "auditors");
            window.field("E-mail").fill(email);
            window.press("Tab");
            window.link("Sign in with Clinic login").click();
            page.locator("#username").fill(name);
            page.locator("#password").fill(PASSWORD);
            page.locator("#kc-login").click();
            window.shows("holds no role for this organisation").look("sign-in-no-role");
        }
    }

    @Test
    @Covers("FAX-E-003-02")
    void aProgramShowsATokenOfItsClientCredentials() {
        Tenant clinic = server.tenant("Service Clinic");
        Caller owner = owner(clinic);
        String provider = provider(owner, "service" + RUNS.incrementAndGet() + server.port() + ".test");
        Caller.Answer client = owner.post(
                "/api/v1/service-clients",
                Map.of("name", "Billing", "provider_id", provider, "client", "billing", "scopes", List.of("fax:read")));
        assertThat(client.status()).as(client.body()).isEqualTo(201);
        String secret = "another secret of the test";
        String early = keycloak.serviceToken("billing", secret, "fax:read");
        assertThat(Caller.withKey(server.port(), early).get("/api/v1/faxes").status())
                .as("a token that is not for this organisation")
                .isEqualTo(401);
        keycloak.addAudience("billing", "dartwing:" + clinic.organization().id());
        String token = keycloak.serviceToken("billing", secret, "fax:read");
        assertThat(Caller.withKey(server.port(), token).get("/api/v1/faxes").status())
                .isEqualTo(200);
        assertThat(Caller.withKey(server.port(), token).get("/api/v1/api-keys").status())
                .isEqualTo(403);
        String without = keycloak.serviceToken("billing", secret, "openid");
        assertThat(Caller.withKey(server.port(), without).get("/api/v1/faxes").status())
                .as("a token without the scope")
                .isEqualTo(403);
    }

    private static int session(Page page) {
        return ((Number) page.evaluate("() => fetch('/api/v1/session').then(answer => answer.status)")).intValue();
    }

    private Caller owner(Tenant clinic) {
        Login login = server.person(clinic, "owner");
        return Caller.signedIn(server.port(), login.email(), login.password());
    }

    private static String provider(Caller owner, String domain) {
        return Tenant.id(owner.post(
                "/api/v1/identity-providers",
                Map.of(
                        "name",
                        "Clinic login",
                        "issuer",
                        keycloak.issuer(),
                        "client_id",
                        "dartwing",
                        "client_secret",
                        "a secret of the test",
                        "email_domains",
                        List.of(domain),
                        "creates_people",
                        true,
                        "role_mappings",
                        List.of("clerks=fax_user", "auditors=fax_auditor"))));
    }

    private static List<String> roles(Caller owner, String email) {
        return owner.get("/api/v1/people?q=" + email)
                .json()
                .at("/data/0/roles")
                .valueStream()
                .map(role -> role.asString())
                .toList();
    }
}
