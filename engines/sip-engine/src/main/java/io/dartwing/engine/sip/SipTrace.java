package io.dartwing.engine.sip;

import java.time.Instant;

/// One SIP message of a call as it went over the wire, retransmissions included.
///
/// @param message the text, with the values of credentials removed, cut at 8,000 characters
public record SipTrace(Direction direction, Instant time, String firstLine, String message) {
    public enum Direction {
        SENT,
        RECEIVED
    }
}
