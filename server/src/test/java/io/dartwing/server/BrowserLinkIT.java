package io.dartwing.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Visits;
import io.dartwing.server.browser.Window;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A document that is too long for a fax, from the form to the recipient's telephone.
class BrowserLinkIT {
    private static final Pattern PRINTED =
            Pattern.compile("(/d/[a-z2-9-]{19})\\s.*?Code: ([0-9]{4} [0-9]{4})", Pattern.DOTALL);

    @RegisterExtension
    static final Visits VISITS = new Visits();

    private final TestServer server = VISITS.server();

    @Test
    @Covers({"FAX-O-003-01", "FAX-O-003-02", "FAX-O-003-04", "FAX-O-003-05"})
    void whatIsTooLongIsSentAsALinkAndDownloadedOnATelephone() throws Exception {
        Tenant clinic = server.tenantNamed("Hillside Clinic");
        clinic.caller().put("/api/v1/settings/fax.most_pages", Map.of("value", 1));
        byte[] document = TestPages.pdf("Study, page one", "Study, page two");
        Tenant.Login owner = server.person(clinic, "owner");
        try (Window window = VISITS.signedIn(server, owner, Look.LIGHT)) {
            window.open("/send");
            window.page().getByLabel("Fax number").fill(clinic.secondNumber());
            window.page()
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("study.pdf", "application/pdf", document));
            window.button("Send").click();
            window.shows("at most 1 page").expected(413, "/api/v1/faxes").look("send-too-long");
            window.button("Send as a secure link").click();
            window.choose("The link expires after", "3 days");
            window.look("send-link");
            window.button("Send the link").click();
            window.shows("Open in the outbox");
            Matcher parts =
                    Pattern.compile("fax=([0-9a-f-]{36})").matcher(window.page().url());
            assertTrue(parts.find(), window.page().url());
            String fax = parts.group(1);
            clinic.awaitStatus(fax, "sent");
            Matcher printed = printed(clinic.download("/api/v1/faxes/" + fax + "/original"));

            try (Window telephone = VISITS.visitor(Look.NARROW)) {
                telephone.open(printed.group(1)).shows("Documents for you from Hillside Clinic");
                telephone.look("link-code");
                telephone.field("Code").fill("0000 0000");
                telephone.button("Show the documents").click();
                telephone.shows("This code is not right").expected(403, printed.group(1));
                telephone.look("link-wrong-code");
                telephone.field("Code").fill(printed.group(2));
                telephone.press("Enter");
                telephone.shows("study.pdf").look("link-documents");
                Download download = telephone
                        .page()
                        .waitForDownload(() -> telephone.button("Download").click());
                assertArrayEquals(document, Files.readAllBytes(download.path()));
            }

            window.open("/outbox/" + fax);
            window.tab("Links").shows("1 of 10 downloads");
            assertThat(window.page().getByText(Pattern.compile("wrong code from \\S+/(24|48)$")))
                    .isVisible();
            window.look("fax-links");
            window.button("Revoke").click();
            window.button("Revoke").last().click();
            window.tells("The link is revoked");
            assertThat(window.button("Revoke")).hasCount(0);
            try (Window telephone = VISITS.visitor(Look.NARROW)) {
                telephone.open(printed.group(1)).shows("There is nothing here").expected(404, printed.group(1));
                telephone.look("link-nothing");
            }
        }
    }

    private static Matcher printed(byte[] pdf) throws Exception {
        try (var page = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(page);
            Matcher printed = PRINTED.matcher(text);
            assertTrue(printed.find(), text);
            return printed;
        }
    }
}
