package io.dartwing.fax.cover;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// Logos: small pictures of the two kinds that every renderer knows. Only their heads are looked at.
final class CoverImages {
    static final int MOST_BYTES = 150 * 1024;
    private static final int MOST_PIXELS = 4_000_000;
    private static final String PNG_BEGINS = "iVBORw0KGgo";
    private static final String JPEG_BEGINS = "/9j/";

    private CoverImages() {}

    static String format(@Nullable String base64) {
        return base64 != null && base64.startsWith(JPEG_BEGINS) ? "jpeg" : "png";
    }

    /// What is wrong with it; empty when it can be drawn.
    static Optional<String> fault(@Nullable String base64) {
        if (base64 == null || base64.isEmpty()) {
            return Optional.of("missing");
        }
        if (base64.length() > MOST_BYTES / 3 * 4 + 4) {
            return Optional.of("too large");
        }
        if (!base64.startsWith(PNG_BEGINS) && !base64.startsWith(JPEG_BEGINS)) {
            return Optional.of("neither PNG nor JPEG");
        }
        try {
            return headFault(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException | IOException broken) {
            return Optional.of("can't be read");
        }
    }

    private static Optional<String> headFault(byte[] bytes) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.of("can't be read");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                return pixels > MOST_PIXELS ? Optional.of("too many pixels") : Optional.empty();
            } finally {
                reader.dispose();
            }
        }
    }
}
