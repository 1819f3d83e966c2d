package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What people do with faxes, in Chromium against the whole server. Pictures of every screen go to
/// `target/screenshots`.
class BrowserIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    void theFirstSignInAsksForAnOwnPassword() {
        Tenant clinic = server.tenant("First Clinic");
        Tenant.Login newcomer = server.newcomer(clinic, "Nora Newcomer", "fax_user");
        try (var window = VISITS.visitor(Look.LIGHT)) {
            window.open("/outbox").look("sign-in");
            window.signIn(newcomer);
            window.heading("Choose your password").waitFor();
            window.field("One-time password").fill(newcomer.password());
            window.field("New password").fill("too short");
            window.field("New password again").fill("too short");
            window.button("Save and go on").click();
            window.shows("At least 12 characters").look("own-password");
            window.field("New password").fill("four words make one");
            window.field("New password again").fill("four words make one");
            window.button("Save and go on").click();
            window.shows("Nothing sent yet").look("outbox-empty");
            window.link("Inbox").click();
            window.shows("No faxes yet").look("inbox-empty");
            assertThat(window.button("NN, account of Nora Newcomer")).isVisible();
            window.leave();
            window.signIn(new Tenant.Login(newcomer.email(), "four words make one"));
            window.shows("No faxes yet");
        }
    }

    @Test
    @Covers({"FAX-A-001-09", "FAX-F-003-01", "FAX-I-001-06", "FAX-K-001-01", "FAX-K-001-05"})
    void aFaxArrivesWhileSomebodyWatchesAndIsWorkedOn() {
        Tenant clinic = server.tenant("Reading Clinic");
        try (var window = VISITS.signedIn(clinic, "fax_user", Look.LIGHT)) {
            Page page = window.page();
            window.shows("No faxes yet");
            page.evaluate("window.sameDocument = true");
            clinic.send(VISITS.letter("referral"), "referral.pdf", Map.of("cover", "false"));

            assertThat(window.rows()).hasCount(1);
            assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
            clinic.awaitDelivered(1);
            window.rows().first().click();
            assertThat(window.region("Pages").getByRole(AriaRole.IMG)).hasCount(2);
            window.shows("Front desk");
            assertThat(window.button("Mark as unread")).isVisible();
            window.look("fax-pages");

            window.press("f");
            page.keyboard().type("scaphoid");
            assertThat(page.locator(".dw-hit")).hasCount(2);
            window.shows("1/2").look("fax-found-words");
            window.press("Escape");
            window.tab("Text").shows("The scaphoid is intact").look("fax-text");
            window.tab("History").shows("Received: 2 pages").look("fax-history");
            window.tab("Calls").shows("Call received").look("fax-calls");
            window.tab("Details").shows("SHA-256").look("fax-details");

            window.button("Mark as unread").click();
            assertThat(window.button("Mark as read")).isVisible();
            window.press("a");
            assertThat(window.button("PF, assigned to Pat fax_user, change")).isVisible();
            page.reload();
            assertThat(window.button("PF, assigned to Pat fax_user, change")).isVisible();
            window.press("Escape");
            assertThat(page).hasURL(Pattern.compile("/inbox$"));

            page.getByLabel("Search in the inbox").fill("nothing of this kind");
            window.shows("Nothing found for").look("inbox-nothing-found");
            page.getByLabel("Search in the inbox").fill("wrist splint");
            assertThat(page.locator("mark")).not().hasCount(0);
            window.look("inbox-found");
        }
    }

    @Test
    void aFaxIsSentFromTheBrowserAndFollowedToItsEnd() {
        Tenant clinic = server.tenant("Sending Clinic");
        try (var window = VISITS.signedIn(clinic, "fax_user", Look.LIGHT)) {
            Page page = window.page();
            window.press("c");
            window.button("Send").click();
            window.shows("Add at least one file").look("send-errors");
            window.page().getByLabel("Fax number").fill(clinic.secondNumber());
            page.locator("input[type=file]").setInputFiles(VISITS.letterFile("referral"));
            window.field("Subject").fill("Referral of Jordan Example");
            window.field("Message on the cover page").fill("Please call us when it has arrived.");
            window.button("Preview").click();
            assertThat(window.region("Preview").getByRole(AriaRole.IMG)).hasCount(3);
            window.look("send-preview");
            window.button("Send").click();
            assertThat(page.getByText(Pattern.compile("(Sending p|P)age 1 of 3")))
                    .isVisible();
            window.look("send-progress");
            window.shows("Delivered").shows("3 pages confirmed").look("send-done");
            window.link("Open in the outbox").click();
            window.tab("Calls").shows("Attempt 1").look("outbox-calls");
            window.press("1");
            assertThat(window.rows()).hasCount(1);
        }
    }

    @Test
    void aScheduledFaxIsCancelled() {
        Tenant clinic = server.tenant("Waiting Clinic");
        try (var window = VISITS.signedIn(clinic, "fax_user", Look.LIGHT)) {
            window.open("/send?to=" + clinic.secondNumber().replace("+", "%2B"));
            window.page().locator("input[type=file]").setInputFiles(VISITS.letterFile("refill"));
            window.page()
                    .getByLabel("Send at")
                    .fill(LocalDate.now(ZoneOffset.UTC).plusDays(2) + "T09:30");
            window.button("Schedule").click();
            window.shows("Goes out").look("send-scheduled");
            window.button("Cancel").click();
            window.shows("Stopped by a person").look("send-cancelled");
            assertThat(clinic.caller()
                            .get("/api/v1/faxes?direction=outbound")
                            .json()
                            .path("data")
                            .get(0)
                            .path("status")
                            .asString())
                    .isEqualTo("cancelled");
        }
    }
}
