package io.dartwing.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's programs to their end.
///
/// PostgreSQL refuses to run as root. A user namespace without any mapping takes root's rights away and
/// still lets it own the files that root owns, so a container without further users works (Linux
/// `user_namespaces(7)`).
final class Commands {
    private static final List<String> WITHOUT_ROOT = List.of("unshare", "-U");

    private Commands() {}

    /// @throws DatabaseException when it fails or exceeds `limit`, with the end of what it printed
    static void runUnprivileged(List<String> command, Duration limit) {
        var whole = new ArrayList<>(isRoot() ? WITHOUT_ROOT : List.<String>of());
        whole.addAll(command);
        String name = Path.of(command.getFirst()).getFileName().toString();
        try {
            // A daemon started by pg_ctl keeps the output open: a file, unlike a pipe, never makes us wait for it.
            Path output = Files.createTempFile("dartwing-" + name, ".out");
            try {
                var builder = new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(output.toFile());
                builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
                builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
                Process process = builder.start();
                if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new DatabaseException(name + ": not finished after " + limit.toSeconds() + " s");
                }
                if (process.exitValue() != 0) {
                    throw new DatabaseException(
                            name + ": exit " + process.exitValue() + ", " + end(output) + rootAdvice());
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException failure) {
            throw new DatabaseException(name + ": can't be run" + rootAdvice(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseException(name + ": interrupted", interrupted);
        }
    }

    private static String end(Path output) throws IOException {
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
        return text.substring(Math.max(0, text.length() - 600));
    }

    private static String rootAdvice() {
        return isRoot()
                ? ". Running as root needs 'unshare -U' to work; start Dartwing as an ordinary user if it doesn't."
                : "";
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
