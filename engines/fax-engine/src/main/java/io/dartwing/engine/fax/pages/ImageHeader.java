package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a PNG or JPEG says of itself, read before any decoder takes memory for it.
///
/// @param channels      samples per pixel
/// @param horizontalDpi 0 when unknown
/// @param orientation   EXIF orientation, 1 is upright
record ImageHeader(int width, int height, int channels, double horizontalDpi, double verticalDpi, int orientation) {
    private static final double INCHES_PER_METRE = 39.3701;
    private static final int EXIF_ORIENTATION = 0x0112;
    private static final int MAX_CHUNK = 64 * 1024;

    static ImageHeader read(Path file, DocumentType type) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return type == DocumentType.PNG ? png(in) : jpeg(in);
        }
    }

    private static ImageHeader png(DataInputStream in) throws IOException {
        in.skipNBytes(8 + 8);
        int width = in.readInt();
        int height = in.readInt();
        int depth = in.readUnsignedByte();
        int colour = in.readUnsignedByte();
        in.skipNBytes(3 + 4);
        int channels =
                (colour == 3 ? 1 : colour == 0 ? 1 : colour == 4 ? 2 : colour == 2 ? 3 : 4) * (depth == 16 ? 2 : 1);
        double x = 0;
        double y = 0;
        int orientation = 1;
        while (true) {
            long length = in.readInt() & 0xFFFFFFFFL;
            int name = in.readInt();
            if (name == chunk("IDAT") || name == chunk("IEND")) {
                return new ImageHeader(width, height, channels, x, y, orientation);
            }
            if (name == chunk("pHYs") && length == 9) {
                double horizontal = in.readInt() / INCHES_PER_METRE;
                double vertical = in.readInt() / INCHES_PER_METRE;
                boolean metres = in.readUnsignedByte() == 1;
                x = metres ? horizontal : 0;
                y = metres ? vertical : 0;
            } else if (name == chunk("eXIf") && length <= MAX_CHUNK) {
                orientation = exif(in.readNBytes((int) length));
            } else {
                in.skipNBytes(length);
            }
            in.skipNBytes(4);
        }
    }

    private static int chunk(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }

    private static ImageHeader jpeg(DataInputStream in) throws IOException {
        in.skipNBytes(2);
        double x = 0;
        double y = 0;
        int orientation = 1;
        while (true) {
            int marker = in.readUnsignedByte();
            if (marker != 0xFF) {
                throw new Refusal(Reason.DAMAGED, "The JPEG image is damaged.");
            }
            while (marker == 0xFF) {
                marker = in.readUnsignedByte();
            }
            int length = in.readUnsignedShort() - 2;
            if (length < 0) {
                throw new Refusal(Reason.DAMAGED, "The JPEG image is damaged.");
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                in.readUnsignedByte();
                int height = in.readUnsignedShort();
                int width = in.readUnsignedShort();
                return new ImageHeader(width, height, in.readUnsignedByte(), x, y, orientation);
            }
            byte[] data = in.readNBytes(length);
            if (data.length < length) {
                throw new Refusal(Reason.DAMAGED, "The JPEG image is damaged.");
            }
            if (marker == 0xE0 && length >= 12 && data[0] == 'J' && data[2] == 'I') {
                var jfif = ByteBuffer.wrap(data);
                double unit = data[7] == 1 ? 1 : data[7] == 2 ? 2.54 : 0;
                x = (jfif.getShort(8) & 0xFFFF) * unit;
                y = (jfif.getShort(10) & 0xFFFF) * unit;
            } else if (marker == 0xE1 && length > 6 && data[0] == 'E' && data[1] == 'x' && data[4] == 0) {
                orientation = exif(java.util.Arrays.copyOfRange(data, 6, data.length));
            }
        }
    }

    /// The orientation in a TIFF-shaped EXIF block; 1 when there is none.
    private static int exif(byte[] block) {
        var tiff = ByteBuffer.wrap(block);
        if (block.length < 14) {
            return 1;
        }
        tiff.order(block[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long at = tiff.getInt(4) & 0xFFFFFFFFL;
        if (at + 2 > block.length) {
            return 1;
        }
        int entries = tiff.getShort((int) at) & 0xFFFF;
        for (int i = 0; i < entries && at + 2 + (i + 1) * 12L <= block.length; i++) {
            int entry = (int) at + 2 + i * 12;
            if ((tiff.getShort(entry) & 0xFFFF) == EXIF_ORIENTATION) {
                int value = tiff.getShort(entry + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
