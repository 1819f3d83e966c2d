package io.dartwing.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/// A master key of 256 bits that this process holds itself (AES-256-GCM).
final class LocalMasterKey implements MasterKey {
    private static final int KEY_BYTES = 32;

    private final Aead aead;
    private final String id;

    /// The id is derived from the key, so that a wrong key is recognised before anything is tried with it.
    LocalMasterKey(byte[] key) throws GeneralSecurityException {
        if (key.length != KEY_BYTES) {
            throw new GeneralSecurityException("master key: " + key.length + " bytes (expected: 32)");
        }
        aead = new AesGcmJce(key);
        byte[] fingerprint =
                Hkdf.computeHkdf("HmacSha256", key, new byte[0], "id".getBytes(StandardCharsets.US_ASCII), 6);
        id = "local-" + HexFormat.of().formatHex(fingerprint);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] wrap(byte[] dataKey, byte[] context) throws GeneralSecurityException {
        return aead.encrypt(dataKey, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return aead.decrypt(wrapped, context);
    }
}
