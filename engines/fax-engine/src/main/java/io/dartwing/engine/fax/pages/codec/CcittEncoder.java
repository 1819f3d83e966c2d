package io.dartwing.engine.fax.pages.codec;

import java.util.Arrays;

/// Writes ITU-T T.6 (Group 4, MMR), the most compact of the fax codes.
public final class CcittEncoder {
    private static final int PASS = 4 << 16 | 0b0001;
    private static final int HORIZONTAL = 3 << 16 | 0b001;
    /// By a1 - b1 + 3.
    private static final int[] VERTICAL = {
        7 << 16 | 0b0000010,
        6 << 16 | 0b000010,
        3 << 16 | 0b010,
        1 << 16 | 0b1,
        3 << 16 | 0b011,
        6 << 16 | 0b000011,
        7 << 16 | 0b0000011
    };

    private static final int END_OF_LINE = 12 << 16 | 1;

    private byte[] out;
    private int size;
    private long pending;
    private int pendingBits;

    private CcittEncoder(int guess) {
        out = new byte[guess];
    }

    /// The bitmap's T.6 code with its end-of-block mark, most significant bit first.
    public static byte[] encode(Bitmap bitmap) {
        var encoder = new CcittEncoder(Math.max(1024, bitmap.bits().length / 8));
        int width = bitmap.width();
        var reference = new ChangeList(width);
        var row = new ChangeList(width);
        for (int y = 0; y < bitmap.height(); y++) {
            row.scan(bitmap, y);
            encoder.row(row.at, reference.at, width);
            var swap = reference;
            reference = row;
            row = swap;
        }
        encoder.put(END_OF_LINE);
        encoder.put(END_OF_LINE);
        return encoder.finish();
    }

    /// ITU-T T.4 §4.2.1.3: a0 is the last coded change, a1 and a2 the next ones, b1 and b2 those of the row
    /// above.
    private void row(int[] changes, int[] above, int width) {
        int a0 = -1;
        int next = 0;
        int b = 0;
        while (a0 < width) {
            while (above[b] <= a0 && above[b] < width) {
                b += 2;
            }
            int a1 = changes[next];
            int distance = a1 - above[b];
            if (above[b + 1] < a1) {
                put(PASS);
                a0 = above[b + 1];
            } else if (distance >= -3 && distance <= 3) {
                put(VERTICAL[distance + 3]);
                a0 = a1;
                next++;
                b = b > 0 ? b - 1 : b + 1;
            } else {
                int colour = next & 1;
                int a2 = changes[next + 1];
                put(HORIZONTAL);
                run(RunCodes.of(colour), a1 - Math.max(a0, 0));
                run(RunCodes.of(colour ^ 1), a2 - a1);
                a0 = a2;
                next += 2;
            }
        }
    }

    private void run(RunCodes codes, int length) {
        int rest = length;
        while (rest > RunCodes.LONGEST) {
            put(codes.makeUp[RunCodes.LONGEST / 64]);
            rest -= RunCodes.LONGEST;
        }
        if (rest >= 64) {
            put(codes.makeUp[rest / 64]);
            rest %= 64;
        }
        put(codes.terminating[rest]);
    }

    private void put(int code) {
        int length = code >>> 16;
        pending = pending << length | code & 0xFFFF;
        pendingBits += length;
        if (pendingBits >= 32) {
            if (size + 4 > out.length) {
                out = Arrays.copyOf(out, out.length * 2);
            }
            pendingBits -= 32;
            int word = (int) (pending >>> pendingBits);
            out[size++] = (byte) (word >> 24);
            out[size++] = (byte) (word >> 16);
            out[size++] = (byte) (word >> 8);
            out[size++] = (byte) word;
        }
    }

    private byte[] finish() {
        byte[] all = Arrays.copyOf(out, size + (pendingBits + 7) / 8);
        while (pendingBits > 0) {
            all[size++] = (byte) (pendingBits >= 8 ? pending >>> (pendingBits - 8) : pending << (8 - pendingBits));
            pendingBits -= 8;
        }
        return all;
    }
}
