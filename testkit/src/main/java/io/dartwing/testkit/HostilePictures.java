package io.dartwing.testkit;

import static io.dartwing.testkit.HostileDocuments.add;
import static io.dartwing.testkit.HostileDocuments.deflated;
import static io.dartwing.testkit.HostileDocuments.join;
import static io.dartwing.testkit.HostileDocuments.latin;
import static io.dartwing.testkit.HostileDocuments.noise;
import static io.dartwing.testkit.HostileDocuments.zeros;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// PNG and JPEG pictures that lie, burst, or end too early.
final class HostilePictures {
    private static final byte[] SIGNATURE = latin("\u0089PNG\r\n\u001a\n");

    private HostilePictures() {}

    static void addTo(List<HostileDocument> all) {
        HostileDocuments.addDamaged(all, "png", () -> picture("png"), 6, 8);
        HostileDocuments.addDamaged(all, "jpeg", () -> picture("jpg"), 6, 10);
        pngs(all);
        jpegs(all);
    }

    private static void pngs(List<HostileDocument> all) {
        add(all, "png-bomb-60000", () -> png(60_000, 60_000, 1, 0, 0, zeros(450_060_000L)));
        add(all, "png-bomb-60000-interlaced", () -> png(60_000, 60_000, 1, 0, 1, zeros(450_060_000L)));
        add(all, "png-colour-16-bit-9000", () -> png(9_000, 9_000, 16, 2, 0, zeros(9_000L * 54_001)));
        add(all, "png-60000-of-nothing", () -> png(60_000, 60_000, 8, 2, 0, deflated(new byte[9])));
        add(all, "png-size-largest", () -> png(Integer.MAX_VALUE, Integer.MAX_VALUE, 8, 6, 0, deflated(new byte[9])));
        add(all, "png-size-negative", () -> png(-1, -1, 8, 6, 0, deflated(new byte[9])));
        add(all, "png-size-zero", () -> png(0, 0, 8, 6, 0, deflated(new byte[9])));
        add(all, "png-depth-3", () -> png(50, 50, 3, 0, 0, zeros(5000)));
        add(all, "png-colour-type-7", () -> png(50, 50, 8, 7, 0, zeros(50_000)));
        add(all, "png-palette-missing", () -> png(50, 50, 8, 3, 0, zeros(5000)));
        add(all, "png-data-noise", () -> png(50, 50, 8, 0, 0, noise(500, 1)));
        add(all, "png-data-too-long", () -> png(50, 50, 8, 0, 0, zeros(1L << 30)));
        add(all, "png-data-missing", () -> join(SIGNATURE, header(50, 50, 8, 0, 0), chunk("IEND", new byte[0])));
        add(all, "png-header-missing", () -> join(SIGNATURE, chunk("IDAT", zeros(5000)), chunk("IEND", new byte[0])));
        add(all, "png-signature-only", () -> SIGNATURE.clone());
        add(
                all,
                "png-chunk-enormous",
                () -> join(SIGNATURE, header(50, 50, 8, 0, 0), latin("\u007f\u00ff\u00ff\u00fftEXtabc")));
        add(all, "png-text-bomb", () -> withChunk("zTXt", join(latin("a\0\0"), zeros(1L << 30))));
        add(all, "png-profile-bomb", () -> withChunk("iCCP", join(latin("a\0\0"), zeros(1L << 30))));
        add(all, "png-hundred-thousand-chunks", () -> {
            var out = new ByteArrayOutputStream();
            out.writeBytes(SIGNATURE);
            out.writeBytes(header(50, 50, 8, 0, 0));
            for (int i = 0; i < 100_000; i++) {
                out.writeBytes(chunk("tEXt", latin("k\0v")));
            }
            out.writeBytes(chunk("IDAT", zeros(5000)));
            out.writeBytes(chunk("IEND", new byte[0]));
            return out.toByteArray();
        });
        add(all, "png-density-nonsense", () -> withChunk("pHYs", new byte[] {-1, -1, -1, -1, 0, 0, 0, 0, 1}));
        add(all, "png-one-pixel-high", () -> png(1_000_000, 1, 1, 0, 0, zeros(125_001)));
        add(all, "png-one-pixel-wide", () -> png(1, 1_000_000, 1, 0, 0, zeros(2_000_000)));
    }

    private static void jpegs(List<HostileDocument> all) {
        add(all, "jpeg-start-only", () -> latin("\u00ff\u00d8\u00ff"));
        add(all, "jpeg-start-and-end", () -> latin("\u00ff\u00d8\u00ff\u00d9"));
        add(all, "jpeg-65500", () -> jpegOfSize(65_500, 65_500));
        add(all, "jpeg-12000-of-nothing", () -> jpegOfSize(12_000, 8_000));
        add(all, "jpeg-size-zero", () -> jpegOfSize(0, 0));
        add(all, "jpeg-height-zero", () -> jpegOfSize(0, 64));
        add(all, "jpeg-precision-12", () -> changedFrame(4, 12));
        add(all, "jpeg-no-components", () -> changedFrame(9, 0));
        add(all, "jpeg-99-components", () -> changedFrame(9, 99));
        add(all, "jpeg-lossless", () -> changedFrame(1, 0xC3));
        add(all, "jpeg-arithmetic", () -> changedFrame(1, 0xC9));
        add(all, "jpeg-sampling-zero", () -> changedFrame(11, 0));
        add(all, "jpeg-segment-length-zero", () -> latin("\u00ff\u00d8\u00ff\u00e0\0\0" + "x".repeat(100)));
        add(all, "jpeg-segment-outside", () -> latin("\u00ff\u00d8\u00ff\u00e0\u00ff\u00ffJFIF"));
        add(all, "jpeg-endless-fill", () -> join(latin("\u00ff\u00d8"), filled(5_000_000)));
        add(
                all,
                "jpeg-exif-circle",
                () -> withExif("MM\0*\0\0\0\u0008\0\1\u0087\u0069\0\4\0\0\0\1\0\0\0\u0008\0\0\0\u0008"));
        add(all, "jpeg-exif-outside", () -> withExif("II*\0\u00ff\u00ff\u00ff\u007f" + "\0".repeat(20)));
        add(all, "jpeg-exif-many", () -> withExif("MM\0*\0\0\0\u0008\u00ff\u00ff" + "\0".repeat(20)));
        add(all, "jpeg-thousand-pictures", () -> {
            byte[] one = picture("jpg");
            var out = new ByteArrayOutputStream();
            for (int i = 0; i < 1000; i++) {
                out.writeBytes(one);
            }
            return out.toByteArray();
        });
        add(
                all,
                "jpeg-then-pdf",
                () -> join(picture("jpg"), RawPdf.onePage("0 0 9 9 re f").bytes()));
    }

    /// A small JPEG that claims another size.
    static byte[] jpegOfSize(int height, int width) throws IOException {
        byte[] bytes = picture("jpg");
        ByteBuffer.wrap(bytes).putShort(frame(bytes) + 5, (short) height).putShort(frame(bytes) + 7, (short) width);
        return bytes;
    }

    private static byte[] changedFrame(int offset, int value) throws IOException {
        byte[] bytes = picture("jpg");
        bytes[frame(bytes) + offset] = (byte) value;
        return bytes;
    }

    private static int frame(byte[] jpeg) {
        for (int i = 0; i < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                return i;
            }
        }
        throw new IllegalStateException("no frame header");
    }

    private static byte[] withExif(String block) throws IOException {
        byte[] jpeg = picture("jpg");
        byte[] exif = latin("Exif\0\0" + block);
        byte[] head = {jpeg[0], jpeg[1], (byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 2)};
        return join(head, exif, java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] filled(int count) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 320 * 200; i++) {
            image.setRGB(i % 320, i / 320, i * 77);
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] withChunk(String name, byte[] data) throws IOException {
        return join(
                SIGNATURE,
                header(50, 50, 8, 0, 0),
                chunk(name, data),
                chunk("IDAT", zeros(5000)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] png(int width, int height, int depth, int colour, int interlace, byte[] data) {
        return join(
                SIGNATURE,
                header(width, height, depth, colour, interlace),
                chunk("IDAT", data),
                chunk("IEND", new byte[0]));
    }

    private static byte[] header(int width, int height, int depth, int colour, int interlace) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) colour)
                        .put((byte) 0)
                        .put((byte) 0)
                        .put((byte) interlace)
                        .array());
    }

    private static byte[] chunk(String name, byte[] data) {
        var sum = new CRC32();
        sum.update(latin(name));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(latin(name))
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }
}
