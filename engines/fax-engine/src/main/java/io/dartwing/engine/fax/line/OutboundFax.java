package io.dartwing.engine.fax.line;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/// One attempt to send one document.
///
/// @param callId       the attempt's id; never used twice
/// @param reference    returned in the report, not interpreted
/// @param destination  E.164 (`+12025550143`) or a `sip:` URI whose host is the trunk's
/// @param from         the calling number, E.164, or a SIP user name
/// @param stationId    what the far machine shows (TSI), at most 20 characters of digits, `+`, space, letters
/// @param document     a fax TIFF (bilevel, 1728 pixels wide, CCITT), ready to go: the header line is already in
/// it
/// @param firstPage    index of the first page to send, 0 for all: a resumed fax starts behind the confirmed
/// pages
/// @param maxBitRate   14400, 12000, 9600, 7200, 4800 or 2400
/// @param ringTimeout  how long to let it ring
/// @param overallLimit the longest the call may last after the answer
public record OutboundFax(
        UUID callId,
        UUID organizationId,
        String reference,
        UUID trunkId,
        String destination,
        String from,
        String stationId,
        Path document,
        int firstPage,
        boolean ecm,
        int maxBitRate,
        TransportPreference transport,
        Duration ringTimeout,
        Duration overallLimit) {

    public enum TransportPreference {
        /// T.38 when the far side takes it, else G.711 in the same call.
        T38_FIRST,
        /// Fails with NEGOTIATION when the far side refuses T.38.
        T38_ONLY,
        /// G.711 only: T.38 is neither offered nor accepted.
        AUDIO_ONLY
    }

    /// Without the numbers.
    @Override
    public String toString() {
        return "OutboundFax[" + callId + ", trunk " + trunkId + ", from page " + firstPage + "]";
    }
}
