package io.dartwing.testkit;

import static io.dartwing.testkit.HostileDocuments.add;
import static io.dartwing.testkit.HostileDocuments.noise;
import static io.dartwing.testkit.HostileDocuments.zeros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// TIFFs that lie about their sizes, their pages and their data.
final class HostileTiffs {
    private static final int DATA = 8;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int STRIP = 273;
    private static final int SAMPLES = 277;
    private static final int ROWS = 278;
    private static final int BYTES = 279;

    private HostileTiffs() {}

    static void addTo(List<HostileDocument> all) {
        HostileDocuments.addDamaged(all, "tiff", () -> tiff(noise(216 * 50, 1), Map.of()), 8, 10);
        chains(all);
        sizes(all);
        data(all);
    }

    private static void chains(List<HostileDocument> all) {
        add(all, "tiff-header-only", () -> new byte[] {'I', 'I', 42, 0, 0, 0, 0, 0});
        add(all, "tiff-header-half", () -> new byte[] {'I', 'I', 42, 0});
        add(all, "tiff-first-page-outside", () -> new byte[] {'M', 'M', 0, 42, 127, 0, 0, 0, 0, 0});
        add(all, "tiff-pages-in-a-circle", () -> linked(-1));
        add(all, "tiff-next-page-outside", () -> linked(2_000_000_000));
        add(all, "tiff-next-page-is-the-header", () -> linked(0 + 1));
        add(all, "tiff-big", () -> new byte[] {'I', 'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0});
        add(all, "tiff-no-entries", () -> {
            byte[] bytes = tiff(new byte[216], Map.of());
            little(bytes).putShort(little(bytes).getInt(4), (short) 0);
            return bytes;
        });
        add(all, "tiff-too-many-entries", () -> {
            byte[] bytes = tiff(new byte[216], Map.of());
            little(bytes).putShort(little(bytes).getInt(4), (short) 65535);
            return bytes;
        });
        add(all, "tiff-ten-thousand-pages", () -> pages(10_000));
        add(all, "tiff-hundred-thousand-pages", () -> pages(100_000));
    }

    private static void sizes(List<HostileDocument> all) {
        long[][] sizes = {
            {0, 50},
            {1728, 0},
            {60_000, 60_000},
            {4_294_967_295L, 50},
            {1728, 4_294_967_295L},
            {65_535, 65_535},
            {65_536, 65_536},
            {1, 65_535},
            {65_535, 1}
        };
        for (long[] size : sizes) {
            add(
                    all,
                    "tiff-size-" + size[0] + "x" + size[1],
                    () -> tiff(new byte[500], Map.of(WIDTH, size[0], HEIGHT, size[1], ROWS, size[1])));
            add(
                    all,
                    "tiff-colour-size-" + size[0] + "x" + size[1],
                    () -> tiff(
                            new byte[500],
                            Map.of(
                                    WIDTH,
                                    size[0],
                                    HEIGHT,
                                    size[1],
                                    BITS,
                                    8L,
                                    SAMPLES,
                                    3L,
                                    PHOTOMETRIC,
                                    2L,
                                    ROWS,
                                    size[1])));
        }
        add(all, "tiff-rows-per-strip-zero", () -> tiff(new byte[216 * 50], Map.of(ROWS, 0L)));
        add(all, "tiff-strip-outside", () -> tiff(new byte[500], Map.of(STRIP, 4_000_000_000L)));
        add(all, "tiff-strip-is-enormous", () -> tiff(new byte[500], Map.of(BYTES, 4_294_967_295L)));
        add(all, "tiff-strip-empty", () -> tiff(new byte[500], Map.of(BYTES, 0L)));
        add(all, "tiff-strip-is-the-header", () -> tiff(new byte[500], Map.of(STRIP, 0L)));
        add(all, "tiff-four-billion-strips", () -> {
            byte[] bytes = tiff(new byte[500], Map.of());
            ByteBuffer tiff = little(bytes);
            int directory = tiff.getInt(4);
            for (int i = 0; i < tiff.getShort(directory); i++) {
                int entry = directory + 2 + i * 12;
                if (tiff.getShort(entry) == STRIP || tiff.getShort(entry) == BYTES) {
                    tiff.putInt(entry + 4, -1);
                }
            }
            return bytes;
        });
        for (long bits : new long[] {0, 7, 16, 64, 65_535}) {
            add(all, "tiff-bits-" + bits, () -> tiff(new byte[5000], Map.of(BITS, bits)));
        }
        for (long samples : new long[] {0, 2, 99, 65_535}) {
            add(all, "tiff-samples-" + samples, () -> tiff(new byte[5000], Map.of(SAMPLES, samples, BITS, 8L)));
        }
        add(all, "tiff-palette-missing", () -> tiff(new byte[5000], Map.of(PHOTOMETRIC, 3L, BITS, 8L)));
        add(all, "tiff-photometric-99", () -> tiff(new byte[5000], Map.of(PHOTOMETRIC, 99L)));
        add(all, "tiff-fill-order-7", () -> tiff(new byte[216 * 50], Map.of(266, 7L)));
        add(all, "tiff-orientation-99", () -> tiff(new byte[216 * 50], Map.of(274, 99L)));
        add(all, "tiff-planes-apart", () -> tiff(new byte[5000], Map.of(284, 2L, SAMPLES, 3L, BITS, 8L)));
        add(all, "tiff-tiles-of-nothing", () -> tiff(new byte[5000], Map.of(322, 0L, 323, 0L, 324, 8L, 325, 50L)));
        add(
                all,
                "tiff-tiles-enormous",
                () -> tiff(new byte[5000], Map.of(322, 1_000_000_000L, 323, 1_000_000_000L, 324, 8L, 325, 50L)));
    }

    private static void data(List<HostileDocument> all) {
        for (long compression : new long[] {2, 3, 4, 5, 6, 7, 8, 32773, 32946, 34661, 9999}) {
            add(
                    all,
                    "tiff-noise-" + compression,
                    () -> tiff(noise(20_000, compression), Map.of(COMPRESSION, compression)));
        }
        add(all, "tiff-noise-2d", () -> tiff(noise(20_000, 12), Map.of(COMPRESSION, 3L, 292, 1L)));
        add(all, "tiff-deflate-bomb", () -> tiff(zeros(1L << 30), Map.of(COMPRESSION, 8L)));
        add(
                all,
                "tiff-deflate-bomb-60000",
                () -> tiff(
                        zeros(450_000_000), Map.of(COMPRESSION, 8L, WIDTH, 60_000L, HEIGHT, 60_000L, ROWS, 60_000L)));
        add(
                all,
                "tiff-colour-deflate-bomb",
                () -> tiff(
                        zeros(1L << 28),
                        Map.of(
                                COMPRESSION,
                                8L,
                                WIDTH,
                                9_000L,
                                HEIGHT,
                                9_900L,
                                ROWS,
                                9_900L,
                                BITS,
                                8L,
                                SAMPLES,
                                3L,
                                PHOTOMETRIC,
                                2L)));
        add(all, "tiff-pack-bits-bomb", () -> {
            byte[] data = new byte[1_000_000];
            Arrays.fill(data, (byte) 129);
            return tiff(data, Map.of(COMPRESSION, 32773L));
        });
        add(all, "tiff-fax-of-zeros", () -> tiff(new byte[1_000_000], Map.of(COMPRESSION, 3L)));
        add(all, "tiff-fax-of-ones", () -> {
            byte[] data = new byte[1_000_000];
            Arrays.fill(data, (byte) 0xFF);
            return tiff(data, Map.of(COMPRESSION, 4L, HEIGHT, 65_000L, ROWS, 65_000L));
        });
    }

    /// A page of 1728x50 whose data stand at offset 8, with some fields changed. All values are written as
    /// LONG.
    private static byte[] tiff(byte[] data, Map<Integer, Long> changes) {
        var fields = new TreeMap<Integer, Long>(Map.of(
                WIDTH,
                1728L,
                HEIGHT,
                50L,
                BITS,
                1L,
                COMPRESSION,
                1L,
                PHOTOMETRIC,
                0L,
                STRIP,
                (long) DATA,
                SAMPLES,
                1L,
                ROWS,
                50L,
                BYTES,
                (long) data.length));
        fields.putAll(changes);
        int directory = DATA + data.length + 1 & ~1;
        ByteBuffer out = little(new byte[directory + 2 + fields.size() * 12 + 4]);
        out.put(new byte[] {'I', 'I', 42, 0}).putInt(directory).put(data).position(directory);
        out.putShort((short) fields.size());
        fields.forEach((tag, value) ->
                out.putShort(tag.shortValue()).putShort((short) 4).putInt(1).putInt(value.intValue()));
        return out.array();
    }

    /// `next` is where the page's directory says the next one is; -1 for itself.
    private static byte[] linked(int next) {
        byte[] bytes = tiff(new byte[216 * 50], Map.of());
        ByteBuffer tiff = little(bytes);
        tiff.putInt(bytes.length - 4, next == -1 ? tiff.getInt(4) : next);
        return bytes;
    }

    private static byte[] pages(int count) {
        byte[] one = tiff(new byte[216 * 50], Map.of());
        int directory = little(one).getInt(4);
        int size = one.length - directory;
        ByteBuffer out = little(Arrays.copyOf(one, directory + size * count));
        for (int i = 0; i < count; i++) {
            int at = directory + i * size;
            out.put(at, one, directory, size);
            out.putInt(at + size - 4, i == count - 1 ? 0 : at + size);
        }
        return out.array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
