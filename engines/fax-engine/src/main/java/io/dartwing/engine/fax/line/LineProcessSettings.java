package io.dartwing.engine.fax.line;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where a line listens and keeps its files. Fixed for the life of the line.
///
/// @param bindAddress       local address of signalling and media
/// @param advertisedAddress what SDP, Via and Contact say; `null`: the bind address, or the address of the
/// interface
///                          that leads to the trunk when bound to `0.0.0.0`
/// @param sipPort           UDP and TCP
/// @param firstMediaPort    RTP and UDPTL use even and odd ports from here …
/// @param lastMediaPort     … to here; one per call
/// @param spool             folder of the calls' folders; one line at a time (held by a lock file)
/// @param maxCalls          calls at the same time over all trunks; more get 486 or `LineUnavailableException`
/// @param workers           threads that drive the modems
/// @param notAFaxAfter      how long to wait for fax tones from whatever answered
/// @param timeLapse         the calls' time runs so many times as fast; 1 for every real line, more only
///                          between lines that all run alike, to test what surrounds calls
public record LineProcessSettings(
        String bindAddress,
        @Nullable String advertisedAddress,
        int sipPort,
        int firstMediaPort,
        int lastMediaPort,
        Path spool,
        int maxCalls,
        int workers,
        Duration notAFaxAfter,
        int timeLapse) {

    public LineProcessSettings {
        if (firstMediaPort < 1024 || lastMediaPort > 65535 || lastMediaPort - firstMediaPort < 1) {
            throw new IllegalArgumentException("media ports: bad range (expected: two ports within 1024 to 65535)");
        }
        if (maxCalls < 1 || workers < 1) {
            throw new IllegalArgumentException("maxCalls, workers: too small (expected: at least 1)");
        }
        if (timeLapse < 1 || timeLapse > Pacer.TICK_MILLIS) {
            throw new IllegalArgumentException(
                    "timeLapse: " + timeLapse + " (expected: 1 to " + Pacer.TICK_MILLIS + ")");
        }
        spool = spool.toAbsolutePath();
    }

    /// The usual: all interfaces, two workers, 400 calls, ports 40000 to 41999.
    public static LineProcessSettings defaults(int sipPort, Path spool) {
        return new LineProcessSettings(
                "0.0.0.0", null, sipPort, 40000, 41999, spool, 400, 2, Duration.ofSeconds(50), 1);
    }
}
