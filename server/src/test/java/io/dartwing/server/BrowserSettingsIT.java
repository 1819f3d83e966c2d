package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// The forms that the browser makes from the server's own descriptions of its records.
class BrowserSettingsIT {
    private static final List<String> COLLECTIONS = List.of(
            "numbers",
            "routing-rules",
            "work-groups",
            "work-profiles",
            "carrier-rules",
            "destinations",
            "api-keys",
            "webhooks",
            "notification-templates",
            "trunks",
            "inboxes",
            "fax-mailboxes",
            "archive-targets",
            "outside-recognisers",
            "deny-list",
            "document-categories",
            "teams",
            "roles",
            "identity-providers",
            "service-clients",
            "audit-streams",
            "baas",
            "legal-holds");

    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    void aTrunkANumberAndARuleAreMade() {
        Tenant clinic = server.tenant("Settings Clinic");
        try (var window = VISITS.signedIn(clinic, "owner", Look.LIGHT)) {
            Page page = window.page();
            window.go("Trunks");
            window.shows("Loopback").link("New").click();
            window.button("Create").click();
            window.shows("Name is needed").look("trunk-missing");
            window.field("Name").fill("Carrier");
            window.field("Host").fill("sip.carrier.example");
            window.field("User name").fill("clinic");
            page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                    .fill("not shown again");
            window.look("trunk-new");
            window.button("Create").click();
            window.heading("Carrier").waitFor();
            window.look("trunk-made");
            JsonNode trunk = only(clinic, "/api/v1/trunks?q=Carrier");
            assertThat(trunk.path("host").asString()).isEqualTo("sip.carrier.example");
            assertThat(trunk.has("password")).isFalse();

            window.go("Numbers");
            window.link("New").click();
            window.field("Number").fill("+12025550987");
            window.choose("Trunk", "Carrier");
            window.button("Create").click();
            window.heading("+1 202 555 0987").waitFor();
            window.look("number-made");

            window.go("Rules");
            window.shows("Without rules").look("rules-empty");
            window.link("New").first().click();
            window.field("Name").fill("Laboratory results");
            window.button("Condition").click();
            window.choose("Field", "Word in the text");
            window.field("Value").fill("hematology");
            window.button("Condition").click();
            Locator second = page.locator(".dw-comparison").nth(1);
            second.getByLabel("Field").click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Number of pages"))
                    .click();
            second.getByLabel("Comparison").click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("is less than"))
                    .click();
            second.getByLabel("Value").fill("10");
            window.choose("Inbox", "Front desk");
            window.look("rule-new");
            window.button("Create").click();
            window.heading("Laboratory results").waitFor();
            window.look("rule-made");
            JsonNode rule = only(clinic, "/api/v1/routing-rules");
            assertThat(rule.path("conditions").path("rules").size()).isEqualTo(2);
            assertThat(rule.path("action").path("inbox_id").asString()).isEqualTo(clinic.inbox());

            window.field("Name").fill("Laboratory");
            window.button("Save").click();
            window.heading("Laboratory").waitFor();
            window.button("Delete").click();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                    .click();
            window.shows("Without rules");
        }
    }

    @Test
    @Covers("FAX-E-003-01")
    void aKeyShowsItsSecretOnce() {
        Tenant clinic = server.tenant("Keys Clinic");
        try (var window = VISITS.signedIn(clinic, "owner", Look.LIGHT)) {
            Page page = window.page();
            window.go("API keys");
            window.link("New").first().click();
            window.field("Name").fill("Billing");
            window.choose("Scopes", "fax:read").press("Escape");
            window.button("Create").click();
            window.shows("API key: shown only now").look("key-made");
            String key = secret(page);
            assertThat(Caller.withKey(server.port(), key).get("/api/v1/faxes").status())
                    .isEqualTo(200);
            window.button("I have kept it").click();
            window.shows("Billing").look("keys");
        }
    }

    @Test
    void everyCollectionHasItsListAndItsForm() {
        Tenant clinic = server.tenant("Wide Clinic");
        for (Look look : Look.values()) {
            try (Window window = VISITS.signedIn(clinic, "owner", look)) {
                for (String collection : look == Look.LIGHT ? COLLECTIONS : COLLECTIONS.subList(0, 3)) {
                    window.open("/" + collection);
                    assertThat(window.page().locator(".dw-list[aria-busy=false]"))
                            .isVisible();
                    window.look("list-" + collection);
                    if (!collection.equals("destinations")) {
                        window.open("/" + collection + "/new");
                        assertThat(window.button("Create")).isVisible();
                        window.look("new-" + collection);
                    }
                }
            }
        }
    }

    @Test
    void rulesGroupsAndEscalationAreSetUp() {
        for (Look look : Look.values()) {
            Tenant clinic = server.tenant("Ways Clinic");
            String group = Tenant.id(clinic.caller()
                    .post(
                            "/api/v1/work-groups",
                            Map.of("name", "Intake", "inbox_id", clinic.inbox(), "members", List.of())));
            try (Window window = VISITS.signedIn(clinic, "owner", look)) {
                Page page = window.page();
                window.open("/routing-rules");
                window.button("Ready-made").click();
                page.getByRole(
                                AriaRole.MENUITEM,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^STAT and urgent")))
                        .click();
                window.button("Make this rule").click();
                window.heading("STAT and urgent first").waitFor();
                window.look("rule-of-template");

                window.open("/routing-rules/new");
                window.field("Name").fill("By letter head");
                window.button("Condition").click();
                window.choose("Field", "Words at a place");
                window.field("Value").fill("cardiology");
                window.button("Group").click();
                Locator inner =
                        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Group of conditions"));
                inner.getByLabel("Field", new Locator.GetByLabelOptions().setExact(true))
                        .click();
                page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("The text names"))
                        .click();
                window.choose("Where to", "To a group, in turn");
                window.choose("Work group", "Intake");
                window.look("rule-with-groups");
                window.button("Create").click();
                window.heading("By letter head").waitFor();
                JsonNode rule = only(clinic, "/api/v1/routing-rules?q=letter");
                assertThat(rule.at("/action/group_id").asString()).isEqualTo(group);
                assertThat(rule.at("/conditions/rules/0/zone/h").asDouble()).isEqualTo(0.25);
                assertThat(rule.at("/conditions/rules/1/rules/0/value").asString())
                        .isEqualTo("medication");

                window.open("/work-groups/" + group);
                window.shows("no members").look("work-group");

                window.open("/inboxes/" + clinic.inbox());
                window.shows("no rules of its own");
                window.button("Step").click();
                window.choose("Then", "Give it to a group");
                window.choose("Work group", "Intake");
                window.look("inbox-escalation");
                window.button("Save").click();
                window.tells("Saved");
                assertThat(clinic.caller()
                                .get("/api/v1/inboxes/" + clinic.inbox())
                                .json()
                                .at("/escalation/steps/0/group_id")
                                .asString())
                        .isEqualTo(group);
            }
        }
    }

    private static String secret(Page page) {
        return page.locator(".dw-secret").textContent().strip();
    }

    private static JsonNode only(Tenant clinic, String path) {
        JsonNode rows = clinic.caller().get(path).json().path("data");
        assertThat(rows.size()).isEqualTo(1);
        return rows.get(0);
    }
}
