package io.dartwing.engine.reading;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How pages are read.
///
/// @param dataDirectory where native libraries and language data are unpacked, once per version (about 35 MB); further
///     languages are taken from the packages of the system, or from its `tessdata` folder
/// @param languages Tesseract language codes; `eng` comes with the engine
/// @param threads pages read at the same time, over all documents
/// @param pageLimit time after which a page is given up as unreadable, or its best reading so far is taken; a page
///     made to be slow may overrun it by some seconds
/// @param maxPages pages of a document that are read; the rest is reported as a fault
/// @param maxPixels pixels of a page as received above which it isn't decoded
/// @param idleAfter time without work after which a worker's native memory (about 60 MB each) is freed
public record ReadingSettings(
        Path dataDirectory,
        List<String> languages,
        int threads,
        Duration pageLimit,
        int maxPages,
        long maxPixels,
        Duration idleAfter) {

    public ReadingSettings {
        languages = List.copyOf(languages);
        require(!languages.isEmpty(), "languages: empty (expected: at least one, for example eng)");
        for (String language : languages) {
            require(
                    language.matches("[A-Za-z_]{3,20}"),
                    "languages: not a language code (expected: for example eng or chi_sim)");
        }
        require(threads >= 1 && threads <= 64, "threads: " + threads + " (expected: 1..64)");
        require(pageLimit.isPositive(), "pageLimit: " + pageLimit + " (expected: more than zero)");
        require(maxPages >= 1, "maxPages: " + maxPages + " (expected: at least 1)");
        require(maxPixels >= 1 && maxPixels <= 500_000_000, "maxPixels: " + maxPixels + " (expected: 1..500000000)");
        require(idleAfter.isPositive(), "idleAfter: " + idleAfter + " (expected: more than zero)");
    }

    /// English, one page per core but no more than eight, 30 s and 40 megapixels a page, 2,000 pages a document,
    /// memory freed after a minute.
    public static ReadingSettings in(Path dataDirectory) {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        return new ReadingSettings(
                dataDirectory,
                List.of("eng"),
                threads,
                Duration.ofSeconds(30),
                2_000,
                40_000_000,
                Duration.ofMinutes(1));
    }

    public ReadingSettings withLanguages(List<String> codes) {
        return new ReadingSettings(dataDirectory, codes, threads, pageLimit, maxPages, maxPixels, idleAfter);
    }

    public ReadingSettings withThreads(int count) {
        return new ReadingSettings(dataDirectory, languages, count, pageLimit, maxPages, maxPixels, idleAfter);
    }

    public ReadingSettings withPageLimit(Duration limit) {
        return new ReadingSettings(dataDirectory, languages, threads, limit, maxPages, maxPixels, idleAfter);
    }

    public ReadingSettings withIdleAfter(Duration idle) {
        return new ReadingSettings(dataDirectory, languages, threads, pageLimit, maxPages, maxPixels, idle);
    }

    private static void require(boolean met, String problem) {
        if (!met) {
            throw new IllegalArgumentException(problem);
        }
    }
}
