package io.dartwing.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The unwrapped data key of one organisation, and the keys derived from it. Never leaves memory.
final class DataKey {
    static final int BYTES = 32;

    private static final String HASH = "HmacSha256";
    private static final int SEGMENT_BYTES = 64 * 1024;

    private final Aead secrets;
    private final StreamingAead files;
    private final SecretKeySpec addressKey;

    DataKey(byte[] key) throws GeneralSecurityException {
        secrets = new AesGcmJce(derive(key, "secrets"));
        files = new AesGcmHkdfStreaming(derive(key, "files"), HASH, BYTES, SEGMENT_BYTES, 0);
        addressKey = new SecretKeySpec(derive(key, "addresses"), HASH);
    }

    Aead secrets() {
        return secrets;
    }

    StreamingAead files() {
        return files;
    }

    String address(byte[] contentHash) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(addressKey);
            return HexFormat.of().formatHex(mac.doFinal(contentHash));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java has HMAC-SHA-256", impossible);
        }
    }

    private static byte[] derive(byte[] key, String purpose) throws GeneralSecurityException {
        byte[] info = ("dartwing " + purpose + " v1").getBytes(StandardCharsets.US_ASCII);
        return Hkdf.computeHkdf(HASH, key, new byte[0], info, BYTES);
    }
}
