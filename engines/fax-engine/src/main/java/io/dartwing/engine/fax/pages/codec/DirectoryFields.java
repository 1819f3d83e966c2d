package io.dartwing.engine.fax.pages.codec;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The raw values of a TIFF directory, by tag.
final class DirectoryFields {
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int T4_OPTIONS = 292;
    static final int RESOLUTION_UNIT = 296;
    static final int TILE_WIDTH = 322;

    /// The only tags that are read; whatever else a directory holds can't do harm.
    static final Set<Integer> KNOWN = Set.of(
            WIDTH,
            HEIGHT,
            BITS_PER_SAMPLE,
            COMPRESSION,
            PHOTOMETRIC,
            FILL_ORDER,
            STRIP_OFFSETS,
            ORIENTATION,
            SAMPLES_PER_PIXEL,
            ROWS_PER_STRIP,
            STRIP_BYTE_COUNTS,
            X_RESOLUTION,
            Y_RESOLUTION,
            T4_OPTIONS,
            RESOLUTION_UNIT,
            TILE_WIDTH);

    private static final int UNIT_CENTIMETRE = 3;
    private static final double CM_PER_INCH = 2.54;

    private final Map<Integer, double[]> values = new HashMap<>();

    void put(int tag, double[] value) {
        values.putIfAbsent(tag, value);
    }

    long first(int tag, long otherwise) {
        double[] value = values.get(tag);
        return value == null || value.length == 0 ? otherwise : (long) value[0];
    }

    long[] all(int tag) {
        double[] value = values.getOrDefault(tag, new double[0]);
        long[] numbers = new long[value.length];
        for (int i = 0; i < value.length; i++) {
            numbers[i] = (long) value[i];
        }
        return numbers;
    }

    boolean has(int tag) {
        return values.containsKey(tag);
    }

    /// Dots per inch. Fax programs mix up the units: 80.3 "per inch" and 204 "per centimetre" are both seen in
    /// the
    /// wild, and only one reading of each is a fax resolution.
    double dpi(int tag) {
        double[] value = values.get(tag);
        if (value == null || value.length == 0 || !(value[0] > 0) || value[0] > 100_000) {
            return 0;
        }
        double[] horizontal = values.getOrDefault(X_RESOLUTION, value);
        double x = horizontal.length == 0 ? value[0] : horizontal[0];
        boolean metric = first(RESOLUTION_UNIT, 2) == UNIT_CENTIMETRE;
        if (metric && x >= 195 && x <= 209) {
            metric = false;
        } else if (!metric && x >= 79 && x <= 82 && first(WIDTH, 0) >= 1728) {
            metric = true;
        }
        return metric ? value[0] * CM_PER_INCH : value[0];
    }

    /// Reads `count` values of a TIFF type; an unknown type has none.
    static double[] read(int type, int count, ByteBuffer from) {
        double[] values = new double[size(type) == 0 ? 0 : count];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case 1, 2, 7 -> from.get() & 0xFF;
                case 6 -> from.get();
                case 3 -> from.getShort() & 0xFFFF;
                case 8 -> from.getShort();
                case 4, 13 -> from.getInt() & 0xFFFFFFFFL;
                case 9 -> from.getInt();
                case 5 -> ratio(from.getInt() & 0xFFFFFFFFL, from.getInt() & 0xFFFFFFFFL);
                case 10 -> ratio(from.getInt(), from.getInt());
                case 11 -> from.getFloat();
                default -> from.getDouble();
            };
        }
        return values;
    }

    /// Bytes of one value; 0 for an unknown type.
    static int size(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12 -> 8;
            default -> 0;
        };
    }

    private static double ratio(long numerator, long denominator) {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }
}
