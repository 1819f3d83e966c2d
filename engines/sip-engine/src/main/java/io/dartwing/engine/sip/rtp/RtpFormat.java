package io.dartwing.engine.sip.rtp;

/// How a session codes its audio and treats its peer.
///
/// @param payloadType what we send with: the number of the peer's description
/// @param jitterFrames how many frames of 20 ms are held back to wait for stragglers
/// @param symmetric whether the peer's real source address replaces the negotiated one (RFC 4961): for peers behind NAT
public record RtpFormat(G711 law, int payloadType, int jitterFrames, boolean symmetric) {
    public RtpFormat {
        if (payloadType < 0 || payloadType > 127 || jitterFrames < 0 || jitterFrames > 10) {
            throw new IllegalArgumentException("RTP format: payload type 0–127 and 0–10 jitter frames expected");
        }
    }

    public static RtpFormat of(G711 law) {
        return new RtpFormat(law, law.payloadType(), 3, true);
    }
}
