package io.dartwing.engine.reading.document;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.GreyPages;
import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.document.DocumentKnowledge.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Reads documents from their pages to what they say. Safe for use by many threads; doesn't close the reader of pages.
public final class DocumentReader {
    private final PageReader pages;

    public DocumentReader(PageReader pages) {
        this.pages = pages;
    }

    /// Reads a TIFF file.
    ///
    /// @throws IOException if the file can't be opened or read; what is wrong with its content, the answer says
    /// @throws InterruptedException if the caller is interrupted
    public DocumentKnowledge read(Path tiff) throws IOException, InterruptedException {
        return know(pages.read(tiff));
    }

    /// Reads pages that are drawn meanwhile.
    ///
    /// @throws IOException if `drawn` throws it
    /// @throws InterruptedException if the caller is interrupted
    public DocumentKnowledge read(GreyPages drawn) throws IOException, InterruptedException {
        return know(pages.read(drawn));
    }

    private static DocumentKnowledge know(DocumentReading reading) {
        return new DocumentKnowledge(reading, Map.of(Step.PAGES, reading.duration()));
    }
}
