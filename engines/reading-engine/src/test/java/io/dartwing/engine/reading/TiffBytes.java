package io.dartwing.engine.reading;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Changes single values in a TIFF file's bytes.
final class TiffBytes {
    private TiffBytes() {}

    /// Offset of the n-th directory, from 0.
    static int directory(byte[] file, int n) {
        ByteBuffer bytes = view(file);
        int at = bytes.getInt(4);
        for (int i = 0; i < n; i++) {
            at = bytes.getInt(next(bytes, at));
        }
        return at;
    }

    /// Makes a directory's pointer to the next one point there.
    static void setNext(byte[] file, int directory, int target) {
        ByteBuffer bytes = view(file);
        bytes.putInt(next(bytes, directory), target);
    }

    /// Sets the value (or offset) of a field that the directory has.
    static void setField(byte[] file, int directory, int tag, int value) {
        ByteBuffer bytes = view(file);
        for (int at = directory + 2; at < next(bytes, directory); at += 12) {
            if (Short.toUnsignedInt(bytes.getShort(at)) == tag) {
                bytes.putShort(at + 2, (short) 4).putInt(at + 8, value);
                return;
            }
        }
        throw new AssertionError("the directory has no field " + tag);
    }

    private static int next(ByteBuffer bytes, int directory) {
        return directory + 2 + 12 * Short.toUnsignedInt(bytes.getShort(directory));
    }

    private static ByteBuffer view(byte[] file) {
        boolean little = file[0] == 'I';
        return ByteBuffer.wrap(file).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
