package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.SimulatedCarriers;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Carriers, their rules and prices, and numbers to buy, as an administrator uses them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserCarriersIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private SimulatedCarriers carriers;
    private TestServer server;

    @BeforeAll
    void start() {
        carriers = SimulatedCarriers.start("telnyx");
        server = carriers.server();
    }

    @AfterAll
    void stop() {
        carriers.close();
    }

    @Test
    @Covers({"FAX-H-001-01", "FAX-H-001-07"})
    void aNumberIsFoundBoughtAndGivenBack() {
        Tenant clinic = server.tenant("Number Shop");
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.go("Find a number").shows("Nothing was ordered yet").look("find-number-empty");
            window.button("Search").click();
            window.shows("No carrier to ask").look("find-number-no-carrier");
            carriers.account(clinic, "telnyx");
            window.open("/find-number");
            window.field("Area code").fill("720");
            window.button("Search").click();
            Locator buy = window.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Buy +1 720"))
                    .first();
            assertThat(buy).isVisible();
            window.look("find-number");
            buy.focus();
            window.press("Enter");
            window.shows("telnyx charges 1.00 USD a month").look("find-number-confirm");
            inDialog(window, "Buy it").click();
            window.shows("is ordered; you can leave this page");
            Locator bought = window.page()
                    .getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Orders"))
                    .getByRole(AriaRole.LINK);
            assertThat(bought).isVisible();
            window.look("find-number-bought");
            bought.click();
            assertThat(window.button("Give it back")).isVisible();
            window.button("Give it back").click();
            window.shows("may go to somebody else");
            inDialog(window, "Give it back").click();
            window.shows("goes back to its carrier");
            assertThat(window.button("Give it back")).isHidden();
        }
        for (Look look : new Look[] {Look.DARK, Look.NARROW}) {
            try (Window window = VISITS.signedIn(server, owner, look)) {
                window.open("/find-number");
                window.button("Search").click();
                assertThat(window.page()
                                .getByRole(
                                        AriaRole.TABLE,
                                        new Page.GetByRoleOptions().setName("Numbers that can be bought")))
                        .isVisible();
                window.look("find-number");
            }
        }
    }

    @Test
    void theChoiceOfACarrierIsExplainedAndARuleChangesIt() {
        Tenant clinic = server.tenant("Choosy Clinic");
        UUID account = carriers.account(clinic, "telnyx");
        String fax = Tenant.id(clinic.send(
                TestPages.pdf("decided"),
                "letter.pdf",
                Map.of("to", clinic.secondNumber(), "from", clinic.firstNumber())));
        clinic.awaitStatus(fax, "sent");
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.go("Why this carrier").shows("What was decided");
            window.field("To").fill("+1 303 555 0100");
            window.button("Explain").click();
            Locator considered = window.region("Explanation").getByRole(AriaRole.TABLE);
            assertThat(considered).containsText("Chosen");
            assertThat(considered).containsText("telnyx");
            window.look("carrier-choice");

            window.go("Carrier rules")
                    .shows("No carrier rules yet")
                    .link("New")
                    .first()
                    .click();
            window.field("Name").fill("Not over Telnyx");
            window.choose("Traffic", "fax").press("Escape");
            window.choose("Effect", "Exclude");
            window.choose("Carriers", "telnyx").press("Escape");
            window.field("Reason").fill("contract ended");
            window.look("carrier-rule");
            window.button("Create").click();
            window.shows("Not over Telnyx is saved");

            window.go("Why this carrier");
            window.field("To").fill("+13035550100");
            window.press("Enter");
            window.shows("Refused: By a rule")
                    .shows("Refused because rule “Not over Telnyx” excludes it (contract ended)");
            window.look("carrier-choice-ruled");

            window.open("/outbox/" + fax);
            window.tab("Calls");
            window.link("All that was considered").click();
            window.shows("this fax").look("carrier-decision");
            window.link("All decisions").click();
            assertThat(window.page().getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Decisions")))
                    .isVisible();
        }
        for (Look look : new Look[] {Look.DARK, Look.NARROW}) {
            try (Window window = VISITS.signedIn(server, owner, look)) {
                window.open("/carrier-choice");
                window.field("To").fill("+13035550100");
                window.button("Explain").click();
                window.shows("Refused: By a rule").look("carrier-choice");
                window.open("/carriers/" + account);
                window.button("Test this carrier").click();
                window.shows("It works").look("carrier");
            }
        }
    }

    @Test
    void aPriceListIsImportedWithItsBadRowsAndTheCarrierTested() {
        Tenant clinic = server.tenant("Priced Clinic");
        UUID account = carriers.account(clinic, "telnyx");
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/carriers/" + account);
            window.button("Test this carrier").click();
            window.shows("It works").shows("Nothing was asked of it yet").look("carrier");
            window.link("Price lists").last().click();
            window.shows("No price list yet");
            window.field("Name").fill("December");
            window.page()
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("prices.csv", "text/csv", """
                            prefix,price,currency,valid_from,valid_to,label
                            1,0.0042,USD,2020-01-01,,North America
                            1876,0.1250,USD,2020-01-01,,Jamaica
                            x,1,USD,2020-01-01,,
                            """.getBytes(StandardCharsets.UTF_8)));
            window.button("Import").click();
            window.shows("December: 2 prices stored, 1 row left out")
                    .shows("1 to 15 digits, the first not 0")
                    .look("rates");
            window.link("December").click();
            window.field("Begins with").fill("18");
            window.shows("Jamaica").look("rates-of-list");
        }
        try (Window window = VISITS.signedIn(server, owner, Look.NARROW)) {
            window.open("/rates");
            window.shows("December").look("rates");
        }
    }

    private static Locator inDialog(Window window, String button) {
        return window.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button));
    }
}
