package io.dartwing.fax.document;

import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.StoredFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// The files made from a fax's source: the pages themselves, the PDF for readers, the first page small.
public final class PreparedPages {
    private PreparedPages() {}

    public static void put(FaxDocument fax, FileId tiff, FileId pdf, FileId thumbnail, int pages) {
        fax.tiffFile = tiff.value();
        fax.pdfFile = pdf.value();
        fax.thumbnailFile = thumbnail.value();
        fax.pages = pages;
    }

    /// Puts other pages in the place of the fax's own, everything it came with included; answers the files that are
    /// nothing to it any more.
    public static List<FileId> replace(FaxDocument fax, StoredFile tiff, FileId pdf, FileId thumbnail, int pages) {
        var before = new LinkedHashSet<UUID>();
        fax.files.forEach(file -> before.add(file.fileId()));
        Stream.of(fax.tiffFile, fax.pdfFile, fax.thumbnailFile)
                .filter(Objects::nonNull)
                .forEach(before::add);
        put(fax, tiff.id(), pdf, thumbnail, pages);
        fax.files = List.of(new SourceFile(tiff.id().value(), "pages.tif", tiff.contentType(), tiff.size()));
        fax.fileSize = tiff.size();
        fax.fileHash = tiff.sha256();
        fax.fileFormat = tiff.contentType();
        before.removeAll(List.of(tiff.id().value(), pdf.value(), thumbnail.value()));
        return before.stream().map(FileId::new).toList();
    }
}
