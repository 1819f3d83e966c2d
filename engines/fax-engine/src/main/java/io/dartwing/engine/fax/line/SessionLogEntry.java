package io.dartwing.engine.fax.line;

import java.time.Instant;

/// One line of a call's log, written for the person who asks "what happened?".
///
/// @param text holds phone numbers and station ids (the log belongs to the fax, like its pages) but never
/// credentials
public record SessionLogEntry(Instant at, Kind kind, String text) {
    public enum Kind {
        SIP,
        T30,
        T38,
        PAGE,
        CALL
    }
}
