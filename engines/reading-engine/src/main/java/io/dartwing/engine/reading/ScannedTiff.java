package io.dartwing.engine.reading;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.leptonica.PIX;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pages of TIFF files in the forms that scanners write, decoded in Java.
final class ScannedTiff {
    private static final Logger LOG = LoggerFactory.getLogger(ScannedTiff.class);

    private ScannedTiff() {}

    /// The page in grey; empty if it can't be decoded. Its size has been checked before.
    static Optional<PIX> grey(Path file, int index, Images images) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                throw new IOException("the file can't be opened");
            }
            reader.setInput(in, false, true);
            return decoded(reader, index).map(picture -> images.grey(pixels(picture), picture.getWidth()));
        } finally {
            reader.dispose();
        }
    }

    /// Decoders fail in many ways on damaged data, and their messages may quote it: only the kind is kept.
    private static Optional<BufferedImage> decoded(ImageReader reader, int index) {
        try {
            return Optional.ofNullable(reader.read(index));
        } catch (IOException | RuntimeException damaged) {
            LOG.debug("A page can't be decoded: {}", damaged.getClass().getName());
            return Optional.empty();
        }
    }

    private static byte[] pixels(BufferedImage picture) {
        BufferedImage grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = grey.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    }
}
