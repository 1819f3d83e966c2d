package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    @Covers({"FAX-M-001", "FAX-J-001-08"})
    void figuresReportsAndAlertsAreLookedAt() throws Exception {
        Tenant clinic = server.tenant("Figures Office");
        Tenant.id(clinic.caller()
                .post("/api/v1/alert-rules", Map.of("name", "Urgent letters", "words", List.of("letter"))));
        clinic.send(TestPages.pdf("a letter"), "letter.pdf", Map.of());
        clinic.awaitDelivered(1);
        past(clinic);
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/dashboard").shows("Delivery");
            window.region("Activity").locator("svg polyline").first().waitFor();
            window.look("dashboard");
            window.region("Activity")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("All figures: Activity"))
                    .press("Enter");
            window.shows("As many days before").look("report");
            window.link("Senders").press("Enter");
            window.shows("Received").look("report-senders");
            window.link("Review of rights").click();
            window.shows("Pat owner").look("report-rights");
            window.open("/reports/cost").shows("Nothing in these days");
            window.open("/alerts").shows("Urgent letters").look("alerts");
            window.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("^Acknowledge Urgent letters, FAX-")))
                    .press("Enter");
            window.shows("No alerts");
            window.page()
                    .getByText("Acknowledged", new Page.GetByTextOptions().setExact(true))
                    .click();
            window.shows("took note").look("alerts-noted");
            window.open("/alert-rules").shows("Urgent letters").look("alert-rules");
            window.open("/report-schedules").look("report-schedules");
            window.open("/api-keys").shows("test");
            window.rows().first().click();
            window.shows("Use in 30 days").look("key-uses");
        }
        try (Window window = VISITS.signedIn(server, owner, Look.NARROW)) {
            window.open("/dashboard");
            window.region("Activity").locator("svg polyline").first().waitFor();
            window.look("dashboard-narrow");
            window.open("/reports/delivery").shows("Delivery").look("report-narrow");
            window.open("/alerts").shows("Alerts").look("alerts-narrow");
        }
        try (Window window = VISITS.signedIn(server, owner, Look.DARK)) {
            window.open("/dashboard");
            window.region("Activity").locator("svg polyline").first().waitFor();
            window.look("dashboard-dark");
        }
    }

    /// Twenty days of faxes, a few more each day.
    private void past(Tenant clinic) throws Exception {
        try (var connection = new OwnerView(server).connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    insert into fax_documents (id, organization_id, name, created_at, created_by, updated_at, updated_by,
                        direction, status, sender_number, recipient_number, pages, pages_sent, received_at, category,
                        category_confidence, junk, reading_status, text_confidence)
                    select gen_random_uuid(), '%1$s', 'PAST-' || day || '-' || n, at, 'test', at, 'test',
                        case when n %% 3 = 0 then 'outbound' else 'inbound' end,
                        case when n %% 3 > 0 then 'delivered' when n = 9 then 'failed' else 'sent' end,
                        case when n %% 3 = 0 then '%2$s' else '+1303555' || (1000 + n) end,
                        case when n %% 3 = 0 then '+13035559999' else '%3$s' end, 2, 2, at,
                        case when n %% 2 = 0 then 'lab_results' else 'referral' end, 0.55 + n * 0.03, n = 4, 'done', 0.9
                    from generate_series(1, 20) day, lateral generate_series(0, 5 + day / 2) n,
                        lateral (select now() - day * interval '1 day' as at) t""".formatted(clinic.organization().id(), clinic.firstNumber(), clinic.secondNumber()));
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
