package io.dartwing.engine.fax.pages;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes the one kind of PDF that a fax needs (ISO 32000-1): a CCITT image per page. Streams; holds no page.
final class FaxPdfWriter implements Closeable {
    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final int FIRST_FREE = 3;
    private static final int OBJECTS_PER_PAGE = 3;

    private final OutputStream out;
    private final List<Long> offsets = new ArrayList<>();
    private long position;
    private int pages;

    /// T.6 code of a page, most significant bit first.
    ///
    /// @param inverted its white stands for black
    record Code(byte[] data, boolean inverted) {}

    private FaxPdfWriter(OutputStream out) throws IOException {
        this.out = out;
        text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    static FaxPdfWriter create(Path file) throws IOException {
        return new FaxPdfWriter(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    void page(Code code, PageInfo size) throws IOException {
        int page = FIRST_FREE + pages * OBJECTS_PER_PAGE;
        int content = page + 1;
        int image = page + 2;
        String width = number(size.width() * 72 / size.horizontalDpi());
        String height = number(size.height() * 72 / size.verticalDpi());
        begin();
        text("<</Type/Page/Parent " + PAGES + " 0 R/MediaBox[0 0 " + width + " " + height + "]/Contents " + content
                + " 0 R/Resources<</XObject<</F " + image + " 0 R>>>>>>\nendobj\n");
        String drawing = "q " + width + " 0 0 " + height + " 0 0 cm /F Do Q";
        begin();
        text("<</Length " + drawing.length() + ">>stream\n" + drawing + "\nendstream\nendobj\n");
        begin();
        text("<</Type/XObject/Subtype/Image/Width " + size.width() + "/Height " + size.height()
                + "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns "
                + size.width() + "/Rows " + size.height() + (code.inverted() ? "/BlackIs1 true" : "") + ">>/Length "
                + code.data().length + ">>stream\n");
        out.write(code.data());
        position += code.data().length;
        text("\nendstream\nendobj\n");
        pages++;
    }

    /// Writes the catalogue and the table of objects; without it the file is no PDF.
    void finish() throws IOException {
        long catalog = position;
        text(CATALOG + " 0 obj\n<</Type/Catalog/Pages " + PAGES + " 0 R>>\nendobj\n");
        long tree = position;
        var kids = new StringBuilder();
        for (int i = 0; i < pages; i++) {
            kids.append(FIRST_FREE + i * OBJECTS_PER_PAGE).append(" 0 R ");
        }
        text(PAGES + " 0 obj\n<</Type/Pages/Count " + pages + "/Kids[" + kids + "]>>\nendobj\n");
        long table = position;
        offsets.addFirst(tree);
        offsets.addFirst(catalog);
        var rows = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (long offset : offsets) {
            rows.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        text(rows + "trailer\n<</Size " + (offsets.size() + 1) + "/Root " + CATALOG + " 0 R>>\nstartxref\n" + table
                + "\n%%EOF\n");
    }

    private void begin() throws IOException {
        offsets.add(position);
        text((FIRST_FREE + offsets.size() - 1) + " 0 obj\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes);
        position += bytes.length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
