package io.dartwing.engine.fax.line.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Runs the commands that set peers up and talk to them.
final class Shell {
    private Shell() {}

    /// What the command printed; it is ended after `seconds`.
    static String run(int seconds, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("peer", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String text = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(out);
        return text;
    }
}
