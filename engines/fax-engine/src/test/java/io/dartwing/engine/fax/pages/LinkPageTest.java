package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkPageTest {
    private static final String ADDRESS = "https://fax.clinic.example/d/abcd-efgh-jkmn-pqrs";

    @TempDir
    Path folder;

    @Test
    void theAddressIsReadFromTheFaxedPageAndTheCodeStandsBesideIt() throws Exception {
        Path pdf = folder.resolve("link.pdf");
        LinkPage.render(
                new LinkPage.Words(
                        "City Clinic & Sons",
                        "Dr. Grey",
                        "A document waits for you",
                        "<b>2 files, 120 MB.</b> " + "They are too large to be faxed. ".repeat(6),
                        ADDRESS,
                        "4839 2107"),
                pdf);
        Path tiff = folder.resolve("link.tif");
        assertThat(PageConverter.convert(
                        List.of(pdf), ConversionSettings.defaults().withResolution(FaxResolution.STANDARD), tiff))
                .isInstanceOfSatisfying(
                        ConversionResult.Converted.class,
                        converted -> assertThat(converted.pageCount()).isEqualTo(1));
        assertThat(QrCodes.read(tiff, 1, 1)).containsExactly(ADDRESS);
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("City Clinic & Sons", "Dr. Grey", "<b>2 files", ADDRESS, "Code: 4839 2107");
        }
    }
}
