package io.dartwing.engine.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One page of a [TiffFile]: the fields of its directory, not yet believed.
///
/// A page is handed to the native decoder as a TIFF file of its own that we write ([#alone(TiffFile)]), with only the
/// fields that matter and one strip list that lies inside the file. So the decoder never walks a directory chain made
/// by a stranger, and a broken page can't take its neighbours along.
///
/// @param number place in the document, from 1
/// @param fields raw directory entries (12 bytes each) by tag
record TiffPage(int number, Map<Integer, ByteBuffer> fields) {
    private static final int WIDTH = 256;
    private static final int LENGTH = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int FILL_ORDER = 266;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTES = 279;
    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;
    private static final int PREDICTOR = 317;
    private static final int T4_OPTIONS = 292;
    private static final int T6_OPTIONS = 293;

    /// None, Modified Huffman, T.4, T.6, LZW, Deflate (both numbers), PackBits.
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32946L, 32773L);

    private static final int SHORT = 3;
    private static final int LONG = 4;

    /// Bytes of compressed image data a single page may have.
    private static final long MAX_DATA = 64L << 20;

    static TiffPage of(int number, ByteBuffer directory, int entries) {
        Map<Integer, ByteBuffer> fields = new TreeMap<>();
        for (int i = 0; i < entries; i++) {
            ByteBuffer entry = directory.slice(i * 12, 12).order(directory.order());
            fields.putIfAbsent(Short.toUnsignedInt(entry.getShort(0)), entry);
        }
        return new TiffPage(number, fields);
    }

    /// Pixels per row; 0 if the file doesn't say or lies absurdly.
    int width() {
        return dimension(WIDTH);
    }

    int height() {
        return dimension(LENGTH);
    }

    /// How much wider than high a pixel's grid is: horizontal over vertical resolution, 1 for square pixels and where
    /// the file says nothing credible.
    double pixelShape(TiffFile file) throws IOException {
        double x = rational(file, X_RESOLUTION);
        double y = rational(file, Y_RESOLUTION);
        double shape = x / y;
        return shape >= 0.2 && shape <= 5 ? shape : 1;
    }

    /// Horizontal pixels per inch; fax machines leave the unit out or wrong, so the number alone decides between
    /// inch and centimetre. 204 where the file says nothing credible.
    double pixelsPerInch(TiffFile file) throws IOException {
        double x = rational(file, X_RESOLUTION);
        if (x >= 30 && x < 170 && scalar(296, 2) == 3) {
            return x * 2.54;
        }
        return x >= 90 && x <= 1_300 ? x : 204;
    }

    /// Whether it is stored the way fax machines do: one sample per pixel, in strips, without prediction.
    boolean plain() {
        long bits = scalar(BITS, 1);
        return COMPRESSIONS.contains(scalar(COMPRESSION, 1))
                && scalar(SAMPLES, 1) == 1
                && (bits == 1 || bits == 8)
                && scalar(PHOTOMETRIC, 0) <= 1
                && scalar(PREDICTOR, 1) == 1
                && fields.containsKey(STRIP_OFFSETS);
    }

    /// This page as a TIFF file of its own; empty if its directory doesn't describe an image we decode.
    Optional<byte[]> alone(TiffFile file) throws IOException {
        long compression = scalar(COMPRESSION, 1);
        long bits = scalar(BITS, 1);
        long photometric = scalar(PHOTOMETRIC, 0);
        long rowsPerStrip = Math.min(scalar(ROWS_PER_STRIP, height()), height());
        if (!plain() || width() == 0 || height() == 0 || rowsPerStrip < 1) {
            return Optional.empty();
        }
        int strips = Math.toIntExact((height() + rowsPerStrip - 1) / rowsPerStrip);
        Optional<long[]> offsets = numbers(file, STRIP_OFFSETS, strips);
        Optional<long[]> lengths = numbers(file, STRIP_BYTES, strips);
        if (offsets.isEmpty() || lengths.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Long> kept = new LinkedHashMap<>();
        kept.put(WIDTH, (long) width());
        kept.put(LENGTH, (long) height());
        kept.put(BITS, bits);
        kept.put(COMPRESSION, compression);
        kept.put(PHOTOMETRIC, photometric);
        kept.put(FILL_ORDER, scalar(FILL_ORDER, 1) == 2 ? 2L : 1L);
        kept.put(STRIP_OFFSETS, 0L);
        kept.put(SAMPLES, 1L);
        kept.put(ROWS_PER_STRIP, rowsPerStrip);
        kept.put(STRIP_BYTES, 0L);
        if (compression == 3) {
            kept.put(T4_OPTIONS, scalar(T4_OPTIONS, 0));
        }
        if (compression == 4) {
            kept.put(T6_OPTIONS, 0L);
        }
        return write(file, kept, offsets.get(), lengths.get());
    }

    private static Optional<byte[]> write(TiffFile file, Map<Integer, Long> kept, long[] offsets, long[] lengths)
            throws IOException {
        long data = 0;
        for (long length : lengths) {
            data += length;
        }
        if (data > Math.min(MAX_DATA, file.size())) {
            return Optional.empty();
        }
        int strips = offsets.length;
        int tables = 8 + 2 + kept.size() * 12 + 4;
        int start = tables + (strips > 1 ? strips * 8 : 0);
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(start + data)).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) kept.size());
        kept.forEach((tag, value) -> {
            boolean offsetTable = tag == STRIP_OFFSETS;
            boolean table = offsetTable || tag == STRIP_BYTES;
            out.putShort(tag.shortValue()).putShort((short) LONG).putInt(table ? strips : 1);
            if (table && strips > 1) {
                out.putInt(offsetTable ? tables : tables + strips * 4);
            } else if (table) {
                out.putInt(offsetTable ? start : (int) lengths[0]);
            } else {
                out.putInt(value.intValue());
            }
        });
        out.putInt(0);
        if (strips > 1) {
            int at = start;
            for (long length : lengths) {
                out.putInt(at);
                at += (int) length;
            }
            for (long length : lengths) {
                out.putInt((int) length);
            }
        }
        for (int i = 0; i < strips; i++) {
            Optional<ByteBuffer> strip = file.bytes(offsets[i], (int) lengths[i]);
            if (strip.isEmpty()) {
                return Optional.empty();
            }
            out.put(strip.get());
        }
        return Optional.of(out.array());
    }

    private int dimension(int tag) {
        long value = scalar(tag, 0);
        return value >= 1 && value <= 1_000_000 ? (int) value : 0;
    }

    private long scalar(int tag, long otherwise) {
        ByteBuffer entry = fields.get(tag);
        if (entry == null || entry.getInt(4) < 1) {
            return otherwise;
        }
        return switch (entry.getShort(2)) {
            case SHORT -> Short.toUnsignedLong(entry.getShort(8));
            case LONG -> Integer.toUnsignedLong(entry.getInt(8));
            default -> otherwise;
        };
    }

    private Optional<long[]> numbers(TiffFile file, int tag, int count) throws IOException {
        ByteBuffer entry = fields.get(tag);
        if (entry == null || Integer.toUnsignedLong(entry.getInt(4)) < count) {
            return Optional.empty();
        }
        int type = entry.getShort(2);
        if (type != SHORT && type != LONG) {
            return Optional.empty();
        }
        int size = type == SHORT ? 2 : 4;
        int total = count * size;
        boolean inline = (long) size * Integer.toUnsignedLong(entry.getInt(4)) <= 4;
        Optional<ByteBuffer> table = inline
                ? Optional.of(entry.slice(8, 4).order(entry.order()))
                : file.bytes(Integer.toUnsignedLong(entry.getInt(8)), total);
        return table.map(bytes -> {
            long[] numbers = new long[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = type == SHORT
                        ? Short.toUnsignedLong(bytes.getShort(i * 2))
                        : Integer.toUnsignedLong(bytes.getInt(i * 4));
            }
            return numbers;
        });
    }

    private double rational(TiffFile file, int tag) throws IOException {
        ByteBuffer entry = fields.get(tag);
        if (entry == null || entry.getShort(2) != 5) {
            return Double.NaN;
        }
        return file.bytes(Integer.toUnsignedLong(entry.getInt(8)), 8)
                .map(b -> (double) Integer.toUnsignedLong(b.getInt()) / Integer.toUnsignedLong(b.getInt()))
                .orElse(Double.NaN);
    }
}
