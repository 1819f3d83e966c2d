package io.dartwing.platform.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The text of an API key: `tel_live_` or `tel_test_`, and 256 random bits as 64 hexadecimal digits.
record KeySecret(String value) {
    private static final String LIVE = "tel_live_";
    private static final String TEST = "tel_test_";

    /// 64 random bits stand in the prefix: enough that no two keys share one, and 192 are left to guess.
    private static final int PREFIX = LIVE.length() + 16;

    private static final Pattern FORM = Pattern.compile("tel_(live|test)_[0-9a-f]{64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeySecret fresh(boolean test) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new KeySecret((test ? TEST : LIVE) + HexFormat.of().formatHex(bytes));
    }

    static Optional<KeySecret> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new KeySecret(text)) : Optional.empty();
    }

    /// Stored in the clear to find the key by, and shown in lists.
    String prefix() {
        return value.substring(0, PREFIX);
    }

    /// Random enough that one round of SHA-256 can't be reversed by guessing.
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return prefix() + "…";
    }
}
