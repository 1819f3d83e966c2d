package io.dartwing.engine.sip;

import io.dartwing.engine.sip.sdp.SessionDescription;

/// What one side says to a re-INVITE: the peer to ours, or we to the peer's.
public sealed interface Reoffer {
    record Accepted(SessionDescription answer) implements Reoffer {}

    /// The call goes on with the media it had.
    record Refused(int status, String reason) implements Reoffer {}

    /// The call ended before there was an answer.
    record CallOver() implements Reoffer {}

    static Reoffer accept(SessionDescription answer) {
        return new Accepted(answer);
    }

    static Reoffer refuse() {
        return new Refused(488, "Not Acceptable Here");
    }
}
