package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// The page that asks the sender of a fax to prove that it can be reached: words, a code in large
/// digits, and the same as a QR code.
public final class ChallengePage {
    /// @param mark what the QR code says, ASCII
    /// @param code digits
    /// @param label small print by which the page is known for a challenge where its QR code
    ///     can't be read
    public record Words(
            String organization, String title, String text, String code, String mark, String label, String number) {}

    private ChallengePage() {}

    /// Writes the page as PDF.
    public static void render(Words words, Path pdf) throws IOException {
        QrPage.render(
                "challenge",
                Map.of(
                        "organization", words.organization(),
                        "title", words.title(),
                        "text", words.text(),
                        "code", words.code(),
                        "label", words.label(),
                        "number", words.number()),
                words.mark(),
                pdf);
    }
}
