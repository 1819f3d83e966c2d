package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.CcittEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiffToPdfTest {
    @TempDir
    Path dir;

    @Test
    void embedsGroup4AsItStandsAndInItsPhysicalSize() throws IOException {
        Bitmap page = TestPages.random(1728, 1146, 5);
        Path tiff = TestPages.tiff(dir.resolve("in.tif"), 204, 98, page);
        Path pdf = dir.resolve("out.pdf");
        assertThat(TiffToPdf.convert(tiff, pdf)).isEqualTo(1);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            var box = document.getPage(0).getMediaBox();
            assertThat(box.getWidth()).isCloseTo(1728 / 204f * 72, org.assertj.core.data.Offset.offset(0.1f));
            assertThat(box.getHeight()).isCloseTo(1146 / 98f * 72, org.assertj.core.data.Offset.offset(0.1f));
            PDImageXObject image = image(document, 0);
            try (var raw = image.getCOSObject().createRawInputStream()) {
                assertThat(raw.readAllBytes()).isEqualTo(CcittEncoder.encode(page));
            }
            assertSame(image, page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "PackBits", "CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void showsThePixelsOfEveryCompression(String compression) throws IOException {
        Bitmap page = TestPages.random(1728, 600, 9);
        Path tiff = dir.resolve("in.tif");
        TestPages.foreignTiff(tiff, TestPages.image(page), compression);
        Path pdf = dir.resolve("out.pdf");
        TiffToPdf.convert(tiff, pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertSame(image(document, 0), page);
        }
    }

    @Test
    void aTornPageKeepsItsUpperRows() throws IOException {
        Bitmap page = TestPages.random(1728, 600, 4);
        Path tiff = dir.resolve("in.tif");
        TestPages.foreignTiff(tiff, TestPages.image(page), "CCITT T.4");
        byte[] bytes = Files.readAllBytes(tiff);
        Arrays.fill(bytes, bytes.length / 2, bytes.length - 400, (byte) 0);
        Files.write(tiff, bytes);
        Path pdf = dir.resolve("out.pdf");
        assertThat(TiffToPdf.convert(tiff, pdf)).isEqualTo(1);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(image(document, 0).getHeight()).isEqualTo(600);
        }
    }

    @Test
    void whatIsNoFaxLeavesNoFile() throws IOException {
        Path tiff = dir.resolve("in.tif");
        Files.writeString(tiff, "nothing of the kind");
        Path pdf = dir.resolve("out.pdf");
        assertThatThrownBy(() -> TiffToPdf.convert(tiff, pdf)).isInstanceOf(DamagedDocumentException.class);
        assertThat(pdf).doesNotExist();
    }

    @Test
    void picturesOfPagesHaveSquarePixels() throws IOException {
        Path tiff = TestPages.tiff(dir.resolve("in.tif"), 204, 98, TestPages.framed(1728, 1146, 100));
        Path pdf = dir.resolve("out.pdf");
        TiffToPdf.convert(tiff, pdf);
        for (Path document : new Path[] {tiff, pdf}) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(PageImages.render(document, 0, 600)));
            assertThat(picture.getWidth()).isEqualTo(600);
            assertThat(picture.getHeight()).isBetween(827, 830);
            assertThat(picture.getRaster().getSample(5, 5, 0)).isEqualTo(255);
        }
        assertThatThrownBy(() -> PageImages.render(tiff, 1, 600)).isInstanceOf(DamagedDocumentException.class);
        assertThatThrownBy(() -> PageImages.render(pdf, 1, 600)).isInstanceOf(DamagedDocumentException.class);
    }

    private static PDImageXObject image(PDDocument document, int page) throws IOException {
        return (PDImageXObject) document.getPage(page).getResources().getXObject(COSName.getPDFName("F"));
    }

    private static void assertSame(PDImageXObject image, Bitmap page) throws IOException {
        BufferedImage shown = image.getImage();
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                if ((shown.getRGB(x, y) & 0xFF) != (page.black(x, y) ? 0 : 255)) {
                    throw new AssertionError("pixel " + x + "," + y + " differs");
                }
            }
        }
    }
}
