package io.dartwing.corpus;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks a WOFF 1.0 file (W3C Recommendation of 2012, sections 3 to 5) into the font that is in it.
final class Woff {
    private static final int SIGNATURE = 0x774F4646;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;

    private Woff() {}

    static byte[] font(byte[] woff) {
        ByteBuffer in = ByteBuffer.wrap(woff);
        if (in.getInt(0) != SIGNATURE) {
            throw new IllegalArgumentException("font: not WOFF (expected: the signature wOFF)");
        }
        int tables = in.getShort(12);
        int size = 12 + 16 * tables;
        for (int i = 0; i < tables; i++) {
            size += padded(in.getInt(HEADER + ENTRY * i + 12));
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        int power = Integer.highestOneBit(tables);
        out.putInt(in.getInt(4)).putShort((short) tables).putShort((short) (power * 16));
        out.putShort((short) Integer.numberOfTrailingZeros(power)).putShort((short) (tables * 16 - power * 16));
        int at = 12 + 16 * tables;
        for (int i = 0; i < tables; i++) {
            int entry = HEADER + ENTRY * i;
            int length = in.getInt(entry + 12);
            out.putInt(in.getInt(entry))
                    .putInt(in.getInt(entry + 16))
                    .putInt(at)
                    .putInt(length);
            byte[] table = table(woff, in.getInt(entry + 4), in.getInt(entry + 8), length);
            out.put(at, table);
            at += padded(length);
        }
        return out.array();
    }

    private static byte[] table(byte[] woff, int offset, int packed, int length) {
        byte[] table = new byte[length];
        if (packed == length) {
            System.arraycopy(woff, offset, table, 0, length);
            return table;
        }
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(woff, offset, packed);
            int done = 0;
            while (done < length && !inflater.finished()) {
                done += inflater.inflate(table, done, length - done);
            }
            return table;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("font: a table is damaged (expected: zlib data)", e);
        }
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}
