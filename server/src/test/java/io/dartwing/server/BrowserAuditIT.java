package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.testkit.Covers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The audit explorer and the page of the encryption key.
class BrowserAuditIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    @Test
    @Covers({"FAX-G-001-04", "FAX-R-001-06"})
    void anAuditorFindsWhoSawAFaxAndProvesThatTheAuditIsWhole() {
        Tenant clinic = VISITS.server().tenant("Explorer Clinic");
        String fax =
                Tenant.id(clinic.send(TestPages.pdf("Result"), "r.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH)));
        clinic.caller().header("Dartwing-Purpose", "payment").get("/api/v1/faxes/" + fax);
        for (Look look : new Look[] {Look.LIGHT, Look.DARK, Look.NARROW}) {
            try (var window = VISITS.signedIn(clinic, "fax_auditor", look)) {
                Page page = window.page();
                window.open("/audit?record_id=" + fax + "&purpose=payment");
                window.shows("Opened a fax").look("audit-filtered");
                page.getByText("Opened a fax").first().click();
                window.heading("Opened a fax").waitFor();
                assertThat(page.getByText("Payment")
                                .filter(new Locator.FilterOptions().setVisible(true))
                                .first())
                        .isVisible();
                window.look("audit-entry");
                window.open("/audit");
                window.button("Verify the chain").click();
                window.shows("The audit is whole").look("audit-verified");
            }
        }
    }

    @Test
    @Covers("FAX-R-003-06")
    void anAdministratorRotatesTheKeyAndSeesItsProgress() {
        Tenant clinic = VISITS.server().tenant("Rotating Clinic");
        clinic.send(TestPages.pdf("Result"), "r.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH));
        try (var window = VISITS.signedIn(clinic, "owner", Look.LIGHT)) {
            window.go("Encryption");
            window.heading("Encryption").waitFor();
            window.button("Rotate the key").click();
            window.button("Rotate").click();
            window.shows("Begun by").look("encryption-running");
            assertThat(window.page().getByText("Version 2 is in use everywhere"))
                    .isVisible();
            window.look("encryption-done");
        }
    }

    @Test
    void aPersonSaysWhatItReadsFor() {
        Tenant clinic = VISITS.server().tenant("Purpose Clinic");
        try (var window = VISITS.signedIn(clinic, "owner", Look.LIGHT)) {
            Page page = window.page();
            page.locator(".dw-avatar").click();
            page.getByText("Patient request").click();
            window.shows("What you read is noted as: Patient request");
            page.locator(".dw-avatar").click();
            assertThat(page.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("Patient request")))
                    .isChecked();
            window.look("purpose");
        }
    }
}
