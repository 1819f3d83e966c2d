package io.dartwing.bench;

import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.ReadingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Word recall of the reading engine and of the system's plain `tesseract`, on the same pages in the same run.
///
/// Five kinds of pages in twenty conditions, drawn by code. Both read one page at a time; ours in this process, warm,
/// with one thread. Argument: part of a condition's name, to run those only.
public final class ReadingQualityBench {
    private ReadingQualityBench() {}

    private record Both(WordRecall ours, WordRecall theirs) {
        Both() {
            this(new WordRecall(), new WordRecall());
        }

        void add(Both other) {
            ours.add(other.ours);
            theirs.add(other.theirs);
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT, "| %s | %.1f %% | %.1f %% |", name, 100 * ours.share(), 100 * theirs.share());
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (!PlainTesseract.present()) {
            System.err.println("tesseract: not found (Debian: apt install tesseract-ocr)");
            System.exit(1);
        }
        String wanted = arguments.length > 0 ? arguments[0] : "";
        Path directory = Files.createTempDirectory("reading-quality");
        try (PageReader reader =
                PageReader.open(ReadingSettings.in(directory.resolve("data")).withThreads(1))) {
            compare(reader, directory, wanted);
        } finally {
            Folders.delete(directory);
        }
    }

    private static void compare(PageReader reader, Path directory, String wanted)
            throws IOException, InterruptedException {
        PlainTesseract tesseract = new PlainTesseract();
        Map<BenchFaxes.Kind, Both> kinds = new EnumMap<>(BenchFaxes.Kind.class);
        Both all = new Both();
        long nanos = 0;
        int pages = 0;
        System.out.println("| condition | ours | plain tesseract |\n|---|---|---|");
        for (FaxCondition condition : FaxCondition.all()) {
            if (!condition.name().contains(wanted)) {
                continue;
            }
            Both both = new Both();
            for (BenchFaxes.Kind kind : BenchFaxes.Kind.values()) {
                BenchFaxes.Sheet sheet = BenchFaxes.sheet(kind, condition);
                Path page =
                        BenchTiff.write(directory.resolve("page.tif"), condition.rowsPerInch(), List.of(sheet.image()));
                Both here = new Both();
                long started = System.nanoTime();
                here.ours().add(sheet.words(), reader.read(page).text());
                nanos += System.nanoTime() - started;
                here.theirs().add(sheet.words(), tesseract.read(page));
                both.add(here);
                kinds.computeIfAbsent(kind, k -> new Both()).add(here);
                pages++;
            }
            all.add(both);
            System.out.println(both.row(condition.name()));
        }
        System.out.println(all.row("**all**"));
        System.out.println("\n| kind of page | ours | plain tesseract |\n|---|---|---|");
        kinds.forEach((kind, both) ->
                System.out.println(both.row(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        System.out.printf(
                Locale.ROOT,
                "%n%d pages, one at a time: ours %.2f s a page (%d MB with the JVM), plain tesseract %.2f s (%d MB)%n",
                pages,
                nanos / 1e9 / pages,
                Memory.residentMegabytes(),
                tesseract.took().toNanos() / 1e9 / pages,
                tesseract.megabytes());
    }
}
