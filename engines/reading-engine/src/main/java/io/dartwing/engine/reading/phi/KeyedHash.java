package io.dartwing.engine.reading.phi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Stands for an identifier outside the encrypted record: equal values give equal hashes, and without
/// the key nobody can try out all nine-digit numbers. Safe for use by many threads.
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;

    private KeyedHash(SecretKeySpec key) {
        this.key = key;
    }

    /// @param key 32 bytes or more from a secure random source; the same for all values that will be
    ///     compared
    /// @throws IllegalArgumentException if the key is shorter
    public static KeyedHash with(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("key: too short (expected: " + SHORTEST_KEY + " bytes or more)");
        }
        return new KeyedHash(new SecretKeySpec(key, ALGORITHM));
    }

    /// The hash of a value of a kind: 64 hexadecimal digits. Letter case and blanks don't count; the
    /// kind does, so that a record number never looks like the member number of the same digits.
    public String of(PhiType type, String normalized) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((type.name() + '\0').getBytes(StandardCharsets.UTF_8));
            String plain = normalized.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
            return HexFormat.of().formatHex(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
