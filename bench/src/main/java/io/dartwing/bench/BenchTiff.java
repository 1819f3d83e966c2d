package io.dartwing.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
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

/// Pages as a TIFF file: T.6 if they are bilevel, LZW if they are grey.
final class BenchTiff {
    private BenchTiff() {}

    static Path write(Path file, int rowsPerInch, List<BufferedImage> pages) throws IOException {
        ImageWriter writer = writer();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                ImageWriteParam how = writer.getDefaultWriteParam();
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionType(page.getType() == BufferedImage.TYPE_BYTE_BINARY ? "CCITT T.6" : "LZW");
                IIOMetadata plain =
                        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(page), how);
                TIFFDirectory directory = TIFFDirectory.createFromMetadata(plain);
                BaselineTIFFTagSet tags = BaselineTIFFTagSet.getInstance();
                directory.addTIFFField(resolution(tags.getTag(BaselineTIFFTagSet.TAG_X_RESOLUTION), 204));
                directory.addTIFFField(resolution(tags.getTag(BaselineTIFFTagSet.TAG_Y_RESOLUTION), rowsPerInch));
                directory.addTIFFField(new TIFFField(tags.getTag(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT), 2));
                writer.writeToSequence(new IIOImage(page, null, directory.getAsMetadata()), how);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    /// The JDK's: others that are found before it lose the resolution.
    private static ImageWriter writer() {
        var writers = ImageIO.getImageWritersByFormatName("tiff");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if ("java.desktop".equals(writer.getClass().getModule().getName())) {
                return writer;
            }
        }
        throw new IllegalStateException("the JDK has no writer of TIFF files");
    }

    private static TIFFField resolution(TIFFTag tag, int perInch) {
        return new TIFFField(tag, TIFFTag.TIFF_RATIONAL, 1, new long[][] {{perInch, 1}});
    }
}
