package io.dartwing.bench;

import io.dartwing.engine.fax.pages.ConversionResult.Converted;
import io.dartwing.engine.fax.pages.ConversionSettings;
import io.dartwing.engine.fax.pages.HeaderLine;
import io.dartwing.engine.fax.pages.HeaderLines;
import io.dartwing.engine.fax.pages.PageConverter;
import io.dartwing.engine.fax.pages.TiffPages;
import io.dartwing.engine.fax.pages.TiffToPdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Pages per second of the page conversions, next to Ghostscript's and tiff2pdf's on the same files in the same
/// run.
///
/// Ours run inside this JVM, warmed up, as they do in the server; the others are started as processes per
/// document, as
/// a program that uses them would. Rounds alternate between both, and the fastest round of each
/// counts, which on a shared machine is the one least disturbed.
public final class PagesBench {
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 12;
    private static final int PAGES = 20;

    private PagesBench() {}

    private interface Task {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("pages-bench");
        try {
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d cores, Java %s, Ghostscript %s%n%n",
                    LocalDate.now(ZoneOffset.UTC),
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    output("gs", "--version"));
            System.out.println("| pages | from → to | ours, pages/s | other tool | its pages/s | ratio |");
            System.out.println("|---|---|---|---|---|---|");
            for (var kind : BenchDocuments.Kind.values()) {
                Path pdf = BenchDocuments.pdf(directory.resolve(kind + ".pdf"), kind, PAGES);
                toTiff(kind.title(), pdf, directory);
            }
            toPdf("text", directory.resolve("TEXT.pdf.tif"), directory);
            toPdf("text and photo", directory.resolve("MIXED.pdf.tif"), directory);
            header(directory.resolve("TEXT.pdf.tif"), directory);
        } finally {
            delete(directory);
        }
    }

    private static void toTiff(String title, Path pdf, Path directory) throws Exception {
        Path ours = pdf.resolveSibling(pdf.getFileName() + ".tif");
        Path theirs = directory.resolve("gs.tif");
        Task own = () -> {
            var result = PageConverter.convert(List.of(pdf), ConversionSettings.defaults(), ours);
            if (!(result instanceof Converted converted) || converted.pageCount() != PAGES) {
                throw new IllegalStateException("not converted: " + result);
            }
        };
        Task other = () -> run(
                "gs",
                "-q",
                "-dNOPAUSE",
                "-dBATCH",
                "-dSAFER",
                "-sDEVICE=tiffg4",
                "-r204x196",
                "-o",
                theirs.toString(),
                pdf.toString());
        compare(title, "PDF → TIFF", PAGES, own, "Ghostscript", other);
    }

    private static void toPdf(String title, Path tiff, Path directory) throws Exception {
        int pages = TiffPages.count(tiff);
        Task own = () -> TiffToPdf.convert(tiff, directory.resolve("ours.pdf"));
        Task other = () -> run("tiff2pdf", "-o", directory.resolve("theirs.pdf").toString(), tiff.toString());
        compare(title, "TIFF → PDF", pages, own, "tiff2pdf", other);
    }

    private static void header(Path tiff, Path directory) throws Exception {
        int pages = TiffPages.count(tiff);
        var line = new HeaderLine(ZonedDateTime.now(ZoneOffset.UTC), "Riverside Clinic", "+1 202 555 0143", 1, pages);
        Task own = () -> HeaderLines.draw(tiff, line, directory.resolve("header.tif"));
        double[] seconds = rounds(own, own)[0];
        System.out.printf(Locale.ROOT, "| text | header line | %.0f | – | – | – |%n", pages / fastest(seconds));
    }

    private static void compare(String title, String step, int pages, Task own, String name, Task other)
            throws Exception {
        double[][] seconds = rounds(own, other);
        double ours = pages / fastest(seconds[0]);
        double theirs = pages / fastest(seconds[1]);
        System.out.printf(
                Locale.ROOT, "| %s | %s | %.0f | %s | %.0f | %.1f |%n", title, step, ours, name, theirs, ours / theirs);
    }

    private static double[][] rounds(Task own, Task other) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            own.run();
        }
        other.run();
        double[][] seconds = new double[2][ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            seconds[0][i] = time(own);
            seconds[1][i] = time(other);
        }
        return seconds;
    }

    private static double time(Task task) throws Exception {
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double fastest(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + " failed: " + process.exitValue());
        }
    }

    private static String output(String... command) throws IOException {
        return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes()).strip();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
