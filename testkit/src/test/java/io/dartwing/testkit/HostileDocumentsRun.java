package io.dartwing.testkit;

import io.dartwing.engine.fax.pages.ConversionResult.Converted;
import io.dartwing.engine.fax.pages.ConversionResult.Refused;
import io.dartwing.engine.fax.pages.ConversionSettings;
import io.dartwing.engine.fax.pages.PageConverter;
import io.dartwing.engine.fax.pages.PageImages;
import io.dartwing.engine.fax.pages.TiffPages;
import io.dartwing.engine.fax.pages.TiffToPdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Gives every hostile document to every reader, in a JVM of its own with little memory; one line per document.
public final class HostileDocumentsRun {
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private HostileDocumentsRun() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        ConversionSettings settings = ConversionSettings.defaults().withTimeLimit(LIMIT);
        for (HostileDocument document : HostileDocuments.all()) {
            Path file = document.writeTo(directory);
            long start = System.nanoTime();
            String outcome = convert(file, settings, directory.resolve("out.tif"));
            others(file, directory);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(outcome + " " + document.name() + " " + millis + " ms");
            Files.delete(file);
        }
        Thread.sleep(200);
        long left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fax-"))
                .count();
        System.out.println("THREADS " + left);
    }

    private static String convert(Path file, ConversionSettings settings, Path target) throws IOException {
        Files.deleteIfExists(target);
        return switch (PageConverter.convert(List.of(file), settings, target)) {
            case Converted converted -> {
                if (!TiffPages.info(target).equals(converted.pages())
                        || converted.pages().isEmpty()) {
                    throw new AssertionError("the target isn't what the result says");
                }
                TiffToPdf.convert(target, target.resolveSibling("out.pdf"));
                yield "CONVERTED";
            }
            case Refused refused -> {
                if (Files.exists(target)) {
                    throw new AssertionError("a refused document left a file");
                }
                yield refused.reason().name();
            }
        };
    }

    /// These may fail with an IOException and with nothing else.
    private static void others(Path file, Path directory) {
        attempt(() -> TiffToPdf.convert(file, directory.resolve("other.pdf")));
        attempt(() -> TiffPages.salvage(file, directory.resolve("other.tif")));
        attempt(() -> TiffPages.count(file));
        attempt(() -> PageImages.render(file, 0, 300, LIMIT));
    }

    private interface Attempt {
        Object run() throws IOException;
    }

    private static void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException expected) {
            // The file is broken, and the reader said so.
        }
    }
}
