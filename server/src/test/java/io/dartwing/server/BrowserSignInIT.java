package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.Tenant.Login;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.factor.Authenticator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The ways in, driven in a browser; passkeys with Chromium's virtual authenticator.
class BrowserSignInIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    void anAuthenticatorIsSetUpAndAskedForAndARecoveryCodeReplacesIt() {
        Tenant clinic = server.tenant("Authenticator Clinic");
        Login login = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(login, Look.LIGHT)) {
            Page page = window.page();
            window.open("/security");
            window.heading("Sign-in and security").waitFor();
            window.look("security");
            window.button("Set up an authenticator").click();
            page.getByRole(com.microsoft.playwright.options.AriaRole.IMG)
                    .first()
                    .waitFor();
            window.look("authenticator-setup");
            var phone = new Authenticator(
                    page.locator(".mantine-Modal-content code").textContent());
            window.field("Code").fill(phone.wrong());
            window.button("Set up").click();
            window.shows("wrong").expected(400, "/api/v1/session/security/totp");
            window.field("Code").fill(phone.next());
            window.button("Set up").click();
            window.shows("shown only now").look("recovery-codes");
            List<String> codes =
                    List.of(page.locator(".dw-recovery-codes").textContent().split("\n"));
            assertThat(codes).hasSize(10);
            window.button("I have kept them").click();
            window.shows("10 left");

            window.leave();
            window.signIn(login);
            window.shows("Enter the code your authenticator shows now").look("second-factor");
            page.reload();
            window.field("Code").fill(phone.next());
            window.button("Go on").click();
            assertThat(window.heading("Sign-in and security")).isVisible();

            window.leave();
            window.signIn(login);
            window.button("Use a recovery code").click();
            window.field("Recovery code").fill(codes.getFirst());
            window.button("Go on").click();
            window.shows("9 left");
        }
    }

    @Test
    void inHealthcareModeAPasskeyIsSetUpFirstAndLaterSignsInAlone() {
        Tenant clinic = server.clinic("Passkey Clinic");
        Login newcomer = server.newcomer(clinic, "Pat Records", "healthcare_administrator");
        Login login = new Login(newcomer.email(), "a long enough phrase of my own");
        try (Window window = VISITS.visitor(Look.LIGHT)) {
            Page page = window.page();
            virtualAuthenticator(page);
            window.open("/inbox").signIn(newcomer);
            window.field("One-time password").fill(newcomer.password());
            window.field("New password").fill(login.password());
            window.field("New password again").fill(login.password());
            window.button("Save and go on").click();
            window.heading("Set up a second factor").waitFor();
            window.look("enrolment");
            window.button("A passkey: fingerprint, face or security key").click();
            window.field("Name").fill("Work laptop");
            window.button("Make the passkey").click();
            window.shows("shown only now");
            window.button("I have kept them").click();
            assertThat(window.region("Inbox")).isVisible();

            window.open("/security");
            window.shows("Work laptop").look("security-passkey");
            window.leave();
            window.button("Sign in with a passkey").click();
            window.shows("last used");

            window.leave();
            window.signIn(login);
            window.button("Use a passkey").click();
            window.shows("Work laptop");
        }
    }

    @Test
    void sessionsAreListedAndEnded() {
        Tenant clinic = server.tenant("Sessions Clinic");
        Login login = server.person(clinic, "owner");
        try (Window first = VISITS.signedIn(login, Look.LIGHT);
                Window second = VISITS.signedIn(login, Look.LIGHT)) {
            first.open("/security");
            second.mayLoseItsSession();
            first.button("End all others").click();
            assertThat(first.button("End all others")).not().isVisible();
            first.look("sessions");
            second.page().reload();
            assertThat(second.button("Sign in")).isVisible();
        }
    }

    @Test
    void whoSitsStillIsWarnedAndStays() {
        Tenant clinic = server.tenant("Idle Clinic");
        Login login = server.person(clinic, "owner");
        try (Window window = VISITS.visitor(Look.LIGHT)) {
            Page page = window.page();
            page.clock().install();
            window.open("/inbox").signIn(login);
            assertThat(window.region("Inbox")).isVisible();
            // What was asked for before the time leaps and is answered after it would count as use.
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.clock().fastForward("27:30");
            window.shows("Still there?").look("idle-warning");
            window.button("Stay signed in").click();
            assertThat(page.getByText("Still there?")).not().isVisible();
        }
    }

    private static void virtualAuthenticator(Page page) {
        CDPSession devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", wanted);
    }
}
