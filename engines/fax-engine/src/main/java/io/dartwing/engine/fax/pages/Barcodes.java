package io.dartwing.engine.fax.pages;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Codes of all usual kinds on fax pages: QR, Data Matrix, PDF417, Code 128 and 39, EAN, ITF.
public final class Barcodes {
    private static final int LONGEST = 500;
    private static final int MOST = 50;
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
    private static final CodeSearch SEARCH = new CodeSearch(
            "fax-barcodes",
            1728,
            List.of(
                    page -> new QRCodeMultiReader().decodeMultiple(page, CodeSearch.THOROUGHLY),
                    page -> new GenericMultipleBarcodeReader(new MultiFormatReader()).decodeMultiple(page, OTHERS)));

    private Barcodes() {}

    /// What the codes on the first pages say, each once; pages that can't be read, or take too long,
    /// have none.
    ///
    /// @param document bilevel TIFF or PDF
    /// @param pages of the document
    /// @param most pages to look at
    public static List<String> read(Path document, int pages, int most) throws IOException {
        return SEARCH.read(document, pages, most).stream()
                .distinct()
                .filter(code -> !code.isBlank() && code.length() <= LONGEST)
                .limit(MOST)
                .toList();
    }
}
