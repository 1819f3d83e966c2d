package io.dartwing.server.crash;

import io.dartwing.server.test.FreePorts;
import io.dartwing.testkit.http.Caller;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The program as an operator runs it: `up` and the other commands in processes of their own, on one data
/// directory, with the packaged application.
public final class ServerProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Path data;
    private final Path log;
    private final int port;
    private final int sipPort;
    private final int firstMediaPort;
    private final List<String> settings;
    private @Nullable Process process;

    /// @param settings such as `dartwing.webhooks.timeout=2s`
    public ServerProcess(Path data, int firstMediaPort, String... settings) throws IOException {
        this.settings = List.of(settings);
        this.data = Files.createDirectories(data).toAbsolutePath();
        this.log = data.resolveSibling(data.getFileName() + ".log").toAbsolutePath();
        this.port = FreePorts.next();
        this.sipPort = FreePorts.next();
        this.firstMediaPort = firstMediaPort;
    }

    public int port() {
        return port;
    }

    public int sipPort() {
        return sipPort;
    }

    public Path data() {
        return data;
    }

    /// Starts it and waits until it is ready. What stood in the way of a first try is an operator's trouble, so
    /// it fails here too.
    public void start() throws IOException {
        process = builder("up", "--port", "" + port, "--sip-port", "" + sipPort, "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Instant limit = Instant.now().plus(READY_WITHIN);
        while (!ready()) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                throw new AssertionError("the server did not start; the end of its log:\n" + endOfLog());
            }
            pause(200);
        }
    }

    private boolean ready() {
        try {
            return Caller.anonymous(port).get("/api/v1/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /// `kill -9` of the server alone: its fax process and its database are left to themselves.
    public void kill() {
        Process running = running();
        running.destroyForcibly();
        try {
            running.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// `kill -9` of the fax process alone. False when there is none in this moment.
    public boolean killChild() {
        Optional<ProcessHandle> child = running()
                .descendants()
                .filter(candidate -> candidate.info().commandLine().orElse("").contains("line.process.LineProcess"))
                .findFirst();
        child.ifPresent(ProcessHandle::destroyForcibly);
        return child.isPresent();
    }

    /// One command on the same data; its standard output.
    public String command(String... arguments) throws IOException {
        var full = new ArrayList<>(Arrays.asList(arguments));
        full.addAll(List.of("--data", data.toString()));
        Process command = builder(full.toArray(String[]::new))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        String answer = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!command.waitFor(60, TimeUnit.SECONDS) || command.exitValue() != 0) {
                command.destroyForcibly();
                throw new AssertionError(String.join(" ", arguments) + " failed: " + answer + "\n" + endOfLog());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return answer;
    }

    /// Ends it as Ctrl-C does.
    @Override
    public void close() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(40, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What it logged with a stack trace: nothing that a kill causes should surprise it.
    public List<String> failuresInLog() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("\"exception\":"))
                .map(line -> line.substring(0, Math.min(line.length(), 600)))
                .toList();
    }

    public String endOfLog() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    private ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Ddartwing.line.bind-address=127.0.0.1",
                "-Ddartwing.line.first-media-port=" + firstMediaPort,
                "-Ddartwing.line.last-media-port=" + (firstMediaPort + 999),
                "-cp",
                classpath()));
        settings.forEach(setting -> command.add("-D" + setting));
        command.add("io.dartwing.cli.Dartwing");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /// What the launcher runs, the jar and the libraries beside it: in the folders of classes that a build leaves,
    /// they are found in another order, and that has hidden a fault before.
    private static String classpath() {
        Path app = Path.of("target", "app").toAbsolutePath();
        Path jar = app.resolve("dartwing-server.jar");
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError(jar + " is missing: build it with ./mvnw -pl server -am package");
        }
        return jar + File.pathSeparator + app.resolve("lib") + File.separator + "*";
    }

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
