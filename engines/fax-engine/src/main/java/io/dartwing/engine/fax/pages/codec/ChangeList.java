package io.dartwing.engine.fax.pages.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The columns of a row where the colour changes, from white on; the form in which T.4 and T.6 look at a row.
///
/// Behind the last change stand several entries of the row's width, so that looking ahead needs no bounds check.
final class ChangeList {
    private static final int SENTINELS = 4;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    final int[] at;
    private int count;

    ChangeList(int width) {
        at = new int[width + 2 + SENTINELS];
        clear();
        end(width);
    }

    void clear() {
        count = 0;
    }

    void add(int column) {
        at[count++] = column;
    }

    void end(int width) {
        for (int i = 0; i < SENTINELS; i++) {
            at[count + i] = width;
        }
    }

    /// Whether another two changes fit; a sound row never has more changes than pixels.
    boolean full(int width) {
        return count > width;
    }

    /// Takes the changes of a bitmap's row.
    void scan(Bitmap bitmap, int y) {
        int width = bitmap.width();
        int start = y * bitmap.stride();
        byte[] bits = bitmap.bits();
        int n = 0;
        long before = 0;
        for (int base = 0; base < width; base += 64) {
            long word = (long) LONGS.get(bits, start + (base >> 3));
            long changes = word ^ (word >>> 1 | before << 63);
            before = word & 1;
            while (changes != 0) {
                int bit = Long.numberOfLeadingZeros(changes);
                int column = base + bit;
                if (column >= width) {
                    break;
                }
                at[n++] = column;
                changes &= ~(Long.MIN_VALUE >>> bit);
            }
        }
        count = n;
        end(width);
    }

    /// Paints the black runs.
    void paint(Bitmap bitmap, int y) {
        for (int i = 0; i < count; i += 2) {
            bitmap.fill(y, at[i], at[i + 1]);
        }
    }
}
