package io.dartwing.engine.fax.pages;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;

/// Renders cover pages from HTML.
public final class CoverPage {
    private static final String DEFAULT_TEMPLATE = "cover.html";
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    /// For scripts that the bundled font lacks, where the system has them.
    private static final Map<String, File> MORE_FONTS = Map.of(
            "Fax Sans More", new File("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
            "Fax Sans Asia", new File("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"));

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    static {
        // The renderer's log quotes what it lays out.
        XRLog.setLoggingEnabled(false);
    }

    private CoverPage() {}

    /// Fills the template (or the default one) and writes the PDF.
    ///
    /// A template is well-formed XHTML. `{{subject}}` stands for a field of [CoverFields], named in
    /// snake case; an element with `data-if="subject"` is left out when that field is empty. Fields
    /// are put in as text after the template was parsed, so nothing in them is ever taken for
    /// markup. No resource outside of the template is read: of images only `data:` addresses work.
    /// The fonts are `Fax Sans`, `Fax Sans More` and `Fax Sans Asia`.
    public static CoverResult render(CoverFields fields, Optional<String> htmlTemplate, Path pdf) throws IOException {
        String template = htmlTemplate.isPresent() ? htmlTemplate.get() : defaultTemplate();
        Document page;
        try {
            page = CoverTemplate.fill(template, fields.byName());
        } catch (CoverTemplate.Malformed malformed) {
            return new CoverResult.Refused(malformed.sentence());
        }
        try {
            Files.write(pdf, Supervised.run("fax-cover", TIME_LIMIT, () -> pdf(page)));
            return new CoverResult.Rendered();
        } catch (Refusal late) {
            return new CoverResult.Refused("The cover template takes too long to render. Make it simpler.");
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError broken) {
            return new CoverResult.Refused("The cover template can't be rendered. Compare it with the default one.");
        }
    }

    static String defaultTemplate() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                CoverPage.class.getResourceAsStream(DEFAULT_TEMPLATE), "the default cover template is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static byte[] pdf(Document page) throws IOException {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useExternalResourceAccessControl(
                (uri, type) -> isPicture(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> isPicture(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useUriResolver((base, uri) -> isPicture(uri) ? uri : null);
        builder.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Fax Sans");
        MORE_FONTS.forEach((name, font) -> {
            if (font.canRead()) {
                builder.useFont(font, name);
            }
        });
        builder.useReplacementText("?");
        builder.withW3cDocument(page, null);
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }

    /// One that stands in the template itself.
    private static boolean isPicture(String uri) {
        return uri.startsWith("data:image/png;base64,") || uri.startsWith("data:image/jpeg;base64,");
    }
}
