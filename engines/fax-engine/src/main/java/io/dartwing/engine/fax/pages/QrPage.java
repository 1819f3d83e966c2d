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

/// A page of ours made from a template beside this class, with a QR code on it.
final class QrPage {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private QrPage() {}

    /// Writes the page as PDF.
    ///
    /// @param kind names the template, and the page when it can't be made
    /// @param qr what the QR code says, ASCII
    static void render(String kind, Map<String, String> words, String qr, Path pdf) throws IOException {
        try {
            Document page = CoverTemplate.fill(template(kind + ".html"), words);
            Files.write(
                    pdf, Supervised.run("fax-" + kind, TIME_LIMIT, () -> QrStamp.onFirstPage(CoverPage.pdf(page), qr)));
        } catch (CoverTemplate.Malformed | Refusal broken) {
            throw new IOException(kind + " page: can't be rendered", broken);
        }
    }

    private static String template(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(QrPage.class.getResourceAsStream(name), name + " is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
