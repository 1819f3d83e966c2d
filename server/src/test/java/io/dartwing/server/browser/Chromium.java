package io.dartwing.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// The system's own Chromium; nothing is downloaded. `-Dchromium=PATH` names another one.
public final class Chromium implements AutoCloseable {
    /// How the application is looked at.
    public enum Look {
        LIGHT(1440, 900, ColorScheme.LIGHT),
        DARK(1440, 900, ColorScheme.DARK),
        NARROW(360, 740, ColorScheme.LIGHT);

        private final int width;
        private final int height;
        private final ColorScheme colours;

        Look(int width, int height, ColorScheme colours) {
            this.width = width;
            this.height = height;
            this.colours = colours;
        }
    }

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// Skips the calling test where there is no Chromium.
    public static Chromium open() {
        Path program = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
        Assumptions.assumeTrue(
                Files.isExecutable(program),
                () -> "no browser at " + program + ": install Chromium, or name one with -Dchromium=PATH");
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    /// A window of its own, with its own cookies, on the application at this address.
    public Window window(String address, Look look) {
        return new Window(
                browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setViewportSize(look.width, look.height)
                        .setColorScheme(look.colours)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en-US")
                        .setTimezoneId("America/New_York")),
                address,
                look);
    }

    /// One of the invented letters under `letters/`, as a PDF.
    public byte[] letter(String name) {
        try (var page = browser.newPage()) {
            page.setContent("<style>" + resource("letter.css") + "</style>" + resource(name + ".html"));
            return page.pdf(new com.microsoft.playwright.Page.PdfOptions().setPreferCSSPageSize(true));
        }
    }

    private static String resource(String name) {
        try (var in = Chromium.class.getResourceAsStream("/letters/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no letter " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
