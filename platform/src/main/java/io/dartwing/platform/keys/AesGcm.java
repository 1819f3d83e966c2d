package io.dartwing.platform.keys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-GCM (NIST SP 800-38D) by the JDK: a fresh nonce of 12 bytes, what is sealed, a tag of 16 bytes.
/// Tink's `AesGcmJce` writes and reads the same, but looks for a class that is not there on every new
/// thread, and each request has one.
final class AesGcm implements Aead {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALGORITHM = "AES/GCM/NoPadding";

    /// Looked for once: each search goes through all of them.
    private static final Provider PROVIDER = provider();

    private final SecretKeySpec key;

    AesGcm(byte[] key) {
        if (key.length != DataKey.BYTES) {
            throw new IllegalArgumentException("key: " + key.length + " bytes (expected: " + DataKey.BYTES + ")");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] context) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, context);
        byte[] sealed = new byte[NONCE_BYTES + plain.length + TAG_BYTES];
        System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
        cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
        return sealed;
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte[] context) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES + TAG_BYTES) {
            throw new GeneralSecurityException("sealed: too short (expected: a nonce and a tag at least)");
        }
        return cipher(Cipher.DECRYPT_MODE, sealed, context).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    /// @param start begins with the nonce
    private Cipher cipher(int mode, byte[] start, byte[] context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM, PROVIDER);
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, start, 0, NONCE_BYTES));
        cipher.updateAAD(context);
        return cipher;
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(ALGORITHM).getProvider();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("the JDK has no AES-GCM", missing);
        }
    }
}
