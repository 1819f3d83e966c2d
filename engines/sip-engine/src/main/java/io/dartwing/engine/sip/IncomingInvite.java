package io.dartwing.engine.sip;

import io.dartwing.engine.sip.sdp.SessionDescription;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A call that arrives. The methods return at once, may be called from any thread and do nothing once the call has been
/// answered, refused or cancelled.
public interface IncomingInvite {
    /// The call, in state EARLY until accepted.
    SipCall call();

    /// Every configured trunk whose host has the sender's address: organisations can share a carrier.
    Set<String> trunkIds();

    /// The user part of the Request-URI: the number dialled as the trunk delivers it.
    String dialled();

    /// The user part of the To header: what the caller dialled, before any diversion.
    String to();

    /// The user part of the From header, or of P-Asserted-Identity (RFC 3325) where the trunk gives it; `anonymous`
    /// is possible, and so is an empty string.
    String from();

    /// The peer's offer; null when it wants ours (delayed offer).
    @Nullable
    SessionDescription offer();

    /// 180 Ringing.
    void ringing();

    /// 200 OK with our answer, or with our offer when [#offer] is null; [CallListener#established] follows the ACK.
    void accept(SessionDescription local);

    /// A final refusal.
    ///
    /// @param status 300–699
    void reject(int status, String reason);
}
