package io.dartwing.fax.version;

import io.dartwing.platform.files.FileId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Versions as documents, for who may see the fax's pages. In a transaction.
@Component
public class VersionDocuments {
    private final FaxVersions versions;

    VersionDocuments(FaxVersions versions) {
        this.versions = versions;
    }

    /// Flattened, as PDF; empty when there is no such version.
    public Optional<FileId> pdf(UUID fax, int number) {
        return versions.find(fax, number).map(FaxVersion::pdf);
    }
}
