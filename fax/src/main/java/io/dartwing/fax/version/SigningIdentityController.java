package io.dartwing.fax.version;

import io.dartwing.engine.fax.signing.SigningIdentity;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The certificate that an organisation's documents are signed with; for administrators. Its key is never shown.
@RestController
@RequestMapping("/api/v1/signing-certificate")
@Tag(name = "Signatures")
class SigningIdentityController {
    /// @param origin self_signed or uploaded
    /// @param fingerprint SHA-256 in hexadecimal digits
    /// @param certificatePem for those who want to trust it
    record CertificateView(
            String origin,
            String subject,
            String issuer,
            Instant validFrom,
            Instant validUntil,
            String fingerprint,
            String certificatePem) {
        static CertificateView of(String origin, SigningIdentity identity) {
            X509Certificate certificate = identity.certificate();
            return new CertificateView(
                    origin,
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    SigningIdentityController.fingerprint(certificate),
                    pem(certificate));
        }
    }

    record CertificateWish(
            @Nullable String pkcs12Base64, @Nullable String password) {
        @Override
        public String toString() {
            return "CertificateWish";
        }
    }

    private final SigningIdentities identities;
    private final TransactionTemplate transaction;

    SigningIdentityController(SigningIdentities identities, TransactionTemplate transaction) {
        this.identities = identities;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(
            operationId = "getSigningCertificate",
            summary = "The certificate that signed faxes carry",
            description = "One that signed itself is made when there is none.")
    CertificateView get() {
        requireAdministrator();
        return transaction.execute(status -> {
            SigningIdentity identity = identities.require();
            return CertificateView.of(
                    identities.current().map(SigningIdentities.Stored::origin).orElse("self_signed"), identity);
        });
    }

    @PutMapping
    @Operation(operationId = "putSigningCertificate", summary = "Sign with a key of your own from a PKCS#12 file")
    CertificateView put(@RequestBody CertificateWish body) {
        requireAdministrator();
        return transaction.execute(
                status -> CertificateView.of("uploaded", identities.upload(body.pkcs12Base64(), body.password())));
    }

    private static void requireAdministrator() {
        if (!Actors.current().may(Permissions.ADMIN)) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "signing certificate: for administrators (expected: permission admin)");
        }
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
