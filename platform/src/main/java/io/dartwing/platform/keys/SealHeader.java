package io.dartwing.platform.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;

/// The first eight bytes of everything sealed: a mark and the version of the organisation's key. What was
/// sealed before there were versions has no header and opens with version 1.
final class SealHeader {
    static final int BYTES = 8;
    private static final byte[] MARK = {'D', 'W', 'K', 1};

    private SealHeader() {}

    static byte[] of(int version) {
        return ByteBuffer.allocate(BYTES).put(MARK).putInt(version).array();
    }

    static byte[] before(int version, byte[] sealed) {
        return ByteBuffer.allocate(BYTES + sealed.length)
                .put(of(version))
                .put(sealed)
                .array();
    }

    static OptionalInt version(byte[] start) {
        return start.length >= BYTES && Arrays.equals(start, 0, MARK.length, MARK, 0, MARK.length)
                ? OptionalInt.of(ByteBuffer.wrap(start).getInt(MARK.length))
                : OptionalInt.empty();
    }

    static byte[] behind(byte[] sealed) {
        return Arrays.copyOfRange(sealed, BYTES, sealed.length);
    }
}
