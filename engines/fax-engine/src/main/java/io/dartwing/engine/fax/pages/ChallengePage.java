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

/// The page that asks the sender of a fax to prove that it can be reached: words, a code in large
/// digits, and the same as a QR code.
public final class ChallengePage {
    private static final String TEMPLATE = "challenge.html";
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    /// @param mark what the QR code says, ASCII
    /// @param code digits
    /// @param label small print by which the page is known for a challenge where its QR code
    ///     can't be read
    public record Words(
            String organization, String title, String text, String code, String mark, String label, String number) {}

    private ChallengePage() {}

    /// Writes the page as PDF.
    public static void render(Words words, Path pdf) throws IOException {
        try {
            Document page = CoverTemplate.fill(
                    template(),
                    Map.of(
                            "organization", words.organization(),
                            "title", words.title(),
                            "text", words.text(),
                            "code", words.code(),
                            "label", words.label(),
                            "number", words.number()));
            Files.write(
                    pdf,
                    Supervised.run(
                            "fax-challenge", TIME_LIMIT, () -> QrStamp.onFirstPage(CoverPage.pdf(page), words.mark())));
        } catch (CoverTemplate.Malformed | Refusal broken) {
            throw new IOException("challenge page: can't be rendered", broken);
        }
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ChallengePage.class.getResourceAsStream(TEMPLATE), "the challenge template is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
