package io.dartwing.engine.fax.pages;

import java.time.Duration;

/// What the pages shall look like, and how much a document may cost.
///
/// @param maxPages           pages of the result
/// @param maxBytes           bytes of all sources together
/// @param maxPixelsPerPage   pixels of a page image, or of an image inside a page
/// @param maxPixelsTotal     pixels of all page images together
/// @param maxUnpackedBytes   bytes that one compressed stream inside a document may unpack to
/// @param timeLimit          wall-clock time of the whole conversion
public record ConversionSettings(
        FaxResolution resolution,
        PaperSize paper,
        int maxPages,
        long maxBytes,
        long maxPixelsPerPage,
        long maxPixelsTotal,
        long maxUnpackedBytes,
        Duration timeLimit) {
    private static final long MEGA = 1_000_000;

    public ConversionSettings {
        requirePositive("maxPages", maxPages);
        requirePositive("maxBytes", maxBytes);
        requirePositive("maxPixelsPerPage", maxPixelsPerPage);
        requirePositive("maxPixelsTotal", maxPixelsTotal);
        requirePositive("maxUnpackedBytes", maxUnpackedBytes);
        requirePositive("timeLimit", timeLimit.toNanos());
    }

    /// Fine resolution on A4, 200 pages, 50 MB, two minutes.
    public static ConversionSettings defaults() {
        return new ConversionSettings(
                FaxResolution.FINE,
                PaperSize.A4,
                200,
                50L * 1024 * 1024,
                150 * MEGA,
                4_000 * MEGA,
                64 * MEGA,
                Duration.ofMinutes(2));
    }

    public ConversionSettings withResolution(FaxResolution value) {
        return new ConversionSettings(
                value, paper, maxPages, maxBytes, maxPixelsPerPage, maxPixelsTotal, maxUnpackedBytes, timeLimit);
    }

    public ConversionSettings withPaper(PaperSize value) {
        return new ConversionSettings(
                resolution, value, maxPages, maxBytes, maxPixelsPerPage, maxPixelsTotal, maxUnpackedBytes, timeLimit);
    }

    public ConversionSettings withMaxPages(int value) {
        return new ConversionSettings(
                resolution, paper, value, maxBytes, maxPixelsPerPage, maxPixelsTotal, maxUnpackedBytes, timeLimit);
    }

    public ConversionSettings withMaxBytes(long value) {
        return new ConversionSettings(
                resolution, paper, maxPages, value, maxPixelsPerPage, maxPixelsTotal, maxUnpackedBytes, timeLimit);
    }

    public ConversionSettings withTimeLimit(Duration value) {
        return new ConversionSettings(
                resolution, paper, maxPages, maxBytes, maxPixelsPerPage, maxPixelsTotal, maxUnpackedBytes, value);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than 0)");
        }
    }
}
