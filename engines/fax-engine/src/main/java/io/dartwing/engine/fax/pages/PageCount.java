package io.dartwing.engine.fax.pages;

import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import java.io.IOException;
import java.nio.file.Path;

/// How many pages a document has, found without rendering any, under the limits of a conversion.
public sealed interface PageCount {

    /// Of a document with more pages than the settings allow, one more than they allow.
    record Counted(int pages) implements PageCount {}

    /// @param sentence what is wrong and what to do, for the sender; holds none of its content
    record Refused(Reason reason, String sentence) implements PageCount {}

    /// Blocks for at most the settings' time limit and a moment.
    ///
    /// @throws IOException when the source can't be opened: not the document's fault
    static PageCount of(Path source, ConversionSettings settings) throws IOException {
        var deadline = Deadline.in(settings.timeLimit());
        try {
            return Supervised.run("fax-page-count", settings.timeLimit(), () -> count(source, settings, deadline));
        } catch (Refusal refusal) {
            return new Refused(refusal.reason(), refusal.sentence());
        }
    }

    private static PageCount count(Path source, ConversionSettings settings, Deadline deadline) throws IOException {
        DocumentType type = DocumentType.detect(source);
        try {
            int pages = switch (type) {
                case PDF -> {
                    PdfScan.check(source, settings.maxUnpackedBytes(), deadline);
                    try (var pdf = PdfPages.open(source, settings, deadline, settings.maxPages() + 1)) {
                        yield pdf.count();
                    }
                }
                case TIFF -> TiffPages.count(source);
                case PNG, JPEG -> 1;
                case UNKNOWN ->
                    throw new Refusal(Reason.UNKNOWN_TYPE, "The document is none of PDF, TIFF, PNG and JPEG.");
            };
            return pages == 0 ? new Refused(Reason.EMPTY, "The document has no pages.") : new Counted(pages);
        } catch (Refusal refusal) {
            return new Refused(refusal.reason(), refusal.sentence());
        } catch (OutOfMemoryError tooMuch) {
            return new Refused(Reason.TOO_LARGE, "The document needs more memory than there is to open it.");
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            return new Refused(Reason.DAMAGED, "The document is damaged and can't be opened.");
        }
    }
}
