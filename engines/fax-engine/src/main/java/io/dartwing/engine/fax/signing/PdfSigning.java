package io.dartwing.engine.fax.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// Signs PDF documents whole.
public final class PdfSigning {
    private static final COSName PADES = COSName.getPDFName("ETSI.CAdES.detached");
    private static final int ROOM = 32 * 1024;

    private PdfSigning() {}

    /// What the signature says about itself.
    ///
    /// @param person who signed
    public record Statement(String person, String reason, Instant at) {}

    /// Writes `pdf` with a signature that covers every byte of it to `signed`.
    public static void sign(Path pdf, SigningIdentity identity, Statement statement, Path signed) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile());
                var options = new SignatureOptions();
                OutputStream out = Files.newOutputStream(signed)) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PADES);
            signature.setName(statement.person());
            signature.setReason(statement.reason());
            var date = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
            date.setTime(Date.from(statement.at()));
            signature.setSignDate(date);
            options.setPreferredSignatureSize(ROOM);
            document.addSignature(signature, new Cades(identity), options);
            document.saveIncremental(out);
        }
    }

    /// A detached CMS signature that names the certificate it is made with (ETSI EN 319 122-1, 5.2.2.3). The time
    /// stands
    /// in the document's own field: PAdES forbids it here.
    private record Cades(SigningIdentity identity) implements SignatureInterface {
        @Override
        public byte[] sign(InputStream content) throws IOException {
            try {
                X509Certificate certificate = identity.certificate();
                String algorithm = identity.key().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
                var generator = new CMSSignedDataGenerator();
                generator.addSignerInfoGenerator(
                        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                                .setSignedAttributeGenerator(attributes(certificate))
                                .build(new JcaContentSignerBuilder(algorithm).build(identity.key()), certificate));
                generator.addCertificates(new JcaCertStore(identity.chain()));
                return generator.generate(new Streamed(content), false).getEncoded();
            } catch (GeneralSecurityException | OperatorCreationException | CMSException failure) {
                throw new IOException("the document can't be signed", failure);
            }
        }

        private static CMSAttributeTableGenerator attributes(X509Certificate certificate)
                throws GeneralSecurityException {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            var id = new ESSCertIDv2(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), hash);
            var reference = new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id)));
            var own = new AttributeTable(new Hashtable<>(Map.of(reference.getAttrType(), reference)));
            var standard = new DefaultSignedAttributeTableGenerator(own);
            return parameters -> standard.getAttributes(parameters).remove(CMSAttributes.signingTime);
        }
    }

    private record Streamed(InputStream content) implements CMSTypedData {
        @Override
        public ASN1ObjectIdentifier getContentType() {
            return PKCSObjectIdentifiers.data;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            content.transferTo(out);
        }

        @Override
        public Object getContent() {
            return content;
        }
    }
}
