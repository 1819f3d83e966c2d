package io.dartwing.platform.audit;

import io.dartwing.platform.database.DataDirectory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The installation's Ed25519 key for anchors, in `secrets/audit-anchor.key`: beside the database, not in it.
///
/// `publicKey` is X.509-encoded.
public final class AnchorKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String SECRET = "audit-anchor.key";

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private AnchorKey(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// Made at the first use.
    public static AnchorKey in(DataDirectory data) {
        String stored = data.findSecret(SECRET).orElseGet(() -> {
            String made = generate();
            data.writeSecret(SECRET, made);
            return made;
        });
        try {
            String[] parts = stored.split(":", -1);
            byte[] secret = Base64.getDecoder().decode(parts[0]);
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret));
            return new AnchorKey(key, Base64.getDecoder().decode(parts[1]));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw new IllegalStateException(
                    "secrets/" + SECRET + ": can't be read (expected: the file that Dartwing made)", unreadable);
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

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("anchor: can't be signed", broken);
        }
    }

    /// The first 16 hex digits of the SHA-256 of a public key: what people compare.
    public static String id(byte[] publicKey) {
        return HexFormat.of().formatHex(AuditEntry.sha256().digest(publicKey), 0, 8);
    }

    static boolean verifies(byte[] publicKey, byte[] message, byte[] signed) {
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
