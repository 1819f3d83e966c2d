package io.dartwing.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryIT {
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final int STRIP = 700;

    @TempDir
    Path directory;

    @Test
    void staysFlatOverTwoHundredPagesAndIsGivenBackWhenIdle() throws Exception {
        assumeThat(STATUS).exists();
        // Each kind goes its own way through the cleaning.
        BufferedImage straight = strip(FaxSheet.fine(), 0);
        List<BufferedImage> kinds = List.of(
                straight,
                straight,
                straight,
                straight,
                strip(FaxSheet.fine().turned(180), FaxSheet.fine().height() - STRIP),
                strip(FaxSheet.fine().skewed(2), 0),
                strip(FaxSheet.fine().noisy(0.005), 0),
                strip(FaxSheet.fine(), FaxSheet.fine().height() - STRIP));
        List<BufferedImage> forty =
                Stream.generate(() -> kinds).limit(5).flatMap(List::stream).toList();
        Path file = Files.write(directory.resolve("forty.tif"), FaxTiff.t6(196, forty));
        ReadingSettings settings =
                ReadingSettings.in(directory.resolve("data")).withThreads(2).withIdleAfter(Duration.ofMillis(500));
        try (PageReader reader = PageReader.open(settings)) {
            reader.read(file);
            long warm = residentMegabytes();
            for (int i = 0; i < 5; i++) {
                assertThat(reader.read(file).pages()).hasSize(40);
            }
            long after = residentMegabytes();
            // One grey image of 1.8 MB leaked per straight page would make more than 200 MB.
            assertThat(after).isLessThan(warm + 40);

            long idle = waitForWorkersToEnd();
            assertThat(idle).isLessThan(after);
        }
    }

    private static BufferedImage strip(FaxSheet sheet, int top) {
        return sheet.draw(Letters.REFERRAL.subList(0, 11), 9, "SansSerif")
                .image()
                .getSubimage(0, top, FaxSheet.WIDTH, STRIP);
    }

    private static long waitForWorkersToEnd() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            boolean working = Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().equals("page-reader"));
            if (!working) {
                return residentMegabytes();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("workers without work are still there after 10 s");
    }

    /// What is really held: without garbage, and without freed memory that the C library keeps for later.
    private static long residentMegabytes() throws IOException {
        System.gc();
        NativeRuntime.trim();
        List<String> lines = Files.readAllLines(STATUS);
        String resident = lines.stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(resident.replaceAll("\\D", "")) / 1024;
    }
}
