package io.dartwing.telephony.account;

import io.dartwing.kernel.Base32;
import java.security.SecureRandom;
import java.util.Locale;

/// Names of accounts in addresses that providers call: 128 random bits in base32 (RFC 4648 §6) in
/// small letters.
final class PublicIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private PublicIds() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encode(bytes);
    }

    static String encode(byte[] bytes) {
        return Base32.encode(bytes).toLowerCase(Locale.ROOT);
    }
}
