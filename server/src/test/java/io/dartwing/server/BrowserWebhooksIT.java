package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Webhooks and notifications as people use them.
class BrowserWebhooksIT {
    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = TestServer.shared();

    @Test
    @Covers({"FAX-L-002-01", "FAX-L-002-02", "FAX-L-002-07", "FAX-L-002-08"})
    void anEndpointIsMadeTestedAndItsDeliveriesAreLookedAtAndReplayed() throws IOException {
        Tenant clinic = server.tenant("Hook Clinic");
        var answer = new AtomicInteger(204);
        Queue<String> signatures = new ConcurrentLinkedQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(TestServer.TRUSTED_ADDRESS, 0), 0);
        receiver.createContext("/", exchange -> {
            signatures.add(exchange.getRequestHeaders().getFirst("Dartwing-Signature"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        receiver.start();
        String url = "http://" + TestServer.TRUSTED_ADDRESS + ":"
                + receiver.getAddress().getPort() + "/hook";
        try (Window window = VISITS.signedIn(clinic, "owner", Look.LIGHT)) {
            Page page = window.page();
            window.go("Webhooks");
            window.shows("No webhooks yet").link("New").first().click();
            window.field("Name").fill("Back office");
            window.field("Address").fill("http://example.org/hook");
            window.choose("Events", "fax.queued").press("Escape");
            window.button("Create").click();
            window.shows("does not begin with https").expected(400, "/api/v1/webhooks");
            window.field("Address").fill(url);
            window.look("webhook-new");
            window.button("Create").click();
            window.shows("Signing secret: shown only now").look("webhook-made");
            assertThat(page.locator(".dw-secret").textContent()).startsWith("whsec_");
            window.button("I have kept it").click();
            window.link("Back office").click();

            window.shows("No deliveries here").button("Send a test").click();
            window.shows("webhook.test");
            await().until(() -> signatures.size() == 1);
            Locator test = page.locator(".dw-delivery-head").first();
            assertThat(test).containsText("delivered");
            test.click();
            window.shows("This is a test.").look("webhook-delivery");
            window.button("Deliver webhook.test again").click();
            await().until(() -> signatures.size() == 2);

            answer.set(500);
            clinic.send(TestPages.pdf("x"), "x.pdf", Map.of("scheduled_at", Tenant.NEXT_MONTH));
            window.shows("fax.queued").shows("it answered with status 500").look("webhook-failing");

            window.button("New secret").click();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make it"))
                    .click();
            window.shows("New signing secret: shown only now");
            window.button("I have kept it").click();
            window.button("Replay").click();
            window.button("Deliver again").click();
            window.shows("There was nothing to deliver again");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    @Covers("FAX-J-002-07")
    void anAssignedFaxRingsTheBellOfItsPerson() {
        Tenant clinic = server.tenant("Bell Clinic");
        Tenant.Login ben = server.person(clinic, "Ben Okafor", "fax_user");
        String person = Caller.signedIn(server.port(), ben.email(), ben.password())
                .get("/api/v1/session")
                .json()
                .at("/person/id")
                .asString();
        clinic.send(TestPages.pdf("Results"), "x.pdf", Map.of());
        String fax = clinic.awaitDelivered(1).path("id").asString();
        try (Window window = VISITS.signedIn(ben, Look.LIGHT)) {
            clinic.caller().post("/api/v1/faxes/" + fax + "/assign", Map.of("person_id", person));
            window.button("Notifications, 1 unread").click();
            window.shows("is yours").look("bell");
            window.page().locator(".dw-notice a").first().click();
            assertThat(window.button("Notifications")).isVisible();

            window.open("/notifications");
            window.shows("Nothing unread").look("notifications-empty");
            window.page()
                    .getByText("All", new Page.GetByTextOptions().setExact(true))
                    .click();
            window.shows("is yours").look("notifications");
        }
        for (Look look : Look.values()) {
            try (Window window = VISITS.signedIn(ben, look)) {
                window.open("/notifications/preferences");
                window.shows("Quiet from").shows("No mail server").look("notification-preferences");
            }
        }
    }

    @Test
    void aPersonChoosesHowAndWhenToBeTold() {
        Tenant clinic = server.tenant("Quiet Clinic");
        Tenant.Login ben = server.person(clinic, "Ben Okafor", "fax_user");
        try (Window window = VISITS.signedIn(ben, Look.LIGHT)) {
            window.open("/notifications/preferences");
            window.choose("Your fax could not be sent: mail", "Daily digest");
            window.page().getByLabel("Quiet from").fill("22:00");
            window.page().getByLabel("until").fill("07:00");
            window.button("Save").click();
            window.tells("Saved");
        }
        var saved = Caller.signedIn(server.port(), ben.email(), ben.password())
                .get("/api/v1/notification-preferences")
                .json();
        assertThat(saved.path("quiet_from").asString()).isEqualTo("22:00");
        assertThat(saved.path("kinds").valueStream())
                .anyMatch(kind -> kind.path("kind").asString().equals("fax.failed")
                        && kind.path("mail").asString().equals("digest"));
    }
}
