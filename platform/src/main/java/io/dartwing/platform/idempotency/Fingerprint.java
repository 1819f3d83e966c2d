package io.dartwing.platform.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 over the parts of a request, each with its length, so that parts can't run into each other.
public final class Fingerprint {
    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static Fingerprint start() {
        return new Fingerprint();
    }

    public Fingerprint add(byte[] part) {
        digest.update(ByteBuffer.allocate(8).putLong(part.length).flip());
        digest.update(part);
        return this;
    }

    public Fingerprint add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] finish() {
        return digest.digest();
    }
}
