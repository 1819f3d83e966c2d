package io.dartwing.engine.fax.line.process;

import io.dartwing.engine.fax.line.LineJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// One run of the child process: its streams, its last sign of life.
final class LineChild {
    private static final Logger LOG = LoggerFactory.getLogger(LineChild.class);
    private static final Logger CHILD_LOG = LoggerFactory.getLogger(LineProcess.class);
    private static final int MAX_LOG_LINE = 2_000;
    private static final Duration SILENT_TOO_LONG = Duration.ofSeconds(15);
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final Process process;
    private final BlockingQueue<LineMessage> outgoing = new LinkedBlockingQueue<>();
    private final long startedNanos = System.nanoTime();
    private volatile long lastHeardNanos = startedNanos;
    private volatile boolean ready;

    private LineChild(Process process) {
        this.process = process;
    }

    static LineChild start(ChildCommand command, Path spool) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(command.javaHome().resolve("bin").resolve("java").toString());
        // Small and quick to start: the heavy work is native, C1 code is good enough for the rest.
        line.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms16m",
                "-Xmx256m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                // Standard output is the pipe; the JVM's own words belong elsewhere.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                // The JDK's own archive was made without the option for native access: an error to it, each time.
                "-Xlog:cds*=off",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + spool.resolve(".crash.log"),
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED"));
        if (command.classpath().stream().noneMatch(Files::isDirectory)) {
            // Class data shared between runs halves the time of a restart. The JVM takes it from archives only.
            line.add("-XX:+AutoCreateSharedArchive");
            line.add("-XX:SharedArchiveFile=" + spool.resolve(".classes.jsa"));
        }
        line.addAll(command.jvmArguments());
        line.add(LineProcess.class.getName());
        ProcessBuilder builder = new ProcessBuilder(line);
        // Not as an argument: ProcessHandle sees 4,096 bytes of a command line, and Orphans looks for the class name.
        builder.environment()
                .put(
                        "CLASSPATH",
                        command.classpath().stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(java.io.File.pathSeparator)));
        // glibc would give each thread an arena of its own; the modems' memory is small and shared well.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        LineChild child = new LineChild(builder.start());
        Thread.ofVirtual().name("fax-line-writer").start(child::write);
        Thread.ofVirtual().name("fax-line-log").start(child::log);
        return child;
    }

    long pid() {
        return process.pid();
    }

    boolean ready() {
        return ready && process.isAlive();
    }

    /// Whether it says nothing any more; a starting one gets more time.
    boolean hung() {
        long limit = (ready ? SILENT_TOO_LONG : START_WITHIN).toNanos();
        return process.isAlive() && System.nanoTime() - lastHeardNanos > limit;
    }

    boolean alive() {
        return process.isAlive();
    }

    long ranMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    }

    void say(LineMessage.ToChild message) {
        outgoing.add(message);
    }

    /// Hands on what the child says until it is gone; returns its exit status.
    int listen(Consumer<LineMessage.ToServer> hearer) throws InterruptedException {
        try (BufferedReader in = reader(process.getInputStream())) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                lastHeardNanos = System.nanoTime();
                hear(text, hearer);
            }
        } catch (IOException broken) {
            LOG.warn("the fax process's output broke: {}", broken.toString());
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private void hear(String text, Consumer<LineMessage.ToServer> hearer) {
        if (!text.startsWith("{")) {
            // A dying JVM prints its last words here, whatever it was told.
            CHILD_LOG.warn("{}", cut(text));
            return;
        }
        try {
            if (LineJson.read(text, LineMessage.class) instanceof LineMessage.ToServer said) {
                ready |= said instanceof LineMessage.Ready;
                hearer.accept(said);
            }
        } catch (JacksonException e) {
            LOG.error("the fax process said something unknown ({} characters)", text.length());
        } catch (RuntimeException e) {
            LOG.error("a message of the fax process could not be handled", e);
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /// Ends its standard input, which makes it hang up and end; waits for that, and kills it if it doesn't.
    void stop(long withinMillis) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(withinMillis, TimeUnit.MILLISECONDS)) {
                LOG.warn("the fax process did not end in time");
                process.destroyForcibly().waitFor(withinMillis, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void write() {
        OutputStream out = process.getOutputStream();
        try {
            while (process.isAlive()) {
                LineMessage message = outgoing.poll(1, TimeUnit.SECONDS);
                if (message != null) {
                    out.write((LineJson.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        } catch (IOException gone) {
            LOG.debug("the fax process hears no more: {}", gone.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error broken) {
            // A process that is told nothing is of no use, and would never be missed.
            LOG.error("the fax process is ended: nothing could be said to it", broken);
            kill();
        }
    }

    private void log() {
        try (BufferedReader in = reader(process.getErrorStream())) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                CHILD_LOG.info("{}", cut(text));
            }
        } catch (IOException gone) {
            LOG.debug("the fax process logs no more: {}", gone.toString());
        }
    }

    private static String cut(String text) {
        return text.length() > MAX_LOG_LINE ? text.substring(0, MAX_LOG_LINE) : text;
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
