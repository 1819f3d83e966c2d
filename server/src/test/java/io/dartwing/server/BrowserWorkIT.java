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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Tags, putting faxes aside, and many faxes at once, as people work with them.
class BrowserWorkIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    void manyFaxesAreTaggedPutAsideAndDeletedWithUndo() {
        Tenant clinic = server.tenant("Busy Office");
        Tenant.id(clinic.caller().post("/api/v1/fax-tags", Map.of("name", "Call back", "color", "violet")));
        for (int sent = 1; sent <= 3; sent++) {
            clinic.send(TestPages.pdf("letter " + sent), "letter.pdf", Map.of());
            clinic.awaitDelivered(sent);
        }
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/inbox");
            assertThat(window.rows()).hasCount(3);
            boxes(window).first().check();
            boxes(window)
                    .last()
                    .click(new Locator.ClickOptions()
                            .setModifiers(java.util.List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
            window.shows("3 selected").look("selection");
            bar(window, "Tag").click();
            item(window, "Call back").click();
            window.shows("3 faxes tagged").look("bulk-done");
            assertThat(window.page().locator(".dw-row .dw-tag")).hasCount(3);
            window.button("Undo").click();
            window.shows("3 faxes as before");
            assertThat(window.page().locator(".dw-row .dw-tag")).hasCount(0);

            window.press("j").press("x");
            window.shows("1 selected");
            bar(window, "Put aside").click();
            item(window, "Tomorrow morning").click();
            window.shows("1 fax put aside");
            assertThat(window.rows()).hasCount(2);
            window.page()
                    .locator(".dw-tab", new Page.LocatorOptions().setHasText("Put aside"))
                    .click();
            assertThat(window.rows()).hasCount(1);
            window.rows().first().click();
            window.shows("Bring it back").look("fax-aside");
            window.button("Bring it back").click();
            window.shows("Nothing is put aside").look("aside-empty");

            window.open("/inbox");
            assertThat(window.rows()).hasCount(3);
            boxes(window).first().check();
            window.button("Select the 3 shown").click();
            bar(window, "Delete").click();
            window.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                    .click();
            window.shows("3 faxes deleted").shows("No faxes yet");
            window.button("Undo").click();
            assertThat(window.rows()).hasCount(3);

            window.rows().first().click();
            window.button("Tag").click();
            item(window, "Call back").click();
            assertThat(window.page().locator(".dw-tag-bar")).containsText("Call back");
            window.look("fax-tagged");
        }
        for (Look look : new Look[] {Look.DARK, Look.NARROW}) {
            try (Window window = VISITS.signedIn(server, owner, look)) {
                window.open("/inbox");
                boxes(window).first().check();
                window.shows("1 selected").look("selection");
            }
        }
    }

    private static Locator boxes(Window window) {
        return window.page().locator(".dw-row-check");
    }

    private static Locator bar(Window window, String name) {
        return window.page()
                .locator(".dw-selection")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator item(Window window, String name) {
        return window.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }
}
