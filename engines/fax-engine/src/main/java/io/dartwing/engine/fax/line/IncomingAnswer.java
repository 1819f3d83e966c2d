package io.dartwing.engine.fax.line;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.UUID;

/// What to do with an [IncomingCall].
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "answer")
public sealed interface IncomingAnswer {
    /// Take the fax for this organisation.
    ///
    /// @param trunkId   the trunk it counts on and whose T.38 mode holds; one of the call's
    /// @param reference returned with everything about this call, not interpreted
    /// @param stationId what we show the caller (CSI), at most 20 characters
    record Accept(UUID organizationId, UUID trunkId, String reference, String stationId, ReceptionSettings settings)
            implements IncomingAnswer {}

    /// Refuse with a final SIP status, for example 404 for a number that isn't ours.
    record Reject(int sipStatus, String reason) implements IncomingAnswer {}

    /// How to receive.
    ///
    /// @param maxBitRate   14400, 12000, 9600, 7200, 4800 or 2400
    /// @param maxPages     the call is ended as `DOCUMENT` behind this page; the pages so far are delivered
    /// @param overallLimit the longest the call may last
    record ReceptionSettings(boolean ecm, int maxBitRate, int maxPages, Duration overallLimit) {
        public static final ReceptionSettings DEFAULT = new ReceptionSettings(true, 14400, 500, Duration.ofHours(2));
    }
}
