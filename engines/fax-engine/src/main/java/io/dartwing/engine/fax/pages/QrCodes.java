package io.dartwing.engine.fax.pages;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// QR codes (ISO/IEC 18004) on fax pages.
public final class QrCodes {
    private static final int QUIET_MODULES = 4;
    private static final int READ_WIDTH = 1300;
    private static final int LONGEST = 200;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Map<DecodeHintType, Object> THOROUGHLY = Map.of(DecodeHintType.TRY_HARDER, true);

    private QrCodes() {}

    /// The dark and light modules of a code, with the quiet zone around it. Printed 30 mm wide or
    /// wider, it survives a fax.
    ///
    /// @param text at most 200 characters of ASCII
    static BitMatrix modules(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("text: too long (expected: at most " + LONGEST + " characters)");
        }
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.Q,
                                    EncodeHintType.MARGIN,
                                    QUIET_MODULES));
        } catch (WriterException tooMuch) {
            throw new IllegalArgumentException("text: doesn't fit into a QR code", tooMuch);
        }
    }

    /// What the codes on the first pages say, in no order; pages that can't be read have none.
    ///
    /// @param document bilevel TIFF or PDF
    /// @param pages of the document
    /// @param most pages to look at
    public static List<String> read(Path document, int pages, int most) throws IOException {
        var found = new ArrayList<String>();
        for (int page = 0; page < Math.min(pages, most); page++) {
            found.addAll(read(document, page));
        }
        return List.copyOf(found);
    }

    private static List<String> read(Path document, int page) throws IOException {
        try {
            byte[] picture = PageImages.render(document, page, READ_WIDTH);
            return Supervised.run("fax-qr", TIME_LIMIT, () -> decode(picture));
        } catch (DamagedDocumentException | Refusal unreadable) {
            return List.of();
        }
    }

    private static List<String> decode(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
        try {
            return Arrays.stream(new QRCodeMultiReader().decodeMultiple(bitmap, THOROUGHLY))
                    .map(Result::getText)
                    .toList();
        } catch (NotFoundException none) {
            return List.of();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | ArithmeticException confused) {
            // The library's way of saying that a pattern was none; pages are what strangers send.
            return List.of();
        }
    }
}
