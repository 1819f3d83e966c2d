package io.dartwing.fax.faxbot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// What opens one document by its address: 256 random bits. Only the hash is ever stored.
record DocumentToken(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static DocumentToken fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new DocumentToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<DocumentToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DocumentToken(text)) : Optional.empty();
    }

    byte[] hash() {
        return sha256(value.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JVM has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "DocumentToken";
    }
}
