package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Tags, putting faxes aside, and many faxes at once, as people work with them.
class BrowserWorkIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    @Covers({"FAX-F-003-02", "FAX-F-003-03"})
    void pagesAreGoneThroughEnlargedAndMoved() {
        Tenant clinic = server.tenant("Reading Office");
        clinic.send(TestPages.pdf("one", "two", "three"), "letter.pdf", Map.of());
        String fax = clinic.awaitDelivered(1).path("id").asString();
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/inbox/" + fax).shows("1 / 3");
            Locator thumbnails = window.page().locator(".dw-thumb");
            assertThat(thumbnails).hasCount(3);
            window.press("n").shows("2 / 3");
            assertThat(thumbnails.nth(1)).hasAttribute("aria-current", "true");
            thumbnails.nth(2).click();
            window.shows("3 / 3");
            window.press("p").shows("2 / 3");

            Locator pages = window.region("Pages");
            assertEquals(0.0, hiddenWidth(pages), "fitted to the width, nothing is beside the window");
            window.press("+").press("+").press("+").press("+");
            window.page().waitForCondition(() -> hiddenWidth(pages) > 100);
            pages.evaluate("pages => pages.scrollBy(80, 0)");
            assertEquals(80.0, ((Number) pages.evaluate("pages => pages.scrollLeft")).doubleValue(), 1.0);
            window.look("page-enlarged");
            window.press("0");
            window.page().waitForCondition(() -> hiddenWidth(pages) == 0);
        }
    }

    @Test
    @Covers("FAX-I-001-12")
    void filtersAreSavedUnderANameAndTakenAgain() {
        Tenant clinic = server.tenant("Filing Office");
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/inbox");
            window.button("Suspicious").click();
            window.shows("No fax fits these filters");
            window.button("Saved views").click();
            item(window, "Save the current filters").click();
            window.field("Name").fill("Junk to look at");
            window.button("Save").click();
            window.open("/inbox").shows("No faxes yet");
            window.button("Saved views").click();
            window.look("saved-views");
            item(window, "Junk to look at").click();
            window.shows("No fax fits these filters");
            window.button("Saved views").click();
            item(window, "Remove this view").click();
            window.button("Saved views").click();
            window.shows("No views yet");
        }
    }

    private static double hiddenWidth(Locator pages) {
        return ((Number) pages.evaluate("pages => pages.scrollWidth - pages.clientWidth")).doubleValue();
    }

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
