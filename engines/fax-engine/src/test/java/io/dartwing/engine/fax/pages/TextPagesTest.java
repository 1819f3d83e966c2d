package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextPagesTest {
    @TempDir
    Path folder;

    private String[] pages(String text) throws IOException {
        Path pdf = folder.resolve("text.pdf");
        assertThat(TextPages.render(text, PaperSize.LETTER, pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf.toFile())) {
            var all = new String[document.getNumberOfPages()];
            for (int page = 0; page < all.length; page++) {
                var reader = new PDFTextStripper();
                reader.setStartPage(page + 1);
                reader.setEndPage(page + 1);
                all[page] = reader.getText(document);
            }
            return all;
        }
    }

    @Test
    void everyLineIsOnThePage() throws IOException {
        assertThat(pages("First line\r\n\r\n<b>Second</b> & line\n"))
                .singleElement()
                .satisfies(page -> assertThat(page).contains("First line").contains("<b>Second</b> & line"));
    }

    @Test
    void aFormFeedBeginsAPageAndLongTextFlowsOn() throws IOException {
        assertThat(pages("One\fTwo"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("One").doesNotContain("Two"),
                        second -> assertThat(second).contains("Two"));
        assertThat(pages("A line of text\n".repeat(150))).hasSizeBetween(3, 4);
    }

    @Test
    void controlCharactersAreLeftOut() throws IOException {
        assertThat(pages("a\u0000b\u0007c\uFFFF"))
                .singleElement()
                .satisfies(page -> assertThat(page).contains("abc"));
    }

    @Test
    void aBookIsRefused() throws IOException {
        assertThat(TextPages.render("x".repeat(TextPages.MAX_CHARACTERS + 1), PaperSize.A4, folder.resolve("book.pdf")))
                .contains("The text is longer than what a fax may have.");
    }
}
