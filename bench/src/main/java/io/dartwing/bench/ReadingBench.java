package io.dartwing.bench;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.ReadingSettings;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// How many fax pages are read per second, and in how much memory.
///
/// Reads a ten-page letter of some 400 words a page (204×196 dpi, T.6) five times with one thread and with one
/// per core, and prints a Markdown table. Argument: a TIFF file to read instead.
public final class ReadingBench {
    private static final int PAGES = 10;
    private static final int ROUNDS = 5;
    private static final String SENTENCE = "The patient was seen in our office and has been advised to continue the"
            + " present medication until the next appointment in two weeks. ";

    private ReadingBench() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("reading-bench");
        try {
            Path document = arguments.length > 0 ? Path.of(arguments[0]) : letter(directory.resolve("letter.tif"));
            int cores = Runtime.getRuntime().availableProcessors();
            System.out.println("| threads | pages/s | 10 pages | CPU per page | resident, reading | resident, idle |");
            System.out.println("|---|---|---|---|---|---|");
            for (int threads : cores == 1 ? List.of(1) : List.of(1, cores)) {
                System.out.println(measure(directory, document, threads));
            }
        } finally {
            Folders.delete(directory);
        }
    }

    private static String measure(Path directory, Path document, int threads) throws Exception {
        ReadingSettings settings = ReadingSettings.in(directory.resolve("data"))
                .withThreads(threads)
                .withIdleAfter(Duration.ofSeconds(1));
        try (PageReader reader = PageReader.open(settings)) {
            reader.read(document);
            long pages = 0;
            long started = System.nanoTime();
            Duration cpu = cpu();
            for (int i = 0; i < ROUNDS; i++) {
                DocumentReading reading = reader.read(document);
                pages += reading.pages().size();
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            double cpuSeconds = cpu().minus(cpu).toNanos() / 1e9;
            long reading = Memory.residentMegabytes();
            Thread.sleep(4_000);
            return "| %d | %.2f | %.1f s | %.2f s | %d MB | %d MB |"
                    .formatted(
                            threads,
                            pages / seconds,
                            10 * seconds / pages,
                            cpuSeconds / pages,
                            reading,
                            Memory.residentMegabytes());
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Path letter(Path file) throws IOException {
        return BenchTiff.write(
                file,
                196,
                IntStream.rangeClosed(1, PAGES).mapToObj(ReadingBench::page).toList());
    }

    private static BufferedImage page(int number) {
        BufferedImage page = new BufferedImage(1728, 2156, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D canvas = page.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, page.getWidth(), page.getHeight());
        canvas.setColor(Color.BLACK);
        canvas.setFont(new Font(number % 2 == 0 ? "Serif" : "SansSerif", Font.PLAIN, 30));
        String text = ("Page " + number + ". ") + SENTENCE.repeat(18);
        int y = 150;
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), text.lastIndexOf(' ', Math.min(from + 85, text.length() - 1)) + 1);
            canvas.drawString(text.substring(from, to).strip(), 150, y);
            from = to;
            y += 48;
        }
        canvas.dispose();
        return page;
    }
}
