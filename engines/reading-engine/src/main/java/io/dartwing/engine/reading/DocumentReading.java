package io.dartwing.engine.reading;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What reading a document gave: its pages in order, each with its own outcome.
///
/// @param pages every page that was found, in order, also blank and unreadable ones
/// @param meanConfidence mean confidence of all words weighted by their length, 0..1; 0 without words
/// @param duration time from the request to the last page
/// @param fault why pages are missing: the file is no TIFF at all (then `pages` is empty), its page list breaks off, or
///     it has more pages than are read; empty if `pages` is the whole document
public record DocumentReading(
        List<PageReading> pages, double meanConfidence, Duration duration, Optional<PageReading.Unreadable> fault) {

    public DocumentReading {
        pages = List.copyOf(pages);
    }

    /// Confidence is worked out from these pages.
    static DocumentReading of(List<PageReading> pages, Duration duration, Optional<PageReading.Unreadable> fault) {
        List<Word> words = pages.stream().flatMap(page -> page.words().stream()).toList();
        return new DocumentReading(pages, PageText.confidence(words), duration, fault);
    }

    /// The same document with other readings of its pages.
    public DocumentReading withPages(List<PageReading> read) {
        return of(read, duration, fault);
    }

    /// The text of all pages, form feeds between them.
    public String text() {
        return pages.stream().map(PageReading::text).collect(Collectors.joining("\f"));
    }
}
