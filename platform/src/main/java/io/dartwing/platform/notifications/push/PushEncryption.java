package io.dartwing.platform.notifications.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts a message for one browser: RFC 8291 over RFC 8188 (`aes128gcm`), in one record.
final class PushEncryption {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RECORD_SIZE = 4096;
    private static final int MAX_PLAIN = 3000;
    private static final byte LAST_RECORD = 2;

    private PushEncryption() {}

    /// @param p256dh the browser's public key, an uncompressed point
    /// @param auth the browser's authentication secret, 16 bytes
    static byte[] encrypt(byte[] plain, byte[] p256dh, byte[] auth) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return encrypt(plain, p256dh, auth, generator.generateKeyPair(), salt);
    }

    static byte[] encrypt(byte[] plain, byte[] p256dh, byte[] auth, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        if (plain.length > MAX_PLAIN || auth.length != 16) {
            throw new GeneralSecurityException("push: message too long, or not a browser's keys");
        }
        byte[] ownPoint = P256.point((ECPublicKey) own.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(P256.publicKey(p256dh), true);

        byte[] keyInfo = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), p256dh, ownPoint);
        byte[] material = expand(hmac(auth, agreement.generateSecret()), keyInfo, 32);
        byte[] prk = hmac(salt, material);
        byte[] key = expand(prk, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = expand(prk, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);

        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] sealed = cipher.doFinal(join(plain, new byte[] {LAST_RECORD}));
        return ByteBuffer.allocate(16 + 4 + 1 + ownPoint.length + sealed.length)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) ownPoint.length)
                .put(ownPoint)
                .put(sealed)
                .array();
    }

    /// HKDF (RFC 5869) with one block of output, which is all that is needed here.
    private static byte[] expand(byte[] prk, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(prk, join(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
