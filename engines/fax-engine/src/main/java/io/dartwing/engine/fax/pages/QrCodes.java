package io.dartwing.engine.fax.pages;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// QR codes (ISO/IEC 18004) on fax pages.
public final class QrCodes {
    private static final int QUIET_MODULES = 4;
    private static final int LONGEST = 200;
    private static final CodeSearch SEARCH = new CodeSearch(
            "fax-qr", 1300, List.of(page -> new QRCodeMultiReader().decodeMultiple(page, CodeSearch.THOROUGHLY)));

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
        return List.copyOf(SEARCH.read(document, pages, most));
    }
}
