package io.dartwing.engine.fax.pages.codec;

import java.util.Arrays;

/// A bilevel picture in memory: 1 is black, the leftmost pixel is the highest bit.
///
/// Rows start on 8-byte borders and the bits behind the last pixel of a row are 0; code that writes into
/// [#bits()] keeps it so.
public final class Bitmap {
    private final int width;
    private final int height;
    private final int stride;
    private final byte[] bits;

    /// A white picture. The caller has checked the size against its limits.
    public Bitmap(int width, int height) {
        if (width < 1 || height < 0) {
            throw new IllegalArgumentException("size: " + width + "x" + height + " (expected: at least 1x0)");
        }
        this.width = width;
        this.height = height;
        this.stride = (width + 63) / 64 * 8;
        this.bits = new byte[Math.multiplyExact(stride, height)];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// Bytes from one row to the next.
    public int stride() {
        return stride;
    }

    /// The pixels themselves, not a copy.
    public byte[] bits() {
        return bits;
    }

    public boolean black(int x, int y) {
        return (bits[y * stride + (x >> 3)] >> (7 - (x & 7)) & 1) != 0;
    }

    public void setBlack(int x, int y) {
        bits[y * stride + (x >> 3)] |= (byte) (0x80 >> (x & 7));
    }

    /// Blackens the pixels `from` (inclusive) to `to` (exclusive) of a row.
    void fill(int y, int from, int to) {
        if (from >= to) {
            return;
        }
        int first = y * stride + (from >> 3);
        int last = y * stride + (to - 1 >> 3);
        int head = 0xFF >> (from & 7);
        int tail = 0xFF << (7 - (to - 1 & 7));
        if (first == last) {
            bits[first] |= (byte) (head & tail);
            return;
        }
        bits[first] |= (byte) head;
        Arrays.fill(bits, first + 1, last, (byte) 0xFF);
        bits[last] |= (byte) tail;
    }

    public boolean rowBlank(int y) {
        int end = (y + 1) * stride;
        for (int i = y * stride; i < end; i++) {
            if (bits[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// The rows `from` (inclusive) to `to` (exclusive), copied to row `at` of `target`, which is as wide.
    public void copyRows(int from, int to, Bitmap target, int at) {
        System.arraycopy(bits, from * stride, target.bits, at * stride, (to - from) * stride);
    }

    /// The first `rows` rows.
    public Bitmap top(int rows) {
        var part = new Bitmap(width, rows);
        copyRows(0, rows, part, 0);
        return part;
    }

    void invert() {
        int used = (width + 7) / 8;
        int tail = 0xFF << (used * 8 - width);
        for (int y = 0; y < height; y++) {
            int row = y * stride;
            for (int i = 0; i < used; i++) {
                bits[row + i] = (byte) ~bits[row + i];
            }
            bits[row + used - 1] &= (byte) tail;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bitmap that
                && width == that.width
                && height == that.height
                && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(bits);
    }
}
