package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.w3c.dom.Document;

/// The page that is faxed in the place of a document: an address, the same as a QR code, and the
/// code that opens it.
public final class LinkPage {
    private static final String TEMPLATE = "link.html";
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    /// @param recipient whom it is for; may be empty
    /// @param address ASCII; what the QR code says, and what can be typed. Never holds the code
    public record Words(String organization, String recipient, String title, String text, String address, String code) {
        @Override
        public String toString() {
            return "Words";
        }
    }

    private LinkPage() {}

    /// Writes the page as PDF.
    public static void render(Words words, Path pdf) throws IOException {
        try {
            Document page = CoverTemplate.fill(
                    template(),
                    Map.of(
                            "organization", words.organization(),
                            "recipient", words.recipient(),
                            "title", words.title(),
                            "text", words.text(),
                            "address", words.address(),
                            "code", words.code()));
            Files.write(
                    pdf,
                    Supervised.run(
                            "fax-link", TIME_LIMIT, () -> QrStamp.onFirstPage(CoverPage.pdf(page), words.address())));
        } catch (CoverTemplate.Malformed | Refusal broken) {
            throw new IOException("link page: can't be rendered", broken);
        }
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                LinkPage.class.getResourceAsStream(TEMPLATE), "the template of the link's page is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
