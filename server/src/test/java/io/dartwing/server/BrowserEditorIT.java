package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
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

/// Annotating, signing and returning a fax as people do it.
class BrowserEditorIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    @Covers({"FAX-F-001-02", "FAX-F-001-07", "FAX-F-002-09", "FAX-F-003-09", "FAX-F-004-01"})
    void aFaxIsSignedAndReturnedInSixSteps() {
        Tenant clinic = server.tenant("Editing Office");
        clinic.send(TestPages.pdf("Please sign and return\nName:\nSSN: 219-09-9999"), "form.pdf", Map.of());
        String fax = clinic.awaitDelivered(1).path("id").asString();
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/signatures").shows("No signatures yet").look("signatures-empty");
            secret(window, "PIN").fill("246813");
            window.button("Set the PIN").click();
            window.shows("You sign with your PIN");
            window.button("I agree to sign electronically").click();
            window.shows("You agreed to sign electronically");
            drag(window, window.page().locator(".dw-draw-field"), 0.2, 0.6, 0.8, 0.3);
            window.button("Save the signature").click();
            window.shows("Your signature is saved").look("signatures");

            window.open("/inbox/" + fax);
            tab(window, "Edit"); // 1
            window.button("Signature (8)").click(); // 2
            press(window, paper(window), 0.4, 0.5); // 3
            window.look("editor-signature");
            window.button("Return to sender").click(); // 4
            secret(window, "Signing PIN").fill("246813"); // 5
            window.look("editor-return");
            window.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Return"))
                    .click(); // 6
            window.shows("Version 1 goes back as").shows("Signed by").look("versions");

            tab(window, "Edit");
            window.button("Text (1)").click();
            press(window, paper(window), 0.3, 0.25);
            window.field("Text").fill("Maria Keller");
            window.button("Undo (Ctrl Z)").click();
            window.button("Redo (Ctrl Y)").click();
            window.button("Stamp").click();
            window.page()
                    .getByRole(AriaRole.MENUITEM)
                    .filter(new Locator.FilterOptions().setHasText("Approved"))
                    .click();
            press(window, paper(window), 0.7, 0.6);
            drag(window, mark(window, "Stamp on page 1"), 0.5, 0.5, 0.5, 1.5);
            window.button("Redaction (9)").click();
            drag(window, paper(window), 0.1, 0.75, 0.5, 0.8);
            window.button("Save the draft (Ctrl S)").click();
            window.shows("Draft saved").look("editor");
            window.open("/inbox/" + fax);
            tab(window, "Edit");
            assertThat(mark(window, "Redaction on page 1")).isVisible();
            window.button("Finish").click();
            window.shows("Redactions can’t be undone");
            window.button("Make the version").click();
            window.shows("Version 2");
        }
        for (Look look : new Look[] {Look.DARK, Look.NARROW}) {
            try (Window window = VISITS.signedIn(server, owner, look)) {
                window.open("/inbox/" + fax);
                tab(window, "Versions");
                window.shows("Version 2").look("versions");
                tab(window, "Edit");
                window.button("Check mark (5)").click();
                press(window, paper(window), 0.3, 0.25);
                assertThat(mark(window, "Check mark on page 1")).isVisible();
                window.look("editor");
                window.open("/signatures").shows("You sign with your PIN").look("signatures");
            }
        }
    }

    private static void tab(Window window, String name) {
        window.page()
                .getByRole(AriaRole.TAB, new com.microsoft.playwright.Page.GetByRoleOptions().setName(name))
                .click();
    }

    /// What is typed in secret has no role to be found by.
    private static Locator secret(Window window, String label) {
        return window.page().getByLabel(label, new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true));
    }

    private static Locator paper(Window window) {
        Locator paper = window.region("Pages to edit").locator(".dw-paper").first();
        assertThat(paper).isVisible();
        return paper;
    }

    private static Locator mark(Window window, String name) {
        return window.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Page.GetByRoleOptions()
                                .setName(name)
                                .setExact(true));
    }

    private static void press(Window window, Locator on, double x, double y) {
        var box = on.boundingBox();
        on.click(new Locator.ClickOptions().setPosition(box.width * x, box.height * y));
    }

    private static void drag(Window window, Locator on, double x, double y, double toX, double toY) {
        var size = on.boundingBox();
        on.hover(new Locator.HoverOptions().setPosition(size.width * x, size.height * y));
        var box = on.boundingBox();
        var mouse = window.page().mouse();
        mouse.down();
        mouse.move(box.x + box.width * (x + toX) / 2, box.y + box.height * (y + toY) / 2);
        mouse.move(box.x + box.width * toX, box.y + box.height * toY);
        mouse.up();
    }
}
