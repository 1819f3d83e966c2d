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
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What received faxes were found to be, and held faxes, as people work with them.
class BrowserFindingsIT {
    private static final String REPORT = """
            CITY LABORATORY
            Laboratory Report - Final Results
            Patient Name: Maria Gonzales
            Date of Birth: 03/04/1960
            MRN: 44712886
            Diagnosis: E11.9 Type 2 diabetes mellitus
            Hemoglobin    13.5      g/dL    12.0 - 16.0
            Glucose       182       mg/dL   70 - 99   H
            Ordering physician: James Miller, MD  NPI 1234567893""";

    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    @Covers({"FAX-B-002-10", "FAX-R-001-02"})
    void aFaxIsUnderstoodCorrectedAndItsFindingsAreShownOnThePage() {
        Tenant clinic = server.tenant("Findings Office");
        clinic.send(TestPages.pdf(REPORT), "report.pdf", Map.of());
        String fax = clinic.awaitDelivered(1).path("id").asString();
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/inbox/" + fax);
            window.shows("Health information").look("fax-found");
            Locator category = category(window);
            category.click();
            window.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Referral"))
                    .click();
            assertThat(category).containsText("set by a person");
            window.look("fax-corrected");
            category.click();
            window.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Undo the correction"))
                    .click();
            window.shows("The correction is undone");

            window.button("Findings").click();
            Locator findings = findings(window);
            assertThat(findings).containsText("Medical record number");
            assertThat(findings).not().containsText("44712886");
            Locator record = findings.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("page 1"))
                    .first();
            record.hover();
            assertThat(window.page().locator("[data-marked]")).isVisible();
            record.click();
            window.look("findings");
            reveal(findings).click();
            window.shows("is kept in the audit").look("findings-reveal");
            window.button("Show them").click();
            assertThat(findings).containsText("44712886");
            window.look("findings-revealed");
            reveal(findings).click();
            assertThat(findings).not().containsText("44712886");

            window.open("/inbox");
            window.button("Suspicious").click();
            window.shows("No fax fits these filters");
            window.button("Suspicious").click();
            window.button("Health information").click();
            assertThat(window.rows()).hasCount(1);
            window.look("inbox-filtered");
        }
        for (Look look : new Look[] {Look.DARK, Look.NARROW}) {
            try (Window window = VISITS.signedIn(server, owner, look)) {
                window.open("/inbox/" + fax);
                window.button("Findings").click();
                assertThat(findings(window)).containsText("Medical record number");
                window.look("findings");
            }
        }
    }

    @Test
    @Covers({"FAX-D-004-01", "FAX-D-004-02", "FAX-D-004-03"})
    void heldFaxesAreReleasedAndRejectedByKeyboard() {
        Tenant clinic = server.tenant("Held Office");
        clinic.caller().put("/api/v1/settings/fax.spam_hold_from", Map.of("value", 0));
        for (int sent = 1; sent <= 2; sent++) {
            clinic.send(TestPages.pdf(REPORT), "report.pdf", Map.of());
            awaitHeld(clinic, sent);
        }
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.NARROW)) {
            window.open("/inbox?status=held");
            assertThat(window.rows()).hasCount(2);
            window.look("held");
        }
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/inbox");
            window.shows("No faxes yet");
            tab(window, "Held").click();
            assertThat(window.rows()).hasCount(2);
            window.press("j").press("Enter");
            window.shows("Held: it looks like spam").shows("And all faxes of this sender from now on");
            window.look("held");
            window.press("x");
            window.shows("Rejected");
            assertThat(window.rows()).hasCount(1);
            window.press("r");
            window.shows("Released").shows("Nothing is held").look("held-empty");
            tab(window, "All").click();
            assertThat(window.rows()).hasCount(2);
        }
    }

    @Test
    void fiftyHeldFaxesAreWorkedThroughByKeyboardAlone() throws SQLException {
        int held = 50;
        Tenant clinic = server.tenant("Triage Office");
        clinic.caller().put("/api/v1/settings/fax.spam_hold_from", Map.of("value", 0));
        clinic.send(TestPages.pdf(REPORT), "report.pdf", Map.of());
        awaitHeld(clinic, 1);
        new OwnerView(server).copyFaxes(clinic.organization().id(), held - 1);
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/inbox?status=held");
            assertThat(window.rows()).hasCount(held);
            window.press("j").press("Enter").shows("Held: it looks like spam").look("held-fifty");
            for (int left = held; left > 0; left--) {
                window.press(left % 5 == 0 ? "r" : "x"); // the next one opens by itself
                assertThat(window.rows()).hasCount(left - 1);
            }
            window.shows("Nothing is held");
        }
        assertEquals(40, count(clinic, "rejected"));
        assertEquals(10, count(clinic, "delivered"));
    }

    private static int count(Tenant clinic, String status) {
        return clinic.caller()
                .get("/api/v1/faxes?direction=inbound&limit=200&status=" + status)
                .json()
                .path("data")
                .size();
    }

    private static void awaitHeld(Tenant clinic, int count) {
        for (int tenths = 0; tenths < 1200; tenths++) {
            if (clinic.caller()
                            .get("/api/v1/faxes?status=held")
                            .json()
                            .path("data")
                            .size()
                    >= count) {
                return;
            }
            TestServer.pause(100);
        }
        throw new AssertionError("no held fax came in");
    }

    private static Locator tab(Window window, String label) {
        return window.page().locator(".dw-tab", new Page.LocatorOptions().setHasText(label));
    }

    private static Locator category(Window window) {
        return window.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Category: ")));
    }

    private static Locator findings(Window window) {
        return window.page().getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Findings"));
    }

    private static Locator reveal(Locator findings) {
        return findings.getByRole(
                AriaRole.SWITCH, new Locator.GetByRoleOptions().setName("Show what identifies the person"));
    }
}
