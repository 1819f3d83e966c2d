package io.dartwing.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.Tenant.Login;
import io.dartwing.server.test.TestServer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Gives tests the browser and the server, each started once for all classes.
public final class Visits implements BeforeAllCallback {
    private Chromium chromium;
    private TestServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Chromium.class, it -> Chromium.open(), Chromium.class);
        server = TestServer.shared();
    }

    public TestServer server() {
        return server;
    }

    public Window visitor(Look look) {
        return chromium.window(server.url(), look);
    }

    /// A window in which somebody with this role has just signed in and sees the inbox.
    public Window signedIn(Tenant tenant, String role, Look look) {
        return signedIn(server.person(tenant, role), look);
    }

    public Window signedIn(Login login, Look look) {
        var window = visitor(look);
        window.open("/inbox").signIn(login);
        assertThat(window.region("Inbox")).isVisible();
        return window;
    }

    /// The same on another server than the shared one.
    public Window signedIn(TestServer other, Login login, Look look) {
        Window window = chromium.window(other.url(), look);
        window.open("/inbox").signIn(login);
        assertThat(window.region("Inbox")).isVisible();
        return window;
    }

    /// One of the invented letters under `letters/`, as a PDF.
    public byte[] letter(String name) {
        return chromium.letter(name);
    }

    public FilePayload letterFile(String name) {
        return new FilePayload(name + ".pdf", "application/pdf", letter(name));
    }
}
