package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.pages.HeaderLine;
import io.dartwing.engine.fax.pages.HeaderLines;
import io.dartwing.engine.fax.pages.RemainingPages;
import io.dartwing.engine.fax.pages.TiffToPdf;
import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.telephony.number.FaxNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/// The pages of an attempt as they leave: with their header lines, the same each time they are
/// made.
@Component
class AttemptPages {
    private final FileStore files;
    private final WorkFolders folders;
    private final Organizations organizations;

    AttemptPages(FileStore files, WorkFolders folders, Organizations organizations) {
        this.files = files;
        this.folders = folders;
        this.organizations = organizations;
    }

    /// All pages; the line begins at the attempt's first one.
    void tiff(FaxDocument fax, FaxAttempt attempt, FaxNumber sender, Path target) throws IOException {
        try (WorkFolders.Folder folder = folders.open()) {
            Path pages = folder.copy(files.open(fax.tiff().orElseThrow()), "pages.tif");
            Files.createDirectories(target.getParent());
            if (fax.header()) {
                HeaderLines.draw(
                        pages,
                        new HeaderLine(
                                attempt.createdAt().atZone(ZoneId.systemDefault()),
                                organizations.current().map(Organization::name).orElse(""),
                                sender.number(),
                                fax.stationIdentifier().orElse(""),
                                1,
                                fax.pages().orElse(1)),
                        target);
            } else {
                Files.move(pages, target);
            }
        }
    }

    /// The pages that this attempt has to send.
    Path pdf(FaxDocument fax, FaxAttempt attempt, FaxNumber sender, WorkFolders.Folder folder) throws IOException {
        Path tiff = folder.file("attempt.tif");
        tiff(fax, attempt, sender, tiff);
        Path all = folder.file("all.pdf");
        TiffToPdf.convert(tiff, all);
        if (attempt.firstPage() == 0) {
            return all;
        }
        Path rest = folder.file("rest.pdf");
        RemainingPages.from(all, attempt.firstPage(), rest);
        return rest;
    }
}
