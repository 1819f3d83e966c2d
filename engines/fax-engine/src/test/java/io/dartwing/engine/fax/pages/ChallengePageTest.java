package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengePageTest {
    private static final String MARK = "DWFC1 0199d0c1-52f1-7d6e-8b1a-1f6f4c1f2a3b 483921";

    @TempDir
    Path folder;

    @Test
    void itsQrCodeIsReadFromTheFaxedPages() throws Exception {
        Path pdf = page();
        for (FaxResolution resolution : FaxResolution.values()) {
            assertThat(QrCodes.read(faxed(pdf, resolution), 1, 2))
                    .as("%s", resolution)
                    .containsExactly(MARK);
        }
    }

    @Test
    void aPageThatWasFaxedTwiceIsReadToo() throws Exception {
        Path once = faxed(page(), FaxResolution.FINE);
        Path twice = folder.resolve("twice.tif");
        assertThat(PageConverter.convert(List.of(once), ConversionSettings.defaults(), twice))
                .isInstanceOf(ConversionResult.Converted.class);
        assertThat(QrCodes.read(twice, 1, 2)).containsExactly(MARK);
    }

    @Test
    void aPageWithoutCodeHasNone() throws Exception {
        Path pdf = folder.resolve("cover.pdf");
        CoverPage.render(
                new CoverFields("A", "B", "", "", "C", "", "", "", "", "1", "Subject", "Message", ""),
                java.util.Optional.empty(),
                pdf);
        assertThat(QrCodes.read(faxed(pdf, FaxResolution.FINE), 1, 2)).isEmpty();
        assertThat(QrCodes.read(faxed(pdf, FaxResolution.FINE), 3, 3))
                .as("pages that aren't there")
                .isEmpty();
    }

    private Path page() throws IOException {
        Path pdf = folder.resolve("challenge.pdf");
        ChallengePage.render(
                new ChallengePage.Words(
                        "City Clinic & Sons",
                        "Please confirm your fax",
                        "We received a fax from your number. <b>Send this page back</b> to let it through.",
                        "483921",
                        MARK,
                        "Fax challenge 52F1",
                        "+12025550143"),
                pdf);
        return pdf;
    }

    private Path faxed(Path pdf, FaxResolution resolution) throws Exception {
        Path tiff = folder.resolve(pdf.getFileName() + "-" + resolution + ".tif");
        assertThat(PageConverter.convert(
                        List.of(pdf), ConversionSettings.defaults().withResolution(resolution), tiff))
                .isInstanceOf(ConversionResult.Converted.class);
        return tiff;
    }
}
