package io.dartwing.fax.document;

import io.dartwing.engine.fax.pages.ConversionResult;
import io.dartwing.engine.fax.pages.ConversionSettings;
import io.dartwing.engine.fax.pages.DocumentType;
import io.dartwing.engine.fax.pages.FaxResolution;
import io.dartwing.engine.fax.pages.PageConverter;
import io.dartwing.engine.fax.pages.PageCount;
import io.dartwing.fax.FaxError;
import io.dartwing.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/// Turns files into fax pages, a few at a time so that a burst of faxes leaves the machine
/// answering.
public final class Pages {
    public static final int MAX_PAGES = 200;
    public static final long MAX_BYTES = 50L * 1024 * 1024;

    public static final long MAX_RECEIVED_BYTES = 4 * MAX_BYTES;
    private static final int MAX_RECEIVED_PAGES = 1000;

    /// A sound document takes milliseconds; the caller waits meanwhile.
    private static final Duration COUNT_WITHIN = Duration.ofSeconds(10);

    private static final Semaphore AT_ONCE =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    private Pages() {}

    public static ConversionResult convert(List<Path> sources, String resolution, Path target, Duration within)
            throws IOException, InterruptedException {
        return convert(
                sources,
                FaxResolution.valueOf(resolution.toUpperCase(Locale.ROOT)),
                MAX_PAGES,
                MAX_BYTES,
                target,
                within);
    }

    /// A fax as a carrier hands it over: longer than what may be sent, for nothing that came in
    /// is turned away.
    public static ConversionResult received(Path file, Path target, Duration within)
            throws IOException, InterruptedException {
        return convert(List.of(file), FaxResolution.FINE, MAX_RECEIVED_PAGES, MAX_RECEIVED_BYTES, target, within);
    }

    private static ConversionResult convert(
            List<Path> sources, FaxResolution resolution, int maxPages, long maxBytes, Path target, Duration within)
            throws IOException, InterruptedException {
        AT_ONCE.acquire();
        try {
            return PageConverter.convert(
                    sources,
                    ConversionSettings.defaults()
                            .withResolution(resolution)
                            .withMaxPages(maxPages)
                            .withMaxBytes(maxBytes)
                            .withTimeLimit(within),
                    target);
        } finally {
            AT_ONCE.release();
        }
    }

    /// The kind of a file, or problem `FAX-002`, `FAX-003` when it can't be one of ours.
    public static DocumentType accept(Path file, int index) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ProblemException(
                    FaxError.TOO_LARGE, "file " + (index + 1) + ": too large (expected: at most 50 MB)");
        }
        DocumentType type = DocumentType.detect(file);
        if (type == DocumentType.UNKNOWN) {
            throw new ProblemException(
                    FaxError.INVALID_FILE,
                    "file " + (index + 1) + ": unknown content (expected: PDF, TIFF, PNG or JPEG)");
        }
        return type;
    }

    /// Pages of a file that `accept` took; problem `FAX-002`, `FAX-003` or `FAX-012` when it
    /// can't be opened.
    public static int count(Path file, int index) {
        try {
            return switch (PageCount.of(
                    file,
                    ConversionSettings.defaults()
                            .withMaxPages(MAX_PAGES)
                            .withMaxBytes(MAX_BYTES)
                            .withTimeLimit(COUNT_WITHIN))) {
                case PageCount.Counted(int pages) -> pages;
                case PageCount.Refused(var reason, String sentence) ->
                    throw refusal(new ConversionResult.Refused(reason, index, sentence));
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static ProblemException refusal(ConversionResult.Refused refused) {
        FaxError error = switch (refused.reason()) {
            case TOO_MANY_PAGES -> FaxError.TOO_MANY_PAGES;
            case TOO_LARGE -> FaxError.TOO_LARGE;
            default -> FaxError.INVALID_FILE;
        };
        return new ProblemException(error, "file " + (refused.source() + 1) + ": " + refused.sentence());
    }

    public static String contentType(DocumentType type) {
        return switch (type) {
            case PDF -> "application/pdf";
            case TIFF -> "image/tiff";
            case PNG -> "image/png";
            case JPEG -> "image/jpeg";
            case UNKNOWN -> "application/octet-stream";
        };
    }
}
