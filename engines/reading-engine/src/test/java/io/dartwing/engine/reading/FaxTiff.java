package io.dartwing.engine.reading;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;

/// Fax pages as the TIFF files a fax engine stores.
final class FaxTiff {
    private FaxTiff() {}

    static byte[] t6(int rowsPerInch, List<BufferedImage> pages) {
        return write("CCITT T.6", rowsPerInch, pages);
    }

    static byte[] write(String compression, int rowsPerInch, List<BufferedImage> pages) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                ImageWriteParam how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionType(compression);
                ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(page);
                IIOMetadata plain = writer.getDefaultImageMetadata(type, how);
                TIFFDirectory directory = TIFFDirectory.createFromMetadata(plain);
                BaselineTIFFTagSet tags = BaselineTIFFTagSet.getInstance();
                directory.addTIFFField(resolution(tags.getTag(BaselineTIFFTagSet.TAG_X_RESOLUTION), 204));
                directory.addTIFFField(resolution(tags.getTag(BaselineTIFFTagSet.TAG_Y_RESOLUTION), rowsPerInch));
                directory.addTIFFField(new TIFFField(tags.getTag(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT), 2));
                writer.writeToSequence(new IIOImage(page, null, directory.getAsMetadata()), how);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static TIFFField resolution(TIFFTag tag, int perInch) {
        return new TIFFField(tag, TIFFTag.TIFF_RATIONAL, 1, new long[][] {{perInch, 1}});
    }
}
