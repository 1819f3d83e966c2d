package io.dartwing.engine.sip;

import org.jspecify.annotations.Nullable;

/// How a call ended: told exactly once, after which nothing more happens to the call.
///
/// @param established whether it had been answered
/// @param failure null when an answered call was hung up in the normal way, by either side
/// @param sipStatus the final status that ended it, 0 when it ended by BYE, CANCEL or silence
/// @param reason the peer's words or ours, bounded, without line breaks
/// @param q850 the Q.850 cause of the Reason header (RFC 3326), 0 when none was given
public record CallEnd(
        By by, boolean established, @Nullable CallFailure failure, int sipStatus, String reason, int q850) {
    public enum By {
        US,
        PEER,
        NETWORK
    }
}
