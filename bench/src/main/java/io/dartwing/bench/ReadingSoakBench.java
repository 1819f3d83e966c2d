package io.dartwing.bench;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.PageReading.Unreadable;
import io.dartwing.engine.reading.ReadingSettings;
import io.dartwing.engine.reading.document.DocumentReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Whether reading keeps its memory over thousands of pages, and what damaged files do to it.
///
/// Reads and judges documents of twenty pages, one in each condition, until so many pages are done (5,000
/// if not said), then reads 200 variants of one file with bytes changed, cut out or cut off. Argument: pages.
public final class ReadingSoakBench {
    private static final int VARIANTS = 200;

    /// Rows of each page at 196 per inch: enough for a paragraph.
    private static final int ROWS = 900;

    private ReadingSoakBench() {}

    public static void main(String[] arguments) throws Exception {
        int wanted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        Path directory = Files.createTempDirectory("reading-soak");
        try (PageReader reader = PageReader.open(ReadingSettings.in(directory.resolve("data")))) {
            List<Path> documents = documents(directory);
            System.out.println("| pages | memory without files, MB |\n|---|---|");
            int pages = 0;
            int told = 0;
            DocumentReader judging = new DocumentReader(reader);
            while (pages < wanted) {
                for (Path document : documents) {
                    pages += judging.read(document).reading().pages().size();
                }
                if (pages / (wanted / 10.0) >= told + 1 || told == 0) {
                    told = (int) (pages / (wanted / 10.0));
                    System.gc();
                    System.out.printf(Locale.ROOT, "| %d | %d |%n", pages, Memory.anonymousMegabytes());
                }
            }
            hostile(reader, documents.getFirst(), directory);
        } finally {
            Folders.delete(directory);
        }
    }

    private static List<Path> documents(Path directory) throws IOException {
        List<Path> documents = new ArrayList<>();
        for (BenchFaxes.Kind kind : BenchFaxes.Kind.values()) {
            List<BufferedImage> pages = new ArrayList<>();
            for (FaxCondition condition : FaxCondition.all()) {
                BufferedImage page = BenchFaxes.sheet(kind, condition).image();
                int rows = ROWS * condition.rowsPerInch() / 196;
                int top = condition.rotation() == 180 ? page.getHeight() - rows : 0;
                pages.add(page.getSubimage(0, top, page.getWidth(), rows));
            }
            documents.add(BenchTiff.write(directory.resolve(kind + ".tif"), 196, pages));
        }
        return documents;
    }

    private static void hostile(PageReader reader, Path sound, Path directory)
            throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(sound);
        Random random = new Random(VARIANTS);
        int refused = 0;
        int unreadable = 0;
        int read = 0;
        for (int i = 0; i < VARIANTS; i++) {
            Path file = Files.write(directory.resolve("hostile.tif"), damaged(bytes, i, random));
            DocumentReading reading = reader.read(file);
            refused += reading.fault().isPresent() ? 1 : 0;
            long lost = reading.pages().stream()
                    .filter(page -> page.outcome() instanceof Unreadable)
                    .count();
            unreadable += (int) lost;
            read += reading.pages().size() - (int) lost;
        }
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%n%d damaged files: %d with a fault of the file, %d pages unreadable, %d pages read; %d MB%n",
                VARIANTS,
                refused,
                unreadable,
                read,
                Memory.anonymousMegabytes());
    }

    private static byte[] damaged(byte[] sound, int variant, Random random) {
        byte[] bytes = sound.clone();
        switch (variant % 4) {
            case 0 -> {
                for (int i = 0; i < 50; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> {
                int from = random.nextInt(bytes.length / 2);
                random.nextBytes(bytes);
                System.arraycopy(sound, 0, bytes, 0, from);
            }
            default -> {
                // The lists of pages lie between the data: their numbers become large.
                for (int i = 0; i < 8; i++) {
                    int at = random.nextInt(bytes.length - 4);
                    Arrays.fill(bytes, at, at + 4, (byte) 0xFF);
                }
            }
        }
        return bytes;
    }
}
