package io.dartwing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// The `tesseract` program of the system as anybody would call it: a process per page, no option.
final class PlainTesseract {
    private long nanos;
    private long mostKilobytes;

    static boolean present() throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("tesseract", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    String read(Path page) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process process = new ProcessBuilder("tesseract", page.toString(), "-")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread watch = Thread.ofVirtual().start(() -> watch(process));
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        nanos += System.nanoTime() - started;
        watch.join();
        return text;
    }

    Duration took() {
        return Duration.ofNanos(nanos);
    }

    /// The most memory that one of the processes had, as far as looking every 20 ms shows.
    long megabytes() {
        return mostKilobytes / 1024;
    }

    private void watch(Process process) {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        try {
            while (process.isAlive()) {
                try (Stream<String> lines = Files.lines(status)) {
                    long now = lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum();
                    mostKilobytes = Math.max(mostKilobytes, now);
                }
                Thread.sleep(20);
            }
        } catch (IOException | java.io.UncheckedIOException ended) {
            // The process ended between two looks.
            return;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
