package io.dartwing.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.test.Tenant.Login;
import io.dartwing.testkit.factor.Authenticator;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One window on the application. Notes whatever must not happen: errors in the console, failing requests, requests to
/// another host. Closing it fails when something was noted.
public final class Window implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE_MILLIS = 45_000;
    /// Only what breaks a rule is collected, in the browser: all that passes would be most of the time.
    private static final String SERIOUS = """
            () => axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
                .filter(({ impact }) => ['serious', 'critical'].includes(impact))
                .map(({ impact, id, nodes }) => `${impact} ${id}: `
                    + nodes.slice(0, 4).map(({ target, html }) => `${target} ${html}`).join(', ')))""";

    private final BrowserContext context;
    private final Page page;
    private final Look look;
    private final List<String> faults = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private boolean signedOut;
    private boolean rightsEnd;

    Window(BrowserContext context, String address, Look look) {
        this.context = context;
        this.look = look;
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> faults.add("script: " + error));
        context.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (asked.getScheme().startsWith("http")
                    && !request.url().startsWith(address)
                    && !isElsewhere(request.url())) {
                faults.add("asked another host: " + asked.getHost());
            }
        });
        context.onResponse(response -> {
            if (response.status() >= 500) {
                faults.add(response.status() + " from " + response.url());
            }
        });
    }

    /// The application asks who is signed in; "nobody" is an answer, which Chromium reports as an error all the same.
    private void heard(ConsoleMessage message) {
        if (isElsewhere(message.location())) {
            return;
        }
        boolean refused = message.text().contains("401") || message.text().contains("HTTP Authentication failed");
        boolean nobody = refused && (signedOut || message.location().startsWith(address("/api/v1/session")));
        boolean ended = rightsEnd && message.text().contains("status of 403");
        if (List.of("error", "warning").contains(message.type()) && !nobody && !ended) {
            faults.add("console: " + message.text() + " at " + message.location());
        }
    }

    /// Another program's pages, such as a provider to sign in with: the window may go there, and what they do is their
    /// own matter.
    public Window mayVisit(String base) {
        elsewhere.add(base);
        return this;
    }

    private boolean isElsewhere(String url) {
        return elsewhere.stream().anyMatch(url::startsWith);
    }

    /// From now on the session may end at any moment: what was on its way then is refused, and rightly.
    public Window mayLoseItsSession() {
        signedOut = true;
        return this;
    }

    /// From now on a right may end at any moment: what was on its way then is refused, and rightly.
    public Window mayLoseRights() {
        rightsEnd = true;
        return this;
    }

    /// Forgets the console's complaint about an answer that the test itself asked for.
    public Window expected(int status, String path) {
        page.waitForCondition(() -> faults.removeIf(
                fault -> fault.startsWith("console: ") && fault.contains(status + " ") && fault.contains(path)));
        return this;
    }

    private String address(String path) {
        return URI.create(page.url()).resolve(path).toString();
    }

    /// Opens a path from scratch.
    public Window open(String path) {
        page.navigate(path);
        return this;
    }

    public Window signIn(Login login) {
        signedOut = false;
        field("E-mail").fill(login.email());
        field("Password").fill(login.password());
        button("Sign in").click();
        Authenticator.of(login.email()).ifPresent(phone -> {
            field("Code").fill(phone.next());
            button("Go on").click();
        });
        return this;
    }

    /// Signs out and sees the sign-in.
    public Window leave() {
        mayLoseItsSession();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("account of"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(button("Sign in")).isVisible();
        return this;
    }

    public Page page() {
        return page;
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// Goes to a place of the navigation, whose headings are opened until it shows.
    public Window go(String place) {
        Locator main = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"));
        Locator link = main.getByRole(
                AriaRole.LINK,
                new Locator.GetByRoleOptions().setName(place).setExact(true).setIncludeHidden(true));
        link.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        Locator closed = main.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setExpanded(false));
        while (!link.isVisible() && closed.count() > 0) {
            closed.first().click();
        }
        link.click();
        return this;
    }

    public Locator field(String label) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    public Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    public Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator rows() {
        return page.locator("[data-row]");
    }

    public Window tab(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    /// Chooses in a list that opens under the field.
    public Window choose(String label, String option) {
        page.getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .first()
                .click();
        return this;
    }

    public Window press(String keys) {
        page.keyboard().press(keys);
        return this;
    }

    /// Types into the command palette until the wanted command is the first one.
    public Window command(String typed, String first) {
        press("Control+k");
        page.getByPlaceholder("Search faxes, go to a screen, run a command").fill(typed);
        assertThat(page.locator(".mantine-Spotlight-action").first()).containsText(first);
        return this;
    }

    public Window shows(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    /// A word of what was just done.
    public Window tells(String text) {
        assertThat(page.locator(".mantine-Notification-root")
                        .getByText(text, new Locator.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        return this;
    }

    /// Takes the screen's picture, and checks that everybody can use it and that nothing sticks out at its side.
    public Window look(String name) {
        settle();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + "-" + look.name().toLowerCase(Locale.ROOT) + ".png")));
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        List<?> serious = (List<?>) page.evaluate(SERIOUS);
        assertThat(serious).as("what axe finds on " + name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels that " + name + " is too wide")
                .isEqualTo(0);
        return this;
    }

    /// A picture for the documents.
    public void picture(Path file) {
        settle();
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /// Waits until nothing moves, loads or is only half there.
    private void settle() {
        page.waitForFunction("""
                () => !document.querySelector('[aria-busy=true], .mantine-Loader-root')
                    && document.getAnimations().every(it => it.playState !== 'running'
                        || it.effect.getComputedTiming().iterations === Infinity)
                    && [...document.images].every(it => it.complete || it.loading === 'lazy')""");
        page.evaluate("""
                () => Promise.all([...document.images].filter(it => it.complete).map(it => it.decode()))""");
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("what went wrong in the browser").isEmpty();
    }
}
