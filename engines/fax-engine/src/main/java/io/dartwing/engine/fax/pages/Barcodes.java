package io.dartwing.engine.fax.pages;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/// Codes of all usual kinds on fax pages: QR, Data Matrix, PDF417, Code 128 and 39, EAN, ITF.
public final class Barcodes {
    private static final int READ_WIDTH = 1728;
    private static final int LONGEST = 500;
    private static final int MOST = 50;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Map<DecodeHintType, Object> THOROUGHLY = Map.of(DecodeHintType.TRY_HARDER, true);
    private static final Map<DecodeHintType, Object> OTHERS = Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(
                    BarcodeFormat.CODE_128,
                    BarcodeFormat.CODE_39,
                    BarcodeFormat.DATA_MATRIX,
                    BarcodeFormat.PDF_417,
                    BarcodeFormat.EAN_13,
                    BarcodeFormat.EAN_8,
                    BarcodeFormat.ITF));

    private Barcodes() {}

    /// What the codes on the first pages say, each once; pages that can't be read, or take too long,
    /// have none.
    ///
    /// @param document bilevel TIFF or PDF
    /// @param pages of the document
    /// @param most pages to look at
    public static List<String> read(Path document, int pages, int most) throws IOException {
        var found = new LinkedHashSet<String>();
        for (int page = 0; page < Math.min(pages, most); page++) {
            found.addAll(read(document, page));
        }
        return found.stream()
                .filter(code -> !code.isBlank() && code.length() <= LONGEST)
                .limit(MOST)
                .toList();
    }

    private static Set<String> read(Path document, int page) throws IOException {
        try {
            byte[] picture = PageImages.render(document, page, READ_WIDTH);
            return Supervised.run("fax-barcodes", TIME_LIMIT, () -> decode(picture));
        } catch (DamagedDocumentException | Refusal unreadable) {
            return Set.of();
        }
    }

    private static Set<String> decode(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        var found = new LinkedHashSet<String>();
        collect(
                found,
                () -> new QRCodeMultiReader()
                        .decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), THOROUGHLY));
        collect(
                found,
                () -> new GenericMultipleBarcodeReader(new MultiFormatReader())
                        .decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), OTHERS));
        return found;
    }

    @FunctionalInterface
    private interface Search {
        Result[] go() throws NotFoundException;
    }

    private static void collect(Set<String> found, Search search) {
        try {
            for (Result result : search.go()) {
                found.add(result.getText());
            }
        } catch (NotFoundException none) {
            // as most pages
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | ArithmeticException confused) {
            // The library's way of saying that a pattern was none; pages are what strangers send.
        }
    }
}
