package io.dartwing.engine.reading.outside;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A page as a PNG file with square pixels, as it was received: neither turned nor cleaned.
///
/// @param width in pixels
/// @param height in pixels
public record PagePicture(byte[] png, int width, int height) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int WIDTH_AT = 16;
    private static final int HEADER = 24;

    /// @throws IllegalArgumentException if it is no PNG file
    public static PagePicture of(byte[] png) {
        if (png.length < HEADER || !Arrays.equals(png, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new IllegalArgumentException("picture: not a PNG (expected: a PNG file)");
        }
        ByteBuffer header = ByteBuffer.wrap(png);
        return new PagePicture(png, header.getInt(WIDTH_AT), header.getInt(WIDTH_AT + Integer.BYTES));
    }

    /// Says how large, never what is on it.
    @Override
    public String toString() {
        return "PagePicture[" + width + "x" + height + "]";
    }
}
