package io.dartwing.engine.sip.rtp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Whose packets are taken and where ours go. RTP and UDPTL use it alike.
///
/// The first valid packet decides on the source, packets from exactly the negotiated address and port always win over
/// another's, and after that the lock holds, so that nobody can take a running call over: no stranger, and no other
/// call of the same gateway whose packets still come to a port that was used before.
///
/// Not symmetric: only the negotiated address, any port (some gateways send from another), and we send to the
/// negotiated one. Symmetric: any address may be the first, and we send where it came from.
public final class PeerLock {
    private final boolean symmetric;
    private volatile InetSocketAddress negotiated;
    private volatile @Nullable InetSocketAddress learnt;

    public PeerLock(InetSocketAddress negotiated, boolean symmetric) {
        this.negotiated = negotiated;
        this.symmetric = symmetric;
    }

    /// Where to send: the learnt source, or the negotiated address while none is known.
    public InetSocketAddress target() {
        InetSocketAddress source = learnt;
        return symmetric && source != null ? source : negotiated;
    }

    public boolean accepts(InetSocketAddress from) {
        InetSocketAddress source = learnt;
        if (from.equals(negotiated)) {
            return true;
        }
        return source != null
                ? source.equals(from)
                : symmetric || from.getAddress().equals(negotiated.getAddress());
    }

    /// A packet from there was valid.
    public void lock(InetSocketAddress from) {
        if (learnt == null || from.equals(negotiated)) {
            learnt = from;
        }
    }

    public void reset(InetSocketAddress target) {
        negotiated = target;
        learnt = null;
    }
}
