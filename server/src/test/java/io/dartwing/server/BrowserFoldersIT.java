package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Folders, contacts, cover pages and the queue, as people work with them.
class BrowserFoldersIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    void faxesAreDraggedIntoFoldersMovedByKeyAndTakenBack() {
        Tenant clinic = server.tenant("Folder Office");
        for (int sent = 1; sent <= 2; sent++) {
            clinic.send(TestPages.pdf("letter " + sent), "letter.pdf", Map.of());
            clinic.awaitDelivered(sent);
        }
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/inbox");
            window.button("Add folders").click();
            window.choose("What", "Medical practice").look("folders-new");
            window.button("Add").click();
            window.shows("9 folders added");
            Locator labs = folder(window, "Lab results");
            window.rows().first().dragTo(labs);
            window.shows("1 fax moved");
            labs.click();
            assertThat(window.rows()).hasCount(1);
            window.look("folder-open");
            window.rows().first().click();
            assertThat(window.page().locator(".dw-tag-bar")).containsText("Lab results");

            window.open("/inbox");
            assertThat(window.rows()).hasCount(2);
            window.press("j").press("x");
            bar(window, "Move to a folder").press("Enter");
            window.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Referrals"))
                    .press("Enter");
            window.shows("1 fax moved");
            window.button("Undo").first().click();
            window.shows("1 fax as before");

            window.button("Only unread").click();
            window.button("Saved views").click();
            item(window, "Make a smart folder of them").click();
            window.field("Name").fill("Still to read");
            window.button("Add").click();
            window.shows("Still to read is added");
            folder(window, "Still to read").click();
            window.look("folder-smart");
            window.open("/fax-folders").shows("Still to read").look("folders");
        }
        for (Look look : new Look[] {Look.DARK, Look.NARROW}) {
            try (Window window = VISITS.signedIn(server, owner, look)) {
                String id = clinic.caller()
                        .get("/api/v1/fax-folders?name=Lab%20results")
                        .json()
                        .at("/data/0/id")
                        .asString();
                window.open("/inbox?folder=" + id).shows("Lab results").look("folder-open");
            }
        }
    }

    @Test
    void contactsAreMadeFoundAndFaxed() {
        Tenant clinic = server.tenant("Contact Office");
        String group = Tenant.id(clinic.caller().post("/api/v1/contact-groups", Map.of("name", "Cardiologists")));
        Tenant.id(clinic.caller()
                .post(
                        "/api/v1/contacts",
                        Map.of(
                                "name", "Dr. Zoe Quartermain",
                                "company", "Heartwell Partners",
                                "fax_number", clinic.secondNumber(),
                                "time_zone", "America/Denver",
                                "group_ids", List.of(group))));
        clinic.send(TestPages.pdf("letter"), "letter.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH));
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/contacts").shows("Dr. Zoe Quartermain");
            window.link("New").click();
            window.field("Name").fill("Ben Baker");
            window.page().locator("[data-field=fax_number]").fill("+1 303 555 7002");
            window.button("Create").click();
            window.shows("Ben Baker is saved");
            window.open("/contacts");
            window.page().getByLabel("Search in contacts").fill("heart");
            assertThat(window.rows()).hasCount(1);
            window.rows().first().click();
            window.shows("Sent · ").look("contact");
            window.button("Import").click();
            window.look("contacts-import");

            window.open("/send");
            Locator number = window.page().getByLabel("Fax number");
            number.pressSequentially("quart");
            window.page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("Zoe")))
                    .click();
            assertThat(window.field("Recipient")).hasValue("Dr. Zoe Quartermain");
            assertThat(window.field("Organisation")).hasValue("Heartwell Partners");
            window.page().getByLabel("Send at").fill("2031-01-15T09:30");
            window.shows("In the recipient’s time").look("send-contact");

            window.open("/contact-groups/" + group).shows("Dr. Zoe Quartermain");
            window.look("contact-group");
            window.link("Broadcast to this group").click();
            window.shows("Groups of contacts").look("broadcast-groups");
        }
        try (Window window = VISITS.signedIn(server, owner, Look.NARROW)) {
            window.open("/contacts").shows("Ben Baker").look("contacts");
        }
    }

    @Test
    @Covers("FAX-Q-001-01")
    void aCoverPageIsDesignedWithTheMouse() {
        Tenant clinic = server.tenant("Cover Office");
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/cover-templates/new");
            window.field("Name").fill("House style");
            Locator printed = window.page().locator(".dw-cover-print");
            assertThat(printed).isVisible();
            String before = printed.getAttribute("src");
            Locator title = window.page().locator(".dw-block").first();
            String place = title.getAttribute("aria-label");
            BoundingBox box = title.boundingBox();
            window.page().mouse().move(box.x + 20, box.y + 10);
            window.page().mouse().down();
            window.page().mouse().move(box.x + 120, box.y + 60);
            window.page().mouse().up();
            assertTrue(!place.equals(title.getAttribute("aria-label")), "the block was moved");
            assertThat(printed).not().hasAttribute("src", before);
            window.look("cover-designer");
            window.button("Save").click();
            window.shows("House style is saved");
            window.open("/cover-templates").shows("House style");
            window.button("Make it mine").click();
            window.shows("Yours").look("covers");
        }
        try (Window window = VISITS.signedIn(server, owner, Look.NARROW)) {
            window.open("/cover-templates").shows("House style");
            window.link("House style").click();
            assertThat(window.page().locator(".dw-cover-print")).isVisible();
            window.look("cover-designer");
        }
    }

    @Test
    void theQueueIsPausedAndFaxesAreCancelledTogether() {
        Tenant clinic = server.tenant("Queue Office");
        clinic.send(TestPages.pdf("one"), "one.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH));
        clinic.send(TestPages.pdf("two"), "two.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH));
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/outbox");
            window.button("Pause").click();
            item(window, "Everything").click();
            window.shows("Nothing is sent: paused by").look("queue-paused");
            window.button("Resume").click();
            assertThat(window.button("Pause")).isVisible();
            window.page().locator(".dw-row-check").first().check();
            window.button("Select the 2 shown").click();
            bar(window, "Cancel").click();
            window.button("Cancel them").click();
            window.shows("2 faxes cancelled");
            window.button("Undo").click();
            window.shows("2 faxes as before");
        }
    }

    private static Locator folder(Window window, String name) {
        return window.region("Folders")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile(name + "$")));
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
