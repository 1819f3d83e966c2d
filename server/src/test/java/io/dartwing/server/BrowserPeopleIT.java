package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dartwing.kernel.Ids;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who works here and what they may do, and the other screens of the settings.
class BrowserPeopleIT {
    private static final List<String> SCREENS = List.of(
            "settings",
            "limits",
            "privacy",
            "break-glass",
            "hierarchy",
            "security",
            "mail",
            "notifications",
            "notifications/preferences",
            "audit",
            "encryption");

    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    void anInvitedPersonJoinsAndLosesEverythingWhenSuspended() {
        Tenant clinic = server.tenant("People Clinic");
        String address = "ben." + Ids.next() + "@clinic.test";
        try (var owner = VISITS.signedIn(clinic, "owner", Look.LIGHT);
                var newcomer = VISITS.visitor(Look.LIGHT)) {
            owner.go("People");
            owner.shows("Pat owner").link("Invite").click();
            owner.field("Email").fill(address);
            owner.field("Name").fill("Ben Okafor");
            owner.look("person-invite");
            owner.button("Send invitation").click();
            owner.shows("The invitation is on its way").look("person-invited");
            URI link =
                    URI.create(owner.page().locator(".dw-secret").textContent().strip());
            owner.button("Done").click();
            owner.page()
                    .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Invitations"))
                    .click();
            owner.shows(address).look("invitations");

            newcomer.open(link.getPath() + "#" + link.getFragment());
            newcomer.shows("Choose a password").look("invitation");
            newcomer.page().getByLabel("Choose a password").fill("an otter in the estuary");
            newcomer.button("Accept and sign in").click();
            assertThat(newcomer.region("Inbox")).isVisible();

            owner.tab("Members").page().getByText("Ben Okafor").first().click();
            owner.tab("Permissions").look("person-rights");
            owner.page().locator(".dw-right").first().click();
            owner.shows("Organisation").look("person-why");
            newcomer.mayLoseItsSession();
            owner.tab("Membership").button("Suspend").click();
            owner.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Suspend"))
                    .click();
            owner.shows("Suspended").look("person-suspended");
            assertThat(newcomer.button("Sign in")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "NARROW"})
    void theScreensOfTheSettingsAreReadable(Look look) {
        Tenant clinic = server.tenant("Screens Clinic");
        try (Window window = VISITS.signedIn(clinic, "owner", look)) {
            for (String screen : SCREENS) {
                window.open("/" + screen);
                assertThat(window.page().locator("main h1, main h2").first()).isAttached();
                window.look("screen-" + screen.replace('/', '-'));
            }
        }
    }
}
