package io.dartwing.platform.database;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// An Ed25519 key (RFC 8032) of the installation, in a file under `secrets`: beside the database, not in it.
///
/// `publicKey` is X.509-encoded.
public final class InstallationKey {
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private InstallationKey(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// Made at the first use.
    ///
    /// @param secret the file's name
    public static InstallationKey in(DataDirectory data, String secret) {
        String stored = data.findSecret(secret).orElseGet(() -> {
            String made = generate();
            data.writeSecret(secret, made);
            return made;
        });
        try {
            String[] parts = stored.split(":", -1);
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            PrivateKey key = keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[0])));
            PublicKey publicKey = keys.generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(parts[1])));
            return new InstallationKey(key, publicKey.getEncoded());
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw new IllegalStateException(
                    "secrets/" + secret + ": can't be read (expected: the file that Dartwing made)", unreadable);
        }
    }

    private static String generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var base64 = Base64.getEncoder();
            return base64.encodeToString(pair.getPrivate().getEncoded()) + ":"
                    + base64.encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    public byte[] publicKey() {
        return publicKey.clone();
    }

    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the installation's key can't sign", broken);
        }
    }

    /// The first 16 hex digits of the SHA-256 of a public key: what people compare.
    public static String id(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey), 0, 8);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Whether the owner of the public key signed exactly this message.
    public static boolean verifies(byte[] publicKey, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }
}
