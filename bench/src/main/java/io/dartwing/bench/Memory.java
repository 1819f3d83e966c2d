package io.dartwing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the process holds, as Linux counts it.
final class Memory {
    private Memory() {}

    static long residentMegabytes() throws IOException {
        return status("VmRSS:");
    }

    /// Without what is mapped from files.
    static long anonymousMegabytes() throws IOException {
        return status("RssAnon:");
    }

    private static long status(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(name))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }
    }
}
