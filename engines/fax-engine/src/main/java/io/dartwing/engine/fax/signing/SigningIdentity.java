package io.dartwing.engine.fax.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A private key and the certificates that say whose it is.
///
/// @param chain the key's own certificate first
public record SigningIdentity(PrivateKey key, List<X509Certificate> chain) {
    private static final String ALIAS = "signing";
    private static final int KEY_BITS = 3072;

    public SigningIdentity {
        chain = List.copyOf(chain);
    }

    /// The file is none, its password is another, or it holds no key that can sign.
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }

        Unusable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// Names nothing of the key.
    @Override
    public String toString() {
        return "SigningIdentity[" + certificate().getSerialNumber() + "]";
    }

    /// A new key with a certificate that it signed itself.
    public static SigningIdentity selfSigned(String organization, Instant from, Instant until) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            var pair = generator.generateKeyPair();
            X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, organization)
                    .addRDN(BCStyle.O, organization)
                    .build();
            var extensions = new JcaX509ExtensionUtils();
            var certificate = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(159, new SecureRandom()),
                            Date.from(from),
                            Date.from(until),
                            name,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            extensions.createSubjectKeyIdentifier(pair.getPublic()))
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return new SigningIdentity(
                    pair.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(certificate)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("no key can be made here", impossible);
        }
    }

    /// Reads a PKCS#12 file; of several keys the first one.
    public static SigningIdentity read(byte[] pkcs12, char[] password) throws Unusable {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey key) {
                    return new SigningIdentity(usable(key), chain(store.getCertificateChain(alias)));
                }
            }
            throw new Unusable("no private key in it");
        } catch (GeneralSecurityException | IOException | RuntimeException broken) {
            throw new Unusable("not a PKCS#12 file, or of another password", broken);
        }
    }

    private static PrivateKey usable(PrivateKey key) throws Unusable {
        boolean strong = switch (key) {
            case RSAPrivateKey rsa -> rsa.getModulus().bitLength() >= 2048;
            case ECPrivateKey curve -> curve.getParams().getOrder().bitLength() >= 256;
            default -> false;
        };
        if (!strong) {
            throw new Unusable("its key is too weak or of another kind");
        }
        return key;
    }

    private static List<X509Certificate> chain(Certificate[] certificates) throws Unusable {
        var chain = new ArrayList<X509Certificate>();
        for (Certificate one : certificates == null ? new Certificate[0] : certificates) {
            if (one instanceof X509Certificate certificate) {
                chain.add(certificate);
            }
        }
        if (chain.isEmpty()) {
            throw new Unusable("no certificate of its key in it");
        }
        return chain;
    }

    /// As PKCS#12, to be kept.
    public byte[] write(char[] password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(ALIAS, key, password, chain.toArray(X509Certificate[]::new));
            var out = new ByteArrayOutputStream();
            store.store(out, password);
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("a key can't be written", impossible);
        }
    }
}
