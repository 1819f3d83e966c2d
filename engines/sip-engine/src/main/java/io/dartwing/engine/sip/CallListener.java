package io.dartwing.engine.sip;

import io.dartwing.engine.sip.sdp.SessionDescription;
import org.jspecify.annotations.Nullable;

/// What happens to one call. Called in order, one callback at a time, on virtual threads: blocking is allowed and
/// delays only this call's further callbacks. An exception is logged and, from [#reoffered], answered with 500.
public interface CallListener {
    /// A 101–199 answer to our INVITE; `early` when it describes early media.
    default void progressed(int status, @Nullable SessionDescription early) {}

    /// Both sides agree that the call stands.
    ///
    /// @param remote the peer's answer to our offer; null when it offered and we answered
    void established(@Nullable SessionDescription remote);

    /// The peer offers other media inside the call (re-INVITE).
    ///
    /// @param offer null when the peer asks for our offer (a re-INVITE without SDP); its answer then comes through
    ///     [#answered]
    default Reoffer reoffered(@Nullable SessionDescription offer) {
        return Reoffer.refuse();
    }

    /// The peer's answer, in its ACK, to an offer that [#reoffered] made.
    default void answered(SessionDescription answer) {}

    /// The end of the call: the last callback but for [#traced].
    void ended(CallEnd end);

    /// A SIP message of this call went out or came in.
    default void traced(SipTrace trace) {}
}
