package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.Tenant.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Finding one's way: keys, palette, search, dark colours, a narrow screen. In a clinic that has some faxes.
@TestInstance(Lifecycle.PER_CLASS)
class BrowserShellIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    /// A number can be set up once on the shared server; a class that is run again needs others.
    private static int line = 178;

    private Tenant clinic;
    private Login desk;

    @BeforeAll
    void fillTheInbox() {
        clinic = VISITS.server().tenantNamed("Riverside Family Clinic");
        desk = VISITS.server().person(clinic, "Amara Osei", "owner");
        Tenant.id(clinic.send(VISITS.letter("referral"), "referral.pdf", fromAnotherNumber()));
        Tenant.id(clinic.send(VISITS.letter("laboratory"), "laboratory.pdf", fromAnotherNumber()));
        Tenant.id(clinic.send(VISITS.letter("refill"), "refill.pdf", fromAnotherNumber()));
        clinic.awaitDelivered(3);
    }

    /// The senders are the server's own numbers too: every call here leads back to it.
    private Map<String, String> fromAnotherNumber() {
        String number = "+13125550" + line++;
        Tenant.id(clinic.caller().post("/api/v1/numbers", Map.of("number", number, "trunk_id", clinic.trunk())));
        return Map.of("cover", "false", "from", number);
    }

    @Test
    void keysAndPaletteReachEverything() {
        try (var window = VISITS.signedIn(desk, Look.LIGHT)) {
            Page page = window.page();
            assertThat(window.rows()).hasCount(3);
            window.press("j").press("j").press("Enter");
            assertThat(page).hasURL(Pattern.compile("/inbox/[0-9a-f-]{36}$"));
            assertThat(window.rows().nth(1)).hasAttribute("aria-current", "true");
            window.press("j");
            assertThat(window.rows().nth(2)).hasAttribute("aria-current", "true");
            window.press("k");
            assertThat(window.rows().nth(1)).hasAttribute("aria-current", "true");
            window.press("Escape");
            assertThat(page).hasURL(Pattern.compile("/inbox$"));
            window.press("2");
            window.heading("Outbox").waitFor();
            window.press("1").press("/");
            page.keyboard().type("hemoglobin");
            assertThat(window.rows()).hasCount(1);
            window.press("Escape").press("?");
            window.shows("Take it, or give it back").look("key-help");
            window.press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);

            window.command("lisinopril", "Search all faxes for “lisinopril”").look("palette");
            window.press("Enter");
            assertThat(window.rows()).hasCount(1);
            window.command("rules", "Rules").press("Enter");
            window.shows("Without rules");
            window.command("sign out", "Sign out").press("Enter");
            assertThat(window.button("Sign in")).isVisible();
            assertThat(page.evaluate("fetch('/api/v1/faxes').then(it => it.status)"))
                    .isEqualTo(401);
            window.expected(401, "/api/v1/faxes");
        }
    }

    @Test
    void theMainPathFitsANarrowScreen() {
        try (var window = VISITS.signedIn(desk, Look.NARROW)) {
            assertThat(window.rows()).hasCount(3);
            window.look("inbox");
            window.rows().first().click();
            window.region("Pages").waitFor();
            window.look("fax-pages")
                    .tab("History")
                    .look("fax-history")
                    .tab("Calls")
                    .look("fax-calls");
            window.button("Back to the list").click();
            assertThat(window.rows().first()).isVisible();
            window.button("Open the menu").click();
            window.link("Send fax").waitFor();
            window.look("menu");
            window.link("Send fax").click();
            window.page().getByLabel("Fax number").fill(clinic.secondNumber());
            window.page().locator("input[type=file]").setInputFiles(VISITS.letterFile("refill"));
            window.button("Preview").click();
            assertThat(window.region("Preview").getByRole(AriaRole.IMG)).hasCount(1);
            window.look("send-preview");
            window.field("Subject").fill("Not sent");
            window.look("send");
        }
    }

    @Test
    void darkColoursAreReadable() {
        try (var window = VISITS.signedIn(desk, Look.DARK)) {
            assertThat(window.rows()).hasCount(3);
            window.look("inbox").rows().first().click();
            window.region("Pages").waitFor();
            window.look("fax-pages");
            for (String tab : List.of("Text", "History", "Calls", "Details")) {
                window.tab(tab).look("fax-" + tab.toLowerCase(java.util.Locale.ROOT));
            }
            window.press("2").look("outbox").press("c").look("send");
            window.press("Control+k").look("palette");
        }
    }

    @Test
    void theReadmesPictureShowsTheInbox() throws IOException {
        try (var window = VISITS.signedIn(desk, Look.LIGHT)) {
            window.rows().first().click();
            window.region("Pages").waitFor();
            assertThat(window.button("Mark as unread")).isVisible();
            Path picture = Path.of("target", "screenshots", "docs", "inbox.png");
            window.picture(picture);
            assertThat(Files.size(picture)).isLessThan(300_000);
            if (Boolean.getBoolean("screenshots.docs")) {
                Files.createDirectories(Path.of("..", "docs", "images"));
                Files.copy(
                        picture,
                        Path.of("..", "docs", "images", "inbox.png"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
