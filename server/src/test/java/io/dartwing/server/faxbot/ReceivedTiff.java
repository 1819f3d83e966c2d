package io.dartwing.server.faxbot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// A page as an Asterisk leaves it in its folder.
final class ReceivedTiff {
    private ReceivedTiff() {}

    static Path of(Path folder, String name) throws IOException {
        var page = new BufferedImage(1728, 2200, BufferedImage.TYPE_BYTE_BINARY);
        var pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1728, 2200);
        pen.setColor(Color.BLACK);
        pen.fillRect(200, 300, 900, 60);
        pen.dispose();
        Path file = Files.createDirectories(folder).resolve(name);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam form = writer.getDefaultWriteParam();
        form.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        form.setCompressionType("CCITT T.6");
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(page, null, null), form);
        } finally {
            writer.dispose();
        }
        return file;
    }
}
