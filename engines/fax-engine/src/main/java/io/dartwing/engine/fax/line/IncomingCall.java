package io.dartwing.engine.fax.line;

import java.util.List;
import java.util.UUID;

/// A call that waits for an answer.
///
/// @param trunkIds the trunks whose host this came from, of any organisation: which one it is follows from `to`
/// @param from     user part of the caller's address as the trunk gave it (P-Asserted-Identity before From); may
/// be
///                 empty or `anonymous`
/// @param to       user part of the called address
/// @param source   address the request came from
public record IncomingCall(UUID callId, List<UUID> trunkIds, String from, String to, String source) {
    public IncomingCall {
        trunkIds = List.copyOf(trunkIds);
    }

    /// Without the numbers.
    @Override
    public String toString() {
        return "IncomingCall[" + callId + ", trunks " + trunkIds + "]";
    }
}
