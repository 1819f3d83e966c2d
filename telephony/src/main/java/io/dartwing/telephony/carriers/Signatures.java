package io.dartwing.telephony.carriers;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The digests that providers sign their webhooks with.
public final class Signatures {
    private Signatures() {}

    public static byte[] hmacSha1(byte[] key, byte[] message) {
        return hmac("HmacSHA1", key, message);
    }

    public static byte[] hmacSha256(byte[] key, byte[] message) {
        return hmac("HmacSHA256", key, message);
    }

    public static byte[] sha1(byte[] message) {
        return digest("SHA-1", message);
    }

    public static byte[] sha256(byte[] message) {
        return digest("SHA-256", message);
    }

    private static byte[] digest(String algorithm, byte[] message) {
        try {
            return MessageDigest.getInstance(algorithm).digest(message);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
