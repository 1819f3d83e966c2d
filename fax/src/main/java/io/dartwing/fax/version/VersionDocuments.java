package io.dartwing.fax.version;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.problem.PlatformError;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Versions as documents, for who may see the fax's pages. In a transaction.
@Component
public class VersionDocuments {
    private final FaxVersions versions;

    VersionDocuments(FaxVersions versions) {
        this.versions = versions;
    }

    /// The pages of a fax, or of one of its versions, as PDF.
    ///
    /// @throws ProblemException `FAX-019` while they are made, `DW-400` when there is no such version
    public FileId pages(FaxDocument fax, @Nullable Integer version) {
        if (version == null) {
            return fax.pdf()
                    .orElseThrow(() -> new ProblemException(
                            FaxError.NOT_READY, "pages: being made (expected: ready; ask again in a moment)"));
        }
        return pdf(fax.id(), version)
                .orElseThrow(() -> PlatformError.invalid("version", "not found", "the number of one of its versions"));
    }

    /// Flattened, as PDF; empty when there is no such version.
    public Optional<FileId> pdf(UUID fax, int number) {
        return versions.find(fax, number).map(FaxVersion::pdf);
    }
}
