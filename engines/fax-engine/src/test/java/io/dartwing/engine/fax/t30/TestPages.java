package io.dartwing.engine.fax.t30;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Bilevel pages for tests: drawn, written as plain TIFF, read back from any TIFF.
final class TestPages {

    /// One bit per pixel, 1 is black, rows start on octets.
    record Page(int width, int rows, byte[] bits) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Page(int w, int r, byte[] b) && w == width && r == rows && Arrays.equals(b, bits);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bits);
        }

        @Override
        public String toString() {
            return width + "x" + rows + "#" + Integer.toHexString(hashCode());
        }
    }

    private TestPages() {}

    /// Something like lines of print.
    static Page drawn(int width, int rows, long seed) {
        Random random = new Random(seed);
        int stride = width / 8;
        byte[] bits = new byte[stride * rows];
        for (int top = 40; top + 24 < rows; top += 48) {
            for (int left = 8; left + 4 < stride - 8; left += 3) {
                if (random.nextInt(6) != 0) {
                    glyph(bits, stride, top, left, random);
                }
            }
        }
        return new Page(width, rows, bits);
    }

    private static void glyph(byte[] bits, int stride, int top, int left, Random random) {
        int shape = random.nextInt();
        for (int y = 0; y < 24; y++) {
            int slice = (shape >>> (y / 6 * 8)) & 0xFF;
            bits[(top + y) * stride + left] = (byte) (slice | slice << 1);
            bits[(top + y) * stride + left + 1] = (byte) (slice >> 2);
        }
    }

    /// An uncompressed TIFF with the resolution in dots per centimetre.
    static Path write(Path file, T30Resolution resolution, Page... pages) throws IOException {
        return write(file, Collections.nCopies(pages.length, resolution), pages);
    }

    static Path write(Path file, List<T30Resolution> resolutions, Page... pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0});
        for (int i = 0; i < pages.length; i++) {
            out.writeBytes(directory(pages[i], resolutions.get(i), i, pages.length, out.size()));
        }
        return Files.write(file, out.toByteArray());
    }

    private static byte[] directory(Page page, T30Resolution resolution, int number, int count, int at) {
        int[][] entries = {
            {256, 4, page.width()},
            {257, 4, page.rows()},
            {258, 3, 1},
            {259, 3, 1},
            {262, 3, 0},
            {266, 3, 1},
            {273, 4, 0},
            {277, 3, 1},
            {278, 4, page.rows()},
            {279, 4, page.bits().length},
            {282, 5, 0},
            {283, 5, 0},
            {296, 3, 3},
            {297, 3, number | count << 16}
        };
        int tail = at + 2 + 12 * entries.length + 4;
        int perMetre = switch (resolution) {
            case STANDARD -> 3850;
            case FINE -> 7700;
            case SUPERFINE -> 15400;
        };
        int end = tail + 16 + page.bits().length;
        end += end & 1;
        ByteBuffer out = ByteBuffer.allocate(end - at).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) entries.length);
        for (int[] entry : entries) {
            int value = switch (entry[0]) {
                case 273 -> tail + 16;
                case 282 -> tail;
                case 283 -> tail + 8;
                default -> entry[2];
            };
            out.putShort((short) entry[0]).putShort((short) entry[1]);
            out.putInt(entry[0] == 297 ? 2 : 1).putInt(value);
        }
        out.putInt(number + 1 < count ? end : 0);
        out.putInt(8031).putInt(100).putInt(perMetre).putInt(100).put(page.bits());
        return out.array();
    }

    static List<Page> read(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new File(file.toString()))) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
            reader.setInput(in);
            List<Page> pages = new ArrayList<>();
            for (int i = 0; i < reader.getNumImages(true); i++) {
                pages.add(of(reader.read(i)));
            }
            reader.dispose();
            return pages;
        }
    }

    private static Page of(BufferedImage image) {
        int width = image.getWidth();
        int stride = (width + 7) / 8;
        byte[] bits = new byte[stride * image.getHeight()];
        int[] row = new int[width];
        boolean zeroIsBlack = (image.getColorModel().getRGB(0) & 0xFF) == 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                if ((row[x] == 0) == zeroIsBlack) {
                    bits[y * stride + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        return new Page(width, image.getHeight(), bits);
    }
}
