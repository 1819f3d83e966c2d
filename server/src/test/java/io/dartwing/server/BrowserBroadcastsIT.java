package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A broadcast from its list to its results, as people make one.
class BrowserBroadcastsIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    @Covers({"FAX-O-001-01", "FAX-O-001-04"})
    void aListIsCheckedStartedWatchedAndCancelled() {
        Tenant clinic = server.tenant("Broadcasting Office");
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.go("Broadcasts").shows("No broadcasts yet").look("broadcasts-empty");
            window.link("New broadcast").click();
            window.button("Check the list").click();
            window.shows("Choose a CSV file with a column number").look("broadcast-form-errors");
            window.field("Name").fill("Opening hours");
            window.page()
                    .locator("input[type=file][accept*=csv]")
                    .setInputFiles(
                            new FilePayload("list.csv", "text/csv", list(clinic).getBytes(StandardCharsets.UTF_8)));
            window.page()
                    .locator("input[type=file]:not([accept*=csv])")
                    .setInputFiles(new FilePayload("hours.pdf", "application/pdf", TestPages.pdf("Opening hours")));
            window.field("Message on the cover page").fill("Dear {company}, we have new opening hours.");
            window.look("broadcast-form");
            window.button("Check the list").click();
            window.shows("1 number stood in it again, 1 row left out").shows("To be sent: 2 faxes");
            window.look("broadcast-draft");
            window.button("Start").click();
            dialog(window, "Start").click();
            assertThat(window.button("Pause")
                            .or(window.page().getByText("Ended").first())
                            .first())
                    .isVisible();
            assertThat(window.page().getByText("2 of 2 recipients done").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(180_000)); // two calls
            window.shows("Ended").look("broadcast-ended");
            window.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Opt"))
                    .first()
                    .click();
            dialog(window, "Put it on the list").click();
            window.shows("gets no more faxes");
            window.go("Do not fax");
            assertThat(window.rows()).hasCount(1);
            window.look("do-not-fax");
        }
        for (Look look : new Look[] {Look.DARK, Look.NARROW}) {
            try (Window window = VISITS.signedIn(server, owner, look)) {
                window.open("/broadcasts").shows("Opening hours").look("broadcasts");
                window.link("Opening hours").click();
                window.shows("2 of 2 recipients done").look("broadcast-ended");
                window.open("/broadcasts/new").shows("Check the list").look("broadcast-form");
            }
        }
    }

    private static String list(Tenant clinic) {
        return "number,company\n" + clinic.secondNumber() + ",Poe Clinic\n" + clinic.firstNumber() + ",Ash Practice\n"
                + clinic.secondNumber() + ",Again\n12,Wrong\n";
    }

    private static Locator dialog(Window window, String yes) {
        return window.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(yes));
    }
}
