package io.dartwing.bench.reading;

import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.ReadingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// A folder of faxes (`ID.tif`) with their truth (`ID.json`). What was read is kept beside them
/// (`ID.read`), so that the next run needs no reading; deleting those files makes it read again.
final class FaxFolder {
    private final Path folder;

    FaxFolder(Path folder) {
        this.folder = folder;
    }

    /// Reads the first faxes, as many at a time as there are processors; the others come without
    /// pages, unless they were read before.
    ///
    /// @param most faxes that are read
    List<LabelledFax> read(int most) throws Exception {
        List<Path> truths;
        try (Stream<Path> files = Files.list(folder)) {
            truths = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparingInt(FaxFolder::shuffled))
                    .toList();
        }
        Path data = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "dartwing-reading-bench"));
        try (PageReader reader = PageReader.open(ReadingSettings.in(data));
                ExecutorService documents = Executors.newFixedThreadPool(3)) {
            List<Future<LabelledFax>> waiting = new ArrayList<>();
            for (int i = 0; i < truths.size(); i++) {
                Path truth = truths.get(i);
                boolean wanted = i < most || Files.exists(kept(truth));
                waiting.add(documents.submit(() -> wanted ? read(truth, reader) : unread(truth)));
            }
            List<LabelledFax> faxes = new ArrayList<>();
            for (Future<LabelledFax> fax : waiting) {
                faxes.add(fax.get());
                if (faxes.size() % 50 == 0) {
                    System.err.println("read: " + faxes.size() + " of " + truths.size());
                }
            }
            return faxes;
        }
    }

    /// A lasting order in which any first few faxes are of many kinds.
    private static int shuffled(Path file) {
        return file.getFileName().toString().hashCode() * 0x9E3779B1;
    }

    private static LabelledFax unread(Path file) throws IOException {
        return new LabelledFax(Truth.of(Files.readAllBytes(file)), List.of());
    }

    private static Path kept(Path truth) {
        return truth.resolveSibling(truth.getFileName().toString().replace(".json", ".read"));
    }

    private static LabelledFax read(Path file, PageReader reader) throws IOException, InterruptedException {
        Truth truth = Truth.of(Files.readAllBytes(file));
        Path kept = kept(file);
        if (Files.exists(kept)) {
            return new LabelledFax(truth, KeptReading.read(kept));
        }
        List<PageReading> pages =
                reader.read(file.resolveSibling(truth.id() + ".tif")).pages();
        KeptReading.write(pages, kept);
        return new LabelledFax(truth, pages);
    }
}
