package io.dartwing.engine.fax.pages;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Looks for codes on pages of strangers: in limited time, and whatever the library makes of them.
///
/// @param name of the thread
/// @param width of the picture of a page, in pixels
/// @param ways tried one after the other
record CodeSearch(String name, int width, List<Way> ways) {
    static final Map<DecodeHintType, Object> THOROUGHLY = Map.of(DecodeHintType.TRY_HARDER, true);

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    @FunctionalInterface
    interface Way {
        Result[] decode(BinaryBitmap page) throws NotFoundException;
    }

    /// What the codes on the first pages say; pages that can't be read, or take too long, have none.
    ///
    /// @param document bilevel TIFF or PDF
    /// @param pages of the document
    /// @param most pages to look at
    List<String> read(Path document, int pages, int most) throws IOException {
        var found = new ArrayList<String>();
        for (int page = 0; page < Math.min(pages, most); page++) {
            found.addAll(read(document, page));
        }
        return found;
    }

    private List<String> read(Path document, int page) throws IOException {
        try {
            byte[] picture = PageImages.render(document, page, width);
            return Supervised.run(name, TIME_LIMIT, () -> decode(picture));
        } catch (DamagedDocumentException | Refusal unreadable) {
            return List.of();
        }
    }

    private List<String> decode(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        var found = new ArrayList<String>();
        for (Way way : ways) {
            try {
                for (Result result : way.decode(new BinaryBitmap(new HybridBinarizer(source)))) {
                    found.add(result.getText());
                }
            } catch (NotFoundException none) {
                continue; // as most pages
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | ArithmeticException confused) {
                continue; // the library's way of saying that a pattern was none
            }
        }
        return found;
    }
}
