package io.dartwing.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One unwrapped key of an organisation, and the keys derived from it. Never leaves memory.
final class DataKey {
    static final int BYTES = 32;

    private static final String HASH = "HmacSha256";
    private static final int SEGMENT_BYTES = 64 * 1024;

    private final Aead secrets;
    private final StreamingAead files;
    private final SecretKeySpec addressKey;
    private final SecretKeySpec indexKey;

    DataKey(byte[] key) {
        try {
            secrets = new AesGcm(derive(key, "secrets"));
            files = new AesGcmHkdfStreaming(derive(key, "files"), HASH, BYTES, SEGMENT_BYTES, 0);
            addressKey = new SecretKeySpec(derive(key, "addresses"), HASH);
            indexKey = new SecretKeySpec(derive(key, "index"), HASH);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("data key: not usable", broken);
        }
    }

    Aead secrets() {
        return secrets;
    }

    StreamingAead files() {
        return files;
    }

    String address(byte[] contentHash) {
        return HexFormat.of().formatHex(mac(addressKey, contentHash));
    }

    byte[] index(byte[] useAndValue) {
        return mac(indexKey, useAndValue);
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java has HMAC-SHA-256", impossible);
        }
    }

    private static byte[] derive(byte[] key, String purpose) throws GeneralSecurityException {
        byte[] info = ("dartwing " + purpose + " v1").getBytes(StandardCharsets.US_ASCII);
        return Hkdf.computeHkdf(HASH, key, new byte[0], info, BYTES);
    }
}
