package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverPageTest {
    @TempDir
    Path dir;

    // covers FAX-Q-001-06
    @Test
    void showsTheFieldsAndLeavesOutTheEmptyOnes() throws IOException {
        String text = rendered(fields("Referral", "First line\nsecond line"), Optional.empty());
        assertThat(text).contains("Ana Ruiz", "Riverside Clinic", "Referral", "First line", "second line", "HIPAA");
        assertThat(rendered(fields("", ""), Optional.empty()).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("subject");
    }

    @Test
    void textIsNeverMarkup() throws IOException {
        String hostile = "<b>x</b> &amp; <script>1</script> {{sender_name}} ]]> <!--";
        String text = rendered(fields(hostile, hostile), Optional.empty());
        assertThat(text).contains("<b>x</b> &amp; <script>1</script> {{sender_name}} ]]> <!--");
    }

    @Test
    void nothingIsFetchedWhateverTemplateAndTextSay() throws Exception {
        var requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        Path secret = dir.resolve("secret.txt");
        Files.writeString(secret, "TOP-SECRET-CANARY");
        try {
            for (String base : new String[] {
                "http://127.0.0.1:" + server.getAddress().getPort() + "/x",
                secret.toUri().toString(),
                "/etc/hostname",
                "jar:file:///x.jar!/y",
                "//127.0.0.1:" + server.getAddress().getPort() + "/x"
            }) {
                String template = """
                        <html><head><link rel="stylesheet" href="URL"/><style>@import url("URL");
                        @font-face { font-family: x; src: url("URL"); } body { background: url("URL"); font-family: 'Fax Sans' }
                        li { list-style-image: url("URL") }</style></head>
                        <body><p>{{subject}}</p><img src="URL" alt=""/><ul><li>a</li></ul><object data="URL"></object>
                        <iframe src="URL"></iframe><embed src="URL"/><a href="URL">link</a>
                        <svg xmlns="http://www.w3.org/2000/svg"><image href="URL"/></svg></body></html>""".replace("URL", base);
                String url = "<img src='" + base + "'/> " + base;
                assertThat(rendered(fields("visible " + url, url), Optional.of(template)))
                        .contains("visible")
                        .doesNotContain("TOP-SECRET-CANARY");
            }
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><html><body>&e;</body></html>",
                "<!DOCTYPE html SYSTEM \"http://127.0.0.1:9/x.dtd\"><html><body/></html>",
                "<html><body><p>unclosed</body></html>",
                "<html><body>{{unknown_field}}</body></html>",
                "<html><body><table><tr><td colspan=\"99999999\">x</td></tr></table></body></html>",
                "",
                "no markup"
            })
    void aTemplateAtFaultIsRefusedWithASentence(String template) throws IOException {
        Path pdf = dir.resolve("cover.pdf");
        CoverResult result = CoverPage.render(fields("a", "b"), Optional.of(template), pdf);
        assertThat(result).isInstanceOf(CoverResult.Refused.class);
        assertThat(((CoverResult.Refused) result).sentence()).endsWith(".");
        assertThat(pdf).doesNotExist();
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        String template = "<html>" + "<div>".repeat(5000) + "</div>".repeat(5000) + "</html>";
        assertThat(CoverPage.render(fields("a", "b"), Optional.of(template), dir.resolve("x.pdf")))
                .isInstanceOf(CoverResult.Refused.class);
    }

    @Test
    void longMessagesAreBoundedAndOddCharactersDropped() throws IOException {
        String message = "\u0000\u0007\u001b[31m\u202Ebad\uD800 " + "Wörter und слова 你好 😀 مرحبا ".repeat(2000)
                + "x".repeat(5000);
        String text = rendered(fields("s\u0000u\u0008b", message), Optional.empty());
        assertThat(text).contains("sub", "Wörter", "слова", "(shortened)");
        assertThat(text.chars().noneMatch(c -> c < 32 && c != '\n' && c != '\r' && c != '\t'))
                .isTrue();
        try (PDDocument document = Loader.loadPDF(dir.resolve("cover.pdf").toFile())) {
            assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(4);
        }
    }

    private String rendered(CoverFields fields, Optional<String> template) throws IOException {
        Path pdf = dir.resolve("cover.pdf");
        assertThat(CoverPage.render(fields, template, pdf)).isEqualTo(new CoverResult.Rendered());
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static CoverFields fields(String subject, String message) {
        return new CoverFields(
                "Ana Ruiz",
                "Riverside Clinic",
                "+1 202 555 0143",
                "+1 202 555 0144",
                "Referral desk",
                "Northgate",
                "+1 202 555 0199",
                "2026-11-20",
                "14:05 EST",
                "4",
                subject,
                message,
                CoverFields.HEALTH_NOTICE);
    }
}
