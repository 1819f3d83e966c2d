package io.dartwing.fax.document;

import io.dartwing.platform.files.FileId;

/// The files made from a fax's source: the pages themselves, the PDF for readers, the first page small.
public final class PreparedPages {
    private PreparedPages() {}

    public static void put(FaxDocument fax, FileId tiff, FileId pdf, FileId thumbnail, int pages) {
        fax.tiffFile = tiff.value();
        fax.pdfFile = pdf.value();
        fax.thumbnailFile = thumbnail.value();
        fax.pages = pages;
    }
}
