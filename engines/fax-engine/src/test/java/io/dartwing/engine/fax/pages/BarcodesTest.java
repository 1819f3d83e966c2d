package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarcodesTest {
    @TempDir
    Path folder;

    @Test
    void codesOfSeveralKindsAreReadEachOnce() throws Exception {
        Path pdf = folder.resolve("codes.pdf");
        try (var document = new PDDocument()) {
            for (int page = 0; page < 2; page++) {
                add(document, BarcodeFormat.CODE_128, "REF-4711", 400, 120);
                add(document, BarcodeFormat.QR_CODE, "DARTWING", 200, 200);
            }
            add(document, BarcodeFormat.DATA_MATRIX, "too far back", 200, 200);
            document.save(pdf.toFile());
        }
        assertThat(Barcodes.read(pdf, 5, 4)).containsExactly("REF-4711", "DARTWING");
    }

    private static void add(PDDocument document, BarcodeFormat format, String text, int width, int height)
            throws IOException, WriterException {
        BitMatrix code = new MultiFormatWriter().encode(text, format, width, height);
        var picture = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                picture.setRGB(x, y, code.get(x, y) ? 0 : 0xFFFFFF);
            }
        }
        var page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(LosslessFactory.createFromImage(document, picture), 100, 400, width, height);
        }
    }
}
