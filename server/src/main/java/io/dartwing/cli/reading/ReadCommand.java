package io.dartwing.cli.reading;

import io.dartwing.cli.reading.DocumentFiles.DocumentFile;
import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.ReadingSettings;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Reads every TIFF and PDF of a folder and writes one JSON file for each. Needs no server and no
/// network.
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = {
            "Read every TIFF and PDF of a folder: one JSON file per document, with its text and what it says.",
            "Needs no server, no database and no network."
        },
        footer = {
            "",
            "Exit codes: 0 every document has its result, also those that are damaged (their result says so);",
            "1 the run broke off; 2 wrong options; 3 with --strict, a document or page could not be read."
        })
public final class ReadCommand implements Callable<Integer> {
    private static final int STRICT = 3;

    /// Nobody waits for a single page here, and the machine may have other work.
    private static final Duration PAGE_LIMIT = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--in", required = true, paramLabel = "DIR", description = "The folder with the documents.")
    private Path in = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder for the results; it is made if it isn't there. Older results are replaced.")
    private Path out = Path.of("");

    @Option(names = "--threads", description = "Pages read at the same time (default: one per processor).")
    private int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 64);

    @Option(
            names = "--languages",
            split = ",",
            paramLabel = "CODE",
            defaultValue = "eng",
            description = "Tesseract's codes, the likeliest first, such as eng,spa (default: ${DEFAULT-VALUE}).")
    private List<String> languages = List.of("eng");

    @Option(names = "--hocr", description = "Write the words with their places as hOCR too, beside each result.")
    private boolean hocr;

    @Option(names = "--strict", description = "End with exit code 3 when a document or page could not be read.")
    private boolean strict;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:DARTWING_DATA:-data}",
            description = "Where language data is unpacked once, 35 MB (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isDirectory(in)) {
            throw new ParameterException(spec.commandLine(), "--in: " + in + " (expected: a folder)");
        }
        if (threads < 1 || threads > 64) {
            throw new ParameterException(spec.commandLine(), "--threads: " + threads + " (expected: 1..64)");
        }
        ReadingSettings settings = settings();
        DocumentFiles files = DocumentFiles.in(in);
        tell(files);
        Files.createDirectories(out);
        Progress progress = new Progress(
                System.err, terminal(), Clock.systemUTC(), files.documents().size());
        try (PageReader pages = PageReader.open(settings)) {
            new ReadingRun(pages, out, settings.maxPages(), hocr, progress).read(files.documents(), threads);
        }
        progress.end();
        return strict && progress.withErrors() > 0 ? STRICT : 0;
    }

    private ReadingSettings settings() {
        try {
            return ReadingSettings.in(data.toAbsolutePath().normalize().resolve("reading"))
                    .withLanguages(languages)
                    .withThreads(threads)
                    .withPageLimit(PAGE_LIMIT);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage());
        }
    }

    private static boolean terminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Nothing is left out without a word.
    private static void tell(DocumentFiles files) {
        for (Path other : files.others()) {
            String why = Files.isDirectory(other) ? "a folder" : "neither TIFF nor PDF";
            System.err.println("not read: " + other.getFileName() + " (" + why + ")");
        }
        for (DocumentFile document : files.documents()) {
            if (document.ambiguous()) {
                System.err.println("same name as another, but for the ending: "
                        + document.path().getFileName() + " (its result is " + document.id() + ".json)");
            }
        }
    }
}
