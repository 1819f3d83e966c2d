package io.dartwing.fax.version;

import io.dartwing.fax.document.FaxText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is shown of versions.
final class VersionViews {
    private VersionViews() {}

    record Maker(UUID id, String name) {}

    /// @param address the network address it was signed from
    private static final String RETENTION = "Kept unchanged, with its signed PDF, as long as the fax is kept";

    /// @param certificate subject of the certificate its PDF is signed with
    /// @param intent what applying the signature meant, as its PDF says too
    /// @param consent to sign electronically, as it was in force; null for what was signed before it was asked for
    /// @param retention how long this evidence is kept
    record SigningView(
            Maker by,
            Instant at,
            String address,
            String certificate,
            String fingerprint,
            String intent,
            @Nullable SignedConsent consent,
            String retention) {}

    /// @param version of the text that was agreed to
    record SignedConsent(String version, Instant at, String address) {}

    /// @param kinds annotated, redacted, signed
    /// @param basedOn 0: the fax's own pages
    record VersionView(
            int number,
            int basedOn,
            List<String> kinds,
            int pages,
            Instant madeAt,
            Maker madeBy,
            boolean originalDestroyed,
            @Nullable SigningView signing) {}

    record VersionList(List<VersionView> data) {}

    record VersionPages(List<FaxText.PageText> pages) {}

    static VersionView of(FaxVersion version, VersionContent content) {
        VersionContent.Signing signing = content.signing();
        return new VersionView(
                version.number(),
                version.basedOn(),
                version.kinds(),
                version.pages(),
                version.madeAt(),
                new Maker(version.madeBy(), version.madeByName()),
                version.originalDestroyed(),
                signing == null
                        ? null
                        : new SigningView(
                                new Maker(signing.person(), signing.name()),
                                signing.at(),
                                signing.address(),
                                signing.certificate(),
                                signing.fingerprint(),
                                VersionMaker.REASON,
                                consent(signing),
                                RETENTION));
    }

    private static @Nullable SignedConsent consent(VersionContent.Signing signing) {
        return signing.consent() == null
                ? null
                : new SignedConsent(
                        signing.consent().version(),
                        signing.consent().at(),
                        signing.consent().address());
    }
}
