package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Searching all faxes, as people do: words, a kind, a question, and the way to what is alike.
class BrowserSearchIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    @Covers({"FAX-I-001-05", "FAX-I-001-06"})
    void aFaxIsFoundByWhatItSaysAndOpensThere() {
        Tenant clinic = server.tenantNamed("Riverside Clinic");
        clinic.send(
                TestPages.pdf("Laboratory report\nPatient Jane Doe\nThe fasting glucose was high"),
                "report.pdf",
                Map.of("cover", "false", "subject", "Results"));
        clinic.send(
                TestPages.pdf("Laboratory report\nPatient John Roe\nfasting insulin within range"),
                "report.pdf",
                Map.of("cover", "false", "subject", "Results"));
        clinic.awaitDelivered(2);
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            Page page = window.page();
            window.open("/search");
            window.shows("For example").look("search-empty");
            Locator field = page.getByLabel("Search all faxes");
            field.fill("fasting glucose direction:inbound");
            assertThat(window.rows()).hasCount(1);
            assertThat(window.rows().first().locator("mark")).hasText(new String[] {"fasting", "glucose"});
            window.look("search-found");

            field.fill("results or fasting");
            assertThat(window.rows()).hasCount(4);
            Locator received =
                    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Received")));
            received.click();
            assertThat(page).hasURL(Pattern.compile("direction=inbound"));
            assertThat(window.rows()).hasCount(2);
            window.rows().first().click();
            assertThat(page.locator("[data-current-hit]")).isVisible();
            window.look("search-open");
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Similar"))
                    .click();
            window.shows("both say").look("search-similar");
            window.press("Escape");
            assertThat(page).hasURL(Pattern.compile("/search\\?"));

            field.fill("faxes received today about fasting");
            window.shows("You may mean").look("search-question");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("after:")))
                    .click();
            assertThat(window.rows()).hasCount(2);
            field.fill("zzyzx");
            window.shows("No fax fits");
        }
        try (Window window = VISITS.signedIn(server, owner, Look.NARROW)) {
            window.open("/search?q=glucose");
            assertThat(window.rows().first()).isVisible();
            window.look("search-narrow");
        }
    }
}
