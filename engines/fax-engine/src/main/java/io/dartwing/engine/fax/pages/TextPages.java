package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Puts plain text on pages, as a printer would: lines are kept and wrapped, a form feed begins a
/// new page.
public final class TextPages {
    /// More than what fills the pages that a fax may have.
    public static final int MAX_CHARACTERS = 1_000_000;

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final String STYLE = """
            @page { size: %s; margin: 18mm }
            body { font-family: 'Fax Sans', 'Fax Sans More', 'Fax Sans Asia'; font-size: 11pt; line-height: 1.3 }
            div { white-space: pre-wrap; word-wrap: break-word }
            div + div { page-break-before: always }""";

    private TextPages() {}

    /// Writes the text as a PDF. What the text says decides nothing but its pages, and its file's
    /// name not even that.
    ///
    /// @return empty when the PDF was written, else what is wrong with the text, for the sender
    public static Optional<String> render(String text, PaperSize paper, Path pdf) throws IOException {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.of("The text is longer than what a fax may have.");
        }
        Document document = document(text, paper);
        try {
            Files.write(pdf, Supervised.run("fax-text", TIME_LIMIT, () -> CoverPage.pdf(document)));
            return Optional.empty();
        } catch (Refusal late) {
            return Optional.of("The text takes too long to be put on pages.");
        }
    }

    private static Document document(String text, PaperSize paper) {
        Document document = empty();
        Element html = document.createElement("html");
        document.appendChild(html);
        Element style = document.createElement("style");
        style.setTextContent(STYLE.formatted(paper.name().toLowerCase(Locale.ROOT)));
        html.appendChild(document.createElement("head")).appendChild(style);
        Element body = document.createElement("body");
        html.appendChild(body);
        for (String page : text.split("\f", -1)) {
            Element sheet = document.createElement("div");
            sheet.setTextContent(visible(page));
            body.appendChild(sheet);
        }
        return document;
    }

    /// Without what no document can hold: control characters other than tabs and ends of lines.
    private static String visible(String page) {
        var visible = new StringBuilder(page.length());
        page.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(each -> each == '\n'
                        || each == '\t'
                        || !Character.isISOControl(each) && each < 0xFFFE
                        || Character.isSupplementaryCodePoint(each))
                .forEach(each -> visible.append(each == '\t' ? "    " : Character.toString(each)));
        return visible.toString();
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new AssertionError("every JVM makes documents", impossible);
        }
    }
}
