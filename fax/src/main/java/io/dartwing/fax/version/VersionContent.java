package io.dartwing.fax.version;

import io.dartwing.fax.document.FaxText.PageText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What of a version is sealed.
///
/// @param marks as they were put on it; of texts that lie under a redaction nothing is kept
/// @param text of its pages
/// @param signing who signed it; null when nobody did
record VersionContent(
        List<MarkFields> marks,
        List<PageText> text,
        @Nullable Signing signing) {
    /// @param address the network address it was asked from
    /// @param certificate the subject of the certificate
    /// @param fingerprint SHA-256 of the certificate in hexadecimal digits
    /// @param consent what the signer had agreed to; null for what was signed before that was asked
    record Signing(
            UUID person,
            String name,
            Instant at,
            String address,
            String certificate,
            String fingerprint,
            SigningConsents.@Nullable Consent consent) {}

    @Override
    public String toString() {
        return "VersionContent";
    }
}
