package io.dartwing.engine.sip.sdp;

/// What reading a session description gave.
public sealed interface SdpResult {
    record Parsed(SessionDescription description) implements SdpResult {}

    /// @param reason which rule was broken; nothing of the text itself
    record Malformed(String reason) implements SdpResult {}
}
