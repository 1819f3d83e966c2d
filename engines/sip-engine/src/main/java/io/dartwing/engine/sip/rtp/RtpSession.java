package io.dartwing.engine.sip.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// The G.711 audio of one call, both ways, in frames of 20 ms that the caller paces.
///
/// `send` and `receive` belong to one thread (the call's pacer); the rest may be called from any.
public final class RtpSession {
    /// Samples per frame: 20 ms at 8 kHz.
    public static final int FRAME = 160;

    private final MediaSocket socket;
    private final RtpFormat format;
    private final JitterBuffer jitter;
    private final PeerLock peer;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong foreign = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER + FRAME);
    private final byte[] frame = new byte[FRAME];
    private final int ssrc = ThreadLocalRandom.current().nextInt();
    private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private volatile long sent;
    private volatile long lastReceived = System.nanoTime();

    private RtpSession(MediaSocket socket, InetSocketAddress target, RtpFormat format) {
        this.socket = socket;
        this.format = format;
        this.jitter = new JitterBuffer(format.jitterFrames() * FRAME);
        this.peer = new PeerLock(target, format.symmetric(), PeerLock.Patience.AUDIO);
    }

    /// Takes over the socket's incoming packets. Closing the socket ends the session.
    public static RtpSession start(MediaSocket socket, InetSocketAddress target, RtpFormat format) {
        var session = new RtpSession(socket, target, format);
        socket.handle(session::received);
        return session;
    }

    private void received(ByteBuffer datagram, InetSocketAddress from) {
        if (!peer.accepts(from, true)) {
            foreign.incrementAndGet();
            return;
        }
        if (RtpPacket.isRtcp(datagram)) {
            return;
        }
        RtpPacket header = RtpPacket.read(datagram);
        if (header == null) {
            malformed.incrementAndGet();
            return;
        }
        if (header.payloadType() != format.payloadType()
                && header.payloadType() != format.law().payloadType()) {
            // Telephone events, comfort noise: tolerated, silence in their place.
            return;
        }
        peer.lock(from);
        lastReceived = System.nanoTime();
        received.incrementAndGet();
        jitter.put(header, datagram);
    }

    /// Sends the next 20 ms.
    public void send(short[] samples) {
        checkFrame(samples);
        packet.clear();
        RtpPacket.writeHeader(packet, sent == 0, format.payloadType(), sequence, timestamp, ssrc);
        for (short sample : samples) {
            packet.put(format.law().encode(sample));
        }
        packet.flip();
        socket.send(packet, peer.target());
        sequence = sequence + 1 & 0xFFFF;
        timestamp += FRAME;
        sent++;
    }

    /// Lets 20 ms pass without sending: the timestamp goes on.
    public void skip() {
        timestamp += FRAME;
    }

    /// Gives the next 20 ms; silence where nothing arrived in time.
    ///
    /// @return how many of the samples really arrived
    public int receive(short[] into) {
        checkFrame(into);
        int real = jitter.take(frame, format.law().silence());
        for (int i = 0; i < FRAME; i++) {
            into[i] = format.law().decode(frame[i]);
        }
        return real;
    }

    private static void checkFrame(short[] samples) {
        if (samples.length != FRAME) {
            throw new IllegalArgumentException("RTP frame: " + samples.length + " samples (expected: " + FRAME + ")");
        }
    }

    /// Sends elsewhere from now on and forgets the learnt source: after a re-INVITE.
    public void retarget(InetSocketAddress target) {
        peer.reset(target);
    }

    /// Nanoseconds since the peer's last packet, or since the start: what a media time-out looks at.
    public long silentNanos() {
        return System.nanoTime() - lastReceived;
    }

    public RtpStatistics statistics() {
        return new RtpStatistics(
                sent,
                received.get(),
                jitter.lost(),
                jitter.late(),
                jitter.duplicates(),
                jitter.resets(),
                foreign.get(),
                malformed.get());
    }
}
