package io.dartwing.platform.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Passes content on and fails at its end when it is not what was stored.
///
/// The cipher notices changed bytes; this notices another file of the same organisation put in this one's
/// place.
final class VerifiedInput extends FilterInputStream {
    private final MessageDigest digest = sha256();
    private final String expected;
    private final long expectedSize;
    private long size;

    VerifiedInput(InputStream plain, String expectedSha256, long expectedSize) {
        super(plain);
        this.expected = expectedSha256;
        this.expectedSize = expectedSize;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
            size += read;
        } else if (read < 0) {
            verify();
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() throws IOException {
        if (size != expectedSize || !HexFormat.of().formatHex(clonedDigest()).equals(expected)) {
            throw new IOException("file: not the content that was stored");
        }
    }

    private byte[] clonedDigest() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError("the SHA-256 of every Java can be cloned", impossible);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
