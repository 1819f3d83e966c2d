package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/// The rest of a document whose first pages have arrived already.
public final class RemainingPages {
    private RemainingPages() {}

    /// @param first index of the first page that `target` gets, from 0 and within the document
    public static void from(Path pdf, int first, Path target) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            if (first < 0 || first >= document.getNumberOfPages()) {
                throw new IllegalArgumentException(
                        "first: " + first + " (expected: 0 to " + (document.getNumberOfPages() - 1) + ")");
            }
            for (int page = 0; page < first; page++) {
                document.removePage(0);
            }
            document.save(target.toFile());
        }
    }
}
