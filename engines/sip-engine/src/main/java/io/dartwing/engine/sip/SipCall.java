package io.dartwing.engine.sip;

import io.dartwing.engine.sip.sdp.SessionDescription;
import java.util.concurrent.CompletableFuture;

/// One call, either direction. All methods return at once and may be called from any thread, also from its callbacks.
public interface SipCall {
    /// The Call-ID: names the call in traces and in the peer's logs.
    String callId();

    State state();

    /// Offers other media (re-INVITE). The future completes with the peer's answer, never exceptionally; glare is
    /// retried after the pause of RFC 3261 §14.1. One offer at a time: a second one waits for the first.
    CompletableFuture<Reoffer> reoffer(SessionDescription offer);

    /// Ends the call in whatever way its state asks for: CANCEL, a refusal or BYE. Harmless when it is already over.
    void hangUp(HangUp reason);

    enum State {
        /// Not answered yet.
        EARLY,
        ESTABLISHED,
        ENDED
    }
}
