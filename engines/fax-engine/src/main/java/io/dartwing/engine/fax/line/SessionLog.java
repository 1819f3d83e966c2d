package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.SessionLogEntry.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes `session.jsonl`. Bounded: a peer that babbles can't fill the disk. A failing disk costs log lines, not
/// calls.
final class SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final int MAX_CHARACTERS = 2_000_000;

    private final CallFolder folder;
    private final StringBuilder waiting = new StringBuilder();
    private int written;
    private boolean cut;

    SessionLog(CallFolder folder) {
        this.folder = folder;
    }

    synchronized void add(Kind kind, String text) {
        add(Instant.now(), kind, text);
    }

    synchronized void add(Instant at, Kind kind, String text) {
        if (cut) {
            return;
        }
        String line = LineJson.write(new SessionLogEntry(at, kind, text)) + "\n";
        if (written + line.length() > MAX_CHARACTERS) {
            cut = true;
            line = LineJson.write(new SessionLogEntry(at, Kind.CALL, "The log ends here: it grew too long.")) + "\n";
        }
        written += line.length();
        waiting.append(line);
    }

    /// Writes what was added; called now and then and at the end.
    synchronized void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            append(folder, waiting.toString());
        } catch (IOException e) {
            LOG.warn("session log of call {}: {} characters lost", folder.callId(), waiting.length(), e);
        }
        waiting.setLength(0);
    }

    static void appendTo(CallFolder folder, Kind kind, String text) throws IOException {
        append(folder, LineJson.write(new SessionLogEntry(Instant.now(), kind, text)) + "\n");
    }

    private static void append(CallFolder folder, String lines) throws IOException {
        Files.write(
                folder.session(),
                lines.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }
}
