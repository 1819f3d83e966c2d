package io.dartwing.cli.reading;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReading.Unreadable;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/// How far a run is, on a line that is written over where a terminal shows it, else on a new one every ten seconds.
/// Safe for use by many threads.
final class Progress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration IN_LOG = Duration.ofSeconds(10);

    private final PrintStream err;
    private final boolean terminal;
    private final InstantSource clock;
    private final int documents;
    private final long started;
    private int done;
    private int withErrors;
    private int pages;
    private long told;

    Progress(PrintStream err, boolean terminal, InstantSource clock, int documents) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.documents = documents;
        this.started = clock.millis();
        this.told = started;
    }

    synchronized void read(DocumentReading reading) {
        pages += reading.pages().size();
        boolean whole = reading.fault().isEmpty()
                && reading.pages().stream().noneMatch(page -> page.outcome() instanceof Unreadable);
        step(whole);
    }

    synchronized void failed() {
        step(false);
    }

    synchronized int withErrors() {
        return withErrors;
    }

    /// The last line, for the end of the run.
    synchronized void end() {
        err.println((terminal ? "\r" : "") + line());
    }

    synchronized String line() {
        double seconds = Math.max(clock.millis() - started, 1) / 1000.0;
        String line = String.format(
                Locale.ROOT, "%d of %d documents, %d pages, %.1f pages/s", done, documents, pages, pages / seconds);
        String errors = withErrors == 0 ? "" : ", " + withErrors + " with errors";
        if (done == documents) {
            return line + errors + String.format(Locale.ROOT, ", %.1f s", seconds);
        }
        String left = done == 0 ? "" : ", about " + remaining(seconds / done * (documents - done)) + " left";
        return line + errors + left;
    }

    private void step(boolean whole) {
        done++;
        withErrors += whole ? 0 : 1;
        long now = clock.millis();
        if (now - told >= (terminal ? ON_TERMINAL : IN_LOG).toMillis()) {
            told = now;
            err.print(terminal ? "\r" + line() + "   " : line() + System.lineSeparator());
            err.flush();
        }
    }

    private static String remaining(double seconds) {
        Duration left = Duration.ofSeconds(Math.round(seconds));
        return left.toMinutes() == 0
                ? left.toSeconds() + " s"
                : left.toMinutes() + " min " + left.toSecondsPart() + " s";
    }
}
