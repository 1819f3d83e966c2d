package io.dartwing.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

/// A master key of 256 bits that this process holds itself (AES-256-GCM).
final class LocalMasterKey implements MasterKey {
    private static final int KEY_BYTES = 32;

    private final Aead aead;
    private final String id;
    private final String kind;

    /// The id is derived from the key, so that a wrong key is recognised before anything is tried with it.
    private LocalMasterKey(byte[] key, String kind) throws GeneralSecurityException {
        if (key.length != KEY_BYTES) {
            throw new GeneralSecurityException("master key: " + key.length + " bytes (expected: 32)");
        }
        aead = new AesGcm(key);
        byte[] fingerprint =
                Hkdf.computeHkdf("HmacSha256", key, new byte[0], "id".getBytes(StandardCharsets.US_ASCII), 6);
        id = "local-" + HexFormat.of().formatHex(fingerprint);
        this.kind = kind;
    }

    /// @param encoded 32 bytes in Base64, either alphabet
    static LocalMasterKey of(String encoded, String kind) {
        try {
            return new LocalMasterKey(
                    Base64.getUrlDecoder()
                            .decode(encoded.strip().replace('+', '-').replace('/', '_')),
                    kind);
        } catch (IllegalArgumentException | GeneralSecurityException unfit) {
            throw new IllegalStateException("master key from " + kind + ": not 32 bytes in Base64", unfit);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public boolean opens(String keyId) {
        return keyId.equals(id);
    }

    @Override
    public Wrapped wrap(byte[] key, byte[] context) throws GeneralSecurityException {
        return new Wrapped(aead.encrypt(key, context), id);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return aead.decrypt(wrapped, context);
    }
}
