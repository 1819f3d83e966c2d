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
    /// @param certificate subject of the certificate its PDF is signed with
    record SigningView(Maker by, Instant at, String address, String certificate, String fingerprint) {}

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
                                signing.fingerprint()));
    }
}
