package io.dartwing.engine.sip.rtp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Whose packets are taken and where ours go. RTP and UDPTL use it alike.
///
/// The first valid packet decides on the source, packets from exactly the negotiated address and port always win over
/// another's, and after that the lock holds, so that nobody can take a running call over: no stranger, and no other
/// call of the same gateway whose packets still come to a port that was used before.
///
/// Such a call would answer what we say as readily as the right one, and its fax would get the wrong sender. So at the
/// beginning only the negotiated address is listened to and spoken to; another source has to wait, and longest when it
/// was in the middle of something when we first heard it.
///
/// Not symmetric: only the negotiated address, any port (some gateways send from another), and we send to the
/// negotiated one. Symmetric: any address, and we send where it came from.
public final class PeerLock {
    /// How long another source waits for the negotiated one to speak.
    ///
    /// @param beginner one that we heard begin
    /// @param stranger any other
    public record Patience(Duration beginner, Duration stranger) {
        /// Audio flows from the first moment in both directions.
        public static final Patience AUDIO = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));

        /// The other side may be silent until it has heard our DIS and answered it; DIS comes every 3 s (T4 of T.30).
        public static final Patience T38 = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(12));
    }

    private final boolean symmetric;
    private final Patience patience;
    private final LongSupplier nanos;
    private volatile InetSocketAddress negotiated;
    private volatile @Nullable InetSocketAddress learnt;
    private volatile @Nullable InetSocketAddress beginner;
    private volatile long since;

    public PeerLock(InetSocketAddress negotiated, boolean symmetric, Patience patience) {
        this(negotiated, symmetric, patience, System::nanoTime);
    }

    PeerLock(InetSocketAddress negotiated, boolean symmetric, Patience patience, LongSupplier nanos) {
        this.negotiated = negotiated;
        this.symmetric = symmetric;
        this.patience = patience;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /// Where to send: the learnt source, or the negotiated address while none is known. When that one keeps silent, the
    /// source that began: it may be waiting for us.
    public InetSocketAddress target() {
        InetSocketAddress source = learnt;
        if (!symmetric) {
            return negotiated;
        }
        if (source == null && beginner != null && passed(patience.beginner())) {
            source = beginner;
        }
        return source != null ? source : negotiated;
    }

    /// @param begins whether the packet can be the first ones of a conversation
    public boolean accepts(InetSocketAddress from, boolean begins) {
        InetSocketAddress source = learnt;
        if (from.equals(negotiated)) {
            return true;
        }
        if (source != null) {
            return source.equals(from);
        }
        if (!symmetric && !from.getAddress().equals(negotiated.getAddress())) {
            return false;
        }
        if (begins && beginner == null) {
            beginner = from;
        }
        return passed(from.equals(beginner) ? patience.beginner() : patience.stranger());
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
        beginner = null;
        since = nanos.getAsLong();
    }

    private boolean passed(Duration duration) {
        return nanos.getAsLong() - since >= duration.toNanos();
    }
}
