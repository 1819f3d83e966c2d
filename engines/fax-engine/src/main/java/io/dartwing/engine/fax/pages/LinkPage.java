package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// The page that is faxed in the place of a document: an address, the same as a QR code, and the
/// code that opens it.
public final class LinkPage {
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
        QrPage.render(
                "link",
                Map.of(
                        "organization", words.organization(),
                        "recipient", words.recipient(),
                        "title", words.title(),
                        "text", words.text(),
                        "address", words.address(),
                        "code", words.code()),
                words.address(),
                pdf);
    }
}
