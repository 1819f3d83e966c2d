package io.dartwing.platform.factor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords (RFC 6238 over RFC 4226). Pure.
///
/// @param digits 6 to 8
record Totp(Algorithm algorithm, int digits, Duration step) {
    /// What every authenticator application understands.
    static final Totp USUAL = new Totp(Algorithm.SHA1, 6, Duration.ofSeconds(30));

    /// A clock may be off by as many steps either way (RFC 6238 §5.2 recommends one).
    private static final int DRIFT = 1;

    enum Algorithm {
        SHA1,
        SHA256,
        SHA512
    }

    long stepAt(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), step.toSeconds());
    }

    String codeOf(byte[] secret, long step) {
        byte[] hash = hmac(secret, step);
        int offset = hash[hash.length - 1] & 0xf;
        int binary = (hash[offset] & 0x7f) << 24
                | (hash[offset + 1] & 0xff) << 16
                | (hash[offset + 2] & 0xff) << 8
                | (hash[offset + 3] & 0xff);
        return String.format(Locale.ROOT, "%0" + digits + "d", binary % (int) Math.pow(10, digits));
    }

    /// The step that `code` belongs to, near `at`; empty when it is not right. Looks at every step either way, so that
    /// the time taken tells nothing.
    OptionalLong matchingStep(byte[] secret, String code, Instant at) {
        OptionalLong found = OptionalLong.empty();
        long now = stepAt(at);
        byte[] shown = code.getBytes(StandardCharsets.UTF_8);
        for (long candidate = now - DRIFT; candidate <= now + DRIFT; candidate++) {
            if (MessageDigest.isEqual(codeOf(secret, candidate).getBytes(StandardCharsets.UTF_8), shown)) {
                found = OptionalLong.of(candidate);
            }
        }
        return found;
    }

    private byte[] hmac(byte[] secret, long step) {
        String name = "Hmac" + algorithm;
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret, name));
            return mac.doFinal(
                    java.nio.ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
