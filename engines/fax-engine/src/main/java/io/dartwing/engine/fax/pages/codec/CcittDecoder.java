package io.dartwing.engine.fax.pages.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Reads the codes of ITU-T T.4 (MH, MR) and T.6 (MMR), and saves what can be saved of damaged data.
public final class CcittDecoder {
    /// How rows are coded.
    public enum Scheme {
        /// T.4 one-dimensional without end-of-line marks, each row on a byte border (TIFF compression 2).
        ALIGNED_MH,
        /// T.4 one-dimensional.
        MH,
        /// T.4 two-dimensional.
        MR,
        /// T.6.
        MMR
    }

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PADDING = 16;
    private static final int EOL_BITS = 12;

    private static final int PASS = 10;
    private static final int HORIZONTAL = 11;
    /// By the next 7 bits: the mode in the low 8 bits (0 to 6 for a vertical one), code length above; 0 for no
    /// code.
    private static final int[] MODES = new int[128];

    static {
        mode("0001", PASS);
        mode("001", HORIZONTAL);
        mode("0000010", 0);
        mode("000010", 1);
        mode("010", 2);
        mode("1", 3);
        mode("011", 4);
        mode("000011", 5);
        mode("0000011", 6);
    }

    private final byte[] data;
    private final int endBit;
    private final int width;
    private int bit;
    private ChangeList row;
    private ChangeList above;

    private CcittDecoder(byte[] data, int length, int width) {
        this.data = Arrays.copyOf(data, length + PADDING);
        this.endBit = length * 8;
        this.width = width;
        this.row = new ChangeList(width);
        this.above = new ChangeList(width);
    }

    private static void mode(String code, int mode) {
        int free = 7 - code.length();
        int first = Integer.parseInt(code, 2) << free;
        Arrays.fill(MODES, first, first + (1 << free), code.length() << 8 | mode);
    }

    /// Decodes up to `rows` rows into `target` from row `firstRow` on; a coded white stays 0.
    ///
    /// @return the rows that were found; those that were damaged repeat what could be read, and count as bad
    public static Rows decode(byte[] data, Scheme scheme, Bitmap target, int firstRow, int rows) {
        return new CcittDecoder(data, data.length, target.width()).rows(scheme, target, firstRow, rows);
    }

    /// Whether T.6 code ends with its end-of-block mark, as code does that was written to its end (T.6
    /// §2.4.1.1).
    public static boolean endsWithMark(byte[] code) {
        long tail = 0;
        for (int i = Math.max(0, code.length - 6); i < code.length; i++) {
            tail = tail << 8 | code[i] & 0xFF;
        }
        for (int shift = 0; shift < 24; shift++) {
            if ((tail >>> shift & 0xFFFFFF) == 0x001001) {
                return true;
            }
        }
        return false;
    }

    /// @param found rows written to the target
    /// @param bad   those of them that were damaged
    public record Rows(int found, int bad) {}

    private Rows rows(Scheme scheme, Bitmap target, int firstRow, int rows) {
        int bad = 0;
        for (int y = 0; y < rows; y++) {
            boolean twoDimensional = scheme == Scheme.MMR;
            if (scheme == Scheme.ALIGNED_MH) {
                bit = bit + 7 & ~7;
            } else if (scheme == Scheme.MMR) {
                if (peek(EOL_BITS) == 1) {
                    return new Rows(y, bad);
                }
            } else {
                int marks = skipEndOfLines(scheme == Scheme.MR);
                if (marks > 1 && y > 0) {
                    return new Rows(y, bad);
                }
                twoDimensional = scheme == Scheme.MR && marks > 0 && next(1) == 0;
            }
            if (bit >= endBit) {
                return new Rows(y, bad);
            }
            row.clear();
            boolean sound = (twoDimensional ? twoDimensional() : oneDimensional()) && bit <= endBit;
            row.end(width);
            if (!sound) {
                if (scheme == Scheme.MMR || scheme == Scheme.ALIGNED_MH) {
                    return new Rows(y, bad);
                }
                bad++;
                if (!seekEndOfLine()) {
                    return new Rows(y, bad - 1);
                }
                above.paint(target, firstRow + y);
                continue;
            }
            row.paint(target, firstRow + y);
            var swap = above;
            above = row;
            row = swap;
        }
        return new Rows(rows, bad);
    }

    private boolean oneDimensional() {
        int column = 0;
        int colour = 0;
        while (column < width) {
            int run = run(colour);
            if (run < 0 || column + run > width || row.full(width)) {
                return false;
            }
            column += run;
            row.add(column);
            colour ^= 1;
        }
        return true;
    }

    private boolean twoDimensional() {
        int[] reference = above.at;
        int a0 = -1;
        int colour = 0;
        int b = 0;
        while (a0 < width) {
            while (reference[b] <= a0 && reference[b] < width) {
                b += 2;
            }
            int code = MODES[peek(7)];
            int mode = code & 0xFF;
            bit += code >>> 8;
            if (code == 0 || bit > endBit || row.full(width)) {
                return false;
            }
            if (mode == PASS) {
                a0 = reference[b + 1];
            } else if (mode == HORIZONTAL) {
                int start = Math.max(a0, 0);
                int first = run(colour);
                int second = first < 0 ? -1 : run(colour ^ 1);
                if (second < 0 || start + first + second > width) {
                    return false;
                }
                row.add(start + first);
                a0 = start + first + second;
                row.add(a0);
            } else {
                int a1 = reference[b] + mode - 3;
                if (a1 <= a0 || a1 > width) {
                    return false;
                }
                row.add(a1);
                a0 = a1;
                colour ^= 1;
                b = b > 0 ? b - 1 : b + 1;
            }
        }
        return true;
    }

    /// The next run of a colour, -1 when there is no code for it.
    private int run(int colour) {
        int[] lookup = RunCodes.of(colour).lookup;
        int total = 0;
        while (true) {
            int code = lookup[peek(RunCodes.LOOKUP_BITS)];
            int part = code & 0xFFFF;
            bit += code >>> 16;
            total += part;
            if (code == 0 || bit > endBit || total > width) {
                return -1;
            }
            if (part < 64) {
                return total;
            }
        }
    }

    /// Passes over fill and end-of-line marks (EOL, and the tag bits between those of an RTC); answers their
    /// number.
    private int skipEndOfLines(boolean tagged) {
        int marks = 0;
        while (true) {
            int ahead = tagged && marks > 0 && peek(EOL_BITS) == 1 << (EOL_BITS - 1) ? 1 : 0;
            int zeros = zerosFrom(bit + ahead);
            if (zeros < EOL_BITS - 1 || bit + ahead + zeros >= endBit) {
                return marks;
            }
            bit += ahead + zeros + 1;
            marks++;
        }
    }

    private boolean seekEndOfLine() {
        while (bit < endBit) {
            int zeros = zerosFrom(bit);
            if (zeros >= EOL_BITS - 1) {
                return bit + zeros < endBit;
            }
            bit += zeros + 1;
        }
        return false;
    }

    private int zerosFrom(int start) {
        int at = start;
        while (at < endBit) {
            long word = (long) LONGS.get(data, at >>> 3) << (at & 7);
            int zeros = Long.numberOfLeadingZeros(word);
            if (zeros < 64 - (at & 7)) {
                return at + zeros - start;
            }
            at += 64 - (at & 7);
        }
        return endBit - start;
    }

    private int next(int count) {
        int value = peek(count);
        bit += count;
        return value;
    }

    private int peek(int count) {
        long word = (long) LONGS.get(data, bit >>> 3) << (bit & 7);
        return (int) (word >>> (64 - count));
    }
}
