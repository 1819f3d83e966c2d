package io.dartwing.platform.keys;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// A key for the data of one person or thing (AES-256-GCM), kept sealed with the organisation's key.
/// Destroying it makes unreadable what can't be deleted itself.
public final class ShreddableKey {
    private final Aead aead;

    /// @param key 32 bytes
    public ShreddableKey(byte[] key) {
        aead = new AesGcm(key);
    }

    /// The bytes of a new one.
    public static byte[] generate() {
        return WrappedKeys.random();
    }

    public byte[] seal(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(context + ": can't be sealed", broken);
        }
    }

    /// @throws OrganizationKeys.SealBroken when this key did not seal it for this context
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException changed) {
            throw new OrganizationKeys.SealBroken(context, changed);
        }
    }
}
