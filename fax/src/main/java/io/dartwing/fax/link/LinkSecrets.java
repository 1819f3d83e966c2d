package io.dartwing.fax.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses and codes of links, made to be read from a faxed page and typed.
final class LinkSecrets {
    /// Without letters and digits that a fax makes alike.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final Pattern TOKEN = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");
    private static final Pattern CODE = Pattern.compile("[0-9]{8}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkSecrets() {}

    /// 79 random bits.
    static String nextToken() {
        var token = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            token.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return token.toString();
    }

    /// Eight digits, each as likely as the next.
    static String nextCode() {
        return String.format(Locale.ROOT, "%08d", RANDOM.nextInt(100_000_000));
    }

    /// In groups of four, with this between them.
    static String grouped(String secret, String between) {
        return String.join(between, secret.split("(?<=\\G.{" + GROUP + "})"));
    }

    /// As it was made, from what somebody typed; empty for what can't be one.
    static Optional<String> token(String typed) {
        String token = typed.replace("-", "").toLowerCase(Locale.ROOT);
        return TOKEN.matcher(token).matches() ? Optional.of(token) : Optional.empty();
    }

    /// As it was made, from what somebody typed; empty for what can't be one.
    static Optional<String> code(String typed) {
        String code = typed.replaceAll("[\\s-]", "");
        return CODE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JVM has SHA-256", impossible);
        }
    }
}
