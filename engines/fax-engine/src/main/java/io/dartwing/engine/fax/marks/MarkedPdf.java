package io.dartwing.engine.fax.marks;

import io.dartwing.engine.fax.pages.PageInfo;
import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.CcittEncoder;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/// A PDF of fax pages with what was drawn on them: per page the fax's own picture, one of the marks over it, and the
/// words
/// unseen beneath, so that they can be found.
final class MarkedPdf implements Closeable {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    /// Marks are drawn with at least so many dots per inch, however coarse the fax is.
    private static final double DPI = 204;

    private final PDDocument document = new PDDocument();
    private final Map<Integer, Boolean> writable = new HashMap<>();
    private Optional<PDFont> font = Optional.empty();

    MarkedPdf(String title) {
        document.getDocumentInformation().setTitle(title);
        document.setVersion(1.7f);
    }

    /// @param bitmap with its redactions painted
    /// @param texts that may be found
    void page(Bitmap bitmap, PageInfo info, List<Mark> marks, List<PlacedText> texts) throws IOException {
        float width = (float) (info.width() * 72 / info.horizontalDpi());
        float height = (float) (info.height() * 72 / info.verticalDpi());
        var page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(fax(bitmap), 0, 0, width, height);
            if (!marks.isEmpty()) {
                layer(content, info, marks, width, height);
            }
            for (PlacedText text : texts) {
                unseen(content, text, width, height);
            }
        }
    }

    private PDImageXObject fax(Bitmap bitmap) throws IOException {
        var image = new PDImageXObject(
                document,
                new ByteArrayInputStream(CcittEncoder.encode(bitmap)),
                COSName.CCITTFAX_DECODE,
                bitmap.width(),
                bitmap.height(),
                1,
                PDDeviceGray.INSTANCE);
        var parameters = new COSDictionary();
        parameters.setInt(COSName.K, -1);
        parameters.setInt(COSName.COLUMNS, bitmap.width());
        parameters.setInt(COSName.ROWS, bitmap.height());
        image.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
        return image;
    }

    private void layer(PDPageContentStream content, PageInfo info, List<Mark> marks, float width, float height)
            throws IOException {
        var picture = new BufferedImage(
                Math.max(1, (int) Math.round(width * DPI / 72)),
                Math.max(1, (int) Math.round(height * DPI / 72)),
                BufferedImage.TYPE_INT_ARGB);
        MarkBrush.draw(marks, info, picture, false);
        Rectangle drawn = drawn(picture);
        if (drawn.isEmpty()) {
            return;
        }
        BufferedImage part = picture.getSubimage(drawn.x, drawn.y, drawn.width, drawn.height);
        double x = width / picture.getWidth();
        double y = height / picture.getHeight();
        content.drawImage(
                LosslessFactory.createFromImage(document, part),
                (float) (drawn.x * x),
                (float) (height - (drawn.y + drawn.height) * y),
                (float) (drawn.width * x),
                (float) (drawn.height * y));
    }

    /// The part of the picture that isn't transparent.
    private static Rectangle drawn(BufferedImage picture) {
        int[] row = new int[picture.getWidth()];
        var all = new Rectangle(0, 0, -1, -1);
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            int first = 0;
            while (first < row.length && row[first] >>> 24 == 0) {
                first++;
            }
            if (first < row.length) {
                int last = row.length - 1;
                while (row[last] >>> 24 == 0) {
                    last--;
                }
                all.add(new Rectangle(first, y, last - first + 1, 1));
            }
        }
        return all;
    }

    private void unseen(PDPageContentStream content, PlacedText text, float width, float height) throws IOException {
        PDFont face = font();
        var frame = text.frame();
        String[] lines = text.text().split("\n", -1);
        double lineHeight = frame.h() * height / lines.length;
        for (int i = 0; i < lines.length; i++) {
            String line = writable(lines[i], face);
            float natural = line.isBlank() ? 0 : face.getStringWidth(line) / 1000;
            if (natural <= 0) {
                continue;
            }
            float size = (float) Math.max(1, lineHeight * 0.9);
            float stretch = (float) (frame.w() * width / (natural * size));
            content.beginText();
            content.setRenderingMode(RenderingMode.NEITHER);
            content.setFont(face, size);
            content.setTextMatrix(new Matrix(stretch, 0, 0, 1, (float) (frame.x() * width), (float)
                    (height - frame.y() * height - lineHeight * (i + 0.8))));
            content.showText(line);
            content.endText();
        }
    }

    private PDFont font() throws IOException {
        if (font.isEmpty()) {
            try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
                font = Optional.of(PDType0Font.load(document, in, true));
            }
        }
        return font.get();
    }

    /// What the font can't write becomes `?`.
    private String writable(String text, PDFont face) {
        var out = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .map(point -> writable.computeIfAbsent(point, one -> encodes(one, face)) ? point : '?')
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean encodes(int point, PDFont face) {
        try {
            return face.encode(Character.toString(point)).length > 0;
        } catch (IllegalArgumentException noGlyph) {
            return false;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    void save(Path pdf) throws IOException {
        document.save(pdf.toFile());
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
