package io.dartwing.telephony.account;

import java.security.SecureRandom;

/// Names of accounts in addresses that providers call: 128 random bits in base32 (RFC 4648 §6) in
/// small letters.
final class PublicIds {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private PublicIds() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encode(bytes);
    }

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = (buffer << 8 | each & 0xff) & 0xffff;
            for (bits += 8; bits >= 5; ) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffer >> bits & 0x1f));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << 5 - bits & 0x1f));
        }
        return text.toString();
    }
}
