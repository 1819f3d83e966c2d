package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.t30.T30Listener;
import io.dartwing.engine.fax.t30.T30Settings;
import io.dartwing.engine.fax.t30.T38FaxTerminal;
import io.dartwing.engine.fax.t30.T38Settings;
import io.dartwing.engine.fax.t38.ErrorRecovery;
import io.dartwing.engine.fax.t38.IfpPacket;
import io.dartwing.engine.fax.t38.ReceivedIfp;
import io.dartwing.engine.fax.t38.UdptlDecoder;
import io.dartwing.engine.fax.t38.UdptlEncoder;
import io.dartwing.engine.fax.t38.UdptlReceipt;
import io.dartwing.engine.sip.rtp.MediaSocket;
import io.dartwing.engine.sip.rtp.PeerLock;
import io.dartwing.engine.sip.sdp.Agreement;
import io.dartwing.engine.sip.sdp.T38Parameters;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// T.30 in T.38 over UDPTL. Datagrams arrive on the reactor's thread and wait for the next tick.
final class T38Leg implements MediaLeg {
    private static final int SAMPLES_PER_TICK = 160;
    /// A preamble is one packet, followed by a second of nothing.
    private static final int PREAMBLE_MILLIS = 1300;
    private static final int MAX_WAITING = 512;
    private static final long FLUSH_AFTER = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int DEFAULT_DATAGRAM = 400;
    private static final int FIRST_PACKETS = 8;

    private record Datagram(byte[] bytes, InetSocketAddress from) {}

    private final MediaSocket socket;
    private final PeerLock peer;
    private final T38FaxTerminal terminal;
    private final UdptlEncoder encoder;
    private final ListeningWindow window;
    private final UdptlDecoder decoder = new UdptlDecoder();
    private final BlockingQueue<Datagram> arrived = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong foreign = new AtomicLong();
    private final AtomicLong flooded = new AtomicLong();
    private long lastArrival = System.nanoTime();
    private int fed = -1;
    private long sent;
    private long oversized;

    T38Leg(MediaSocket socket, Agreement.T38 agreed, T30Settings settings, T30Listener listener, LongSupplier time) {
        this.socket = socket;
        this.window = new ListeningWindow(PREAMBLE_MILLIS, time);
        this.peer = new PeerLock(agreed.target(), true, PeerLock.Patience.T38);
        T38Parameters theirs = agreed.parameters();
        int maxDatagram = theirs.maxDatagram() == 0 ? DEFAULT_DATAGRAM : theirs.maxDatagram();
        this.encoder = new UdptlEncoder(
                recovery(theirs.errorCorrection()),
                Math.clamp(maxDatagram, UdptlEncoder.MIN_DATAGRAM, UdptlEncoder.MAX_DATAGRAM));
        this.terminal = T38FaxTerminal.open(
                settings, T38Settings.DEFAULT.withFillBitRemoval(theirs.fillBitRemoval()), listener);
        socket.handle(this::received);
    }

    private static ErrorRecovery recovery(T38Parameters.ErrorCorrection wanted) {
        return switch (wanted) {
            case NONE -> new ErrorRecovery.None();
            case REDUNDANCY -> ErrorRecovery.DEFAULT;
            case FEC -> new ErrorRecovery.Fec(3, 3);
        };
    }

    private void received(ByteBuffer packet, InetSocketAddress from) {
        if (!peer.accepts(from, begins(packet))) {
            foreign.incrementAndGet();
            return;
        }
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        if (!lateAudio(bytes) && !arrived.offer(new Datagram(bytes, from))) {
            flooded.incrementAndGet();
        }
    }

    /// UDPTL numbers its packets from zero in each call (T.38 §9.1); the first ones say no more than "here I am".
    private static boolean begins(ByteBuffer packet) {
        return packet.remaining() >= 2 && (packet.getShort(packet.position()) & 0xFFFF) < FIRST_PACKETS;
    }

    /// RTP that was under way when the medium changed: version 2, G.711, at least 10 ms. As UDPTL its number would be
    /// 0x8000 or 0x8008, which a fax only reaches after a quarter of an hour, and then with smaller
    /// packets.
    private static boolean lateAudio(byte[] bytes) {
        return bytes.length >= 92
                && bytes[0] == (byte) 0x80
                && (bytes[1] == 0 || bytes[1] == 8)
                && (bytes.length - 12) % 80 == 0;
    }

    @Override
    public T38FaxTerminal terminal() {
        return terminal;
    }

    @Override
    public FaxTransport transport() {
        return FaxTransport.T38;
    }

    void retarget(InetSocketAddress target) {
        peer.reset(target);
    }

    @Override
    public void tick() {
        for (Datagram datagram = arrived.poll(); datagram != null; datagram = arrived.poll()) {
            lastArrival = System.nanoTime();
            UdptlReceipt receipt = decoder.receive(datagram.bytes(), datagram.bytes().length);
            if (receipt instanceof UdptlReceipt.Accepted(List<ReceivedIfp> packets)) {
                peer.lock(datagram.from());
                feed(packets);
            }
            send();
        }
        if (decoder.waiting() && System.nanoTime() - lastArrival > FLUSH_AFTER) {
            feed(decoder.flush());
        }
        terminal.tick(SAMPLES_PER_TICK);
        send();
    }

    private void feed(List<ReceivedIfp> packets) {
        for (ReceivedIfp packet : packets) {
            if (terminal.held() && window.repeating()) {
                if (noSignal(packet.data())) {
                    window.silence();
                } else {
                    window.signal();
                }
                continue;
            }
            // Numbered anew: what was kept from the terminal must not look lost to it.
            fed += 1 + packet.lostBefore();
            terminal.receive(packet.data(), fed & 0xFFFF);
        }
    }

    /// The indicator that says nothing is being said (T.38 table 3).
    private static boolean noSignal(byte[] ifp) {
        return ifp.length == 1 && ifp[0] == 0;
    }

    @Override
    public void hold() {
        window.hold();
        terminal.hold();
    }

    @Override
    public boolean mayAnswer() {
        return window.open();
    }

    @Override
    public void release() {
        terminal.resume();
        send();
    }

    private void send() {
        for (IfpPacket packet = terminal.poll(); packet != null; packet = terminal.poll()) {
            if (packet.data().length > encoder.maxIfp()) {
                oversized++;
                continue;
            }
            byte[] datagram = encoder.encode(packet.data());
            for (int copy = 0; copy < packet.copies(); copy++) {
                socket.send(ByteBuffer.wrap(datagram), peer.target());
                sent++;
            }
        }
    }

    /// A fax may be silent for minutes in T.38 (nothing flows back during a page): T.30's own timers notice.
    @Override
    public boolean dead() {
        return false;
    }

    @Override
    public String statistics() {
        var seen = decoder.statistics();
        return "T.38: " + sent + " datagrams sent, " + seen.datagrams() + " received; "
                + seen.recoveredByRedundancy() + " packets recovered by redundancy, " + seen.recoveredByFec()
                + " by FEC, " + seen.lost() + " lost; " + malformed() + " datagrams useless"
                + (oversized == 0 ? "" : "; " + oversized + " packets too large for the other side");
    }

    @Override
    public void count(LineCounters counters) {
        var seen = decoder.statistics();
        counters.add("udptl_lost", seen.lost());
        counters.add("udptl_recovered", seen.recoveredByRedundancy() + seen.recoveredByFec());
        counters.add("media_malformed", malformed());
        counters.add("media_foreign", foreign.get());
        counters.add("media_flooded", flooded.get());
    }

    private long malformed() {
        long useless = decoder.statistics().dropped().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return useless + terminal.malformed();
    }

    @Override
    public void close() {
        terminal.close();
    }
}
