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
import io.dartwing.server.test.Tenant.Login;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is offered follows what is open, also while somebody looks at it.
class BrowserRightsIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "NARROW"})
    void faxesComeWithBrokenGlassAndGoWithItsEnd(Look look) {
        Tenant clinic = server.clinic("Closed Clinic");
        Login login = server.person(clinic, "Olga Owner", "owner");
        Caller api = Caller.signedIn(server.port(), login.email(), login.password());
        try (Window window = VISITS.visitor(look)) {
            window.open("/").signIn(login);
            assertThat(window.page()).hasURL(Pattern.compile("/contacts$"));
            menu(window, look);
            window.shows("Faxes are health records here").look("health-closed");
            assertThat(window.link("Inbox")).hasCount(0);
            assertThat(window.link("Send fax")).hasCount(0);
            window.open("/inbox").shows("Health records are closed to you").look("health-closed-inbox");
            menu(window, look);

            String glass = api.post(
                            "/api/v1/break-glass",
                            Map.of("reason", "Physician unreachable, result is urgent", "minutes", 30))
                    .json()
                    .path("id")
                    .asString();
            window.link("Inbox").click();
            assertThat(window.region("Inbox")).isVisible();
            assertThat(window.link("Send fax")).hasCount(0);
            window.mayLoseRights();
            api.post("/api/v1/break-glass/" + glass + "/end", Map.of());
            window.shows("Health records are closed to you");
            assertThat(window.link("Inbox")).hasCount(0);
            var asked = new CopyOnWriteArrayList<String>();
            window.page().onRequest(request -> asked.add(request.url()));
            window.command("numbers", "Numbers").press("Enter");
            window.shows("The numbers that receive and send faxes");
            assertThat(asked).as("closed faxes are not asked for").noneMatch(url -> url.contains("/api/v1/faxes"));
        }
    }

    @Test
    void aPersonWithNothingOpenLearnsWhoGivesRightsAndGoesOnOnceTheyDid() {
        Tenant clinic = server.tenant("Empty Clinic");
        Tenant.id(clinic.caller()
                .post("/api/v1/roles", Map.of("key", "nothing", "label", "Nothing", "permissions", List.of())));
        Login login = server.person(clinic, "Nora New", "nothing");
        try (Window window = VISITS.visitor(Look.LIGHT)) {
            window.open("/").signIn(login);
            window.shows("Nothing is open to you here yet").look("nothing-open");
            String id = clinic.caller()
                    .get("/api/v1/people?q=Nora")
                    .json()
                    .at("/data/0/id")
                    .asString();
            clinic.caller().patch("/api/v1/people/" + id, Map.of("roles", List.of("fax_user")));
            assertThat(window.region("Inbox")).isVisible();
        }
    }

    @Test
    void careIsGivenAndEnded() {
        Tenant clinic = server.clinic("Care Clinic");
        Login login = server.person(clinic, "Rita Registrar", "admin", "healthcare_administrator");
        Caller.signedIn(server.port(), login.email(), login.password());
        server.person(clinic, "Petra Provider", "healthcare_provider");
        String patient = UUID.randomUUID().toString();
        try (Window window = VISITS.signedIn(login, Look.LIGHT)) {
            window.go("Care relationships").shows("No care relationships yet").look("care-none");
            window.link("New").first().click();
            window.choose("Person", "Petra Provider").field("Patient").fill(patient);
            window.look("care-new").button("Create").click();
            window.button("End now").waitFor();
            window.look("care-open")
                    .go("People")
                    .page()
                    .getByText("Petra Provider")
                    .click();
            window.tab("Patients").shows(patient.substring(0, 8)).look("person-patients");
            window.button("End").click();
            window.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End it"))
                    .click();
            window.shows("Ended").look("person-patients-ended");
        }
    }

    @Test
    void whoJoinsAppearsInTheOpenListOfPeople() {
        Tenant clinic = server.tenant("Joining Clinic");
        try (Window window = VISITS.signedIn(clinic, "owner", Look.LIGHT)) {
            window.go("People").shows("Pat owner").look("people");
            Caller other = clinic.caller();
            String id = other.post(
                            "/api/v1/people",
                            Map.of(
                                    "email",
                                    "yara" + server.port() + "@clinic.test",
                                    "full_name",
                                    "Yara Newcomer",
                                    "roles",
                                    List.of("fax_user")))
                    .json()
                    .path("id")
                    .asString();
            window.shows("Yara Newcomer");
            other.patch("/api/v1/people/" + id, Map.of("status", "inactive"));
            window.shows("Suspended");
            window.page()
                    .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Only suspended"))
                    .click(new Locator.ClickOptions().setForce(true));
            assertThat(window.page().getByText("Pat owner")).hasCount(0);
            window.look("people-suspended");
            other.delete("/api/v1/people/" + id);
            window.shows("Nobody is suspended");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "NARROW"})
    void theSettingsStandUnderHeadings(Look look) {
        Tenant clinic = server.tenant("Headings Clinic");
        try (Window window = VISITS.signedIn(clinic, "owner", look)) {
            menu(window, look);
            window.look("navigation-closed").go("Audit");
            menu(window, look);
            window.look("navigation-audit");
            Locator open = window.page()
                    .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"))
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setExpanded(true));
            window.page().reload();
            menu(window, look);
            assertThat(open).hasCount(4);
            open.first().focus();
            window.press("Enter");
            assertThat(open).hasCount(3);
        }
    }

    /// The navigation hides behind a button where the screen is narrow.
    private static void menu(Window window, Look look) {
        if (look == Look.NARROW) {
            window.button("Open the menu").click();
        }
    }
}
