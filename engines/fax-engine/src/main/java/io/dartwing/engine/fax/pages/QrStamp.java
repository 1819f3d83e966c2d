package io.dartwing.engine.fax.pages;

import com.google.zxing.common.BitMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/// Draws a QR code at the foot of a page, below the longest words that its templates can have.
final class QrStamp {
    /// Points, of 72 to the inch.
    private static final float SIDE = 170;

    private static final float LEFT = 61;
    private static final float FOOT = 72;

    private QrStamp() {}

    /// @param mark what the code says, ASCII
    static byte[] onFirstPage(byte[] pdf, String mark) throws IOException {
        BitMatrix modules = QrCodes.modules(mark);
        float module = SIDE / modules.getWidth();
        try (PDDocument document = Loader.loadPDF(pdf);
                var out = new ByteArrayOutputStream()) {
            try (var content = new PDPageContentStream(
                    document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true, true)) {
                for (int y = 0; y < modules.getHeight(); y++) {
                    for (int x = 0; x < modules.getWidth(); x++) {
                        if (modules.get(x, y)) {
                            content.addRect(LEFT + x * module, FOOT + SIDE - (y + 1) * module, module, module);
                        }
                    }
                }
                content.fill();
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
