package io.dartwing.engine.fax.t30;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.dartwing.engine.fax.t38.IfpPacket;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fax call in T.38 packets (version 0, training check transferred).
///
/// [#tick] is the clock; after each tick and each packet received, drain [#poll] and send.
public final class T38FaxTerminal implements FaxTerminal {
    /// Longer packets are no IFP of version 0: an HDLC frame has at most 260 octets.
    public static final int MAX_IFP = 2000;

    /// What is kept while held: the end of the signal that led to the hold. What comes later is the far end asking
    /// again; answered on top of the answer that was held, it would confuse both, so it is dropped as if lost.
    private static final int KEPT_MILLIS = 1_000;

    private static final int MAX_KEPT = 256;

    private static final int INDICATOR_NONE = 0;
    private static final int INDICATOR_V21_PREAMBLE = 3;
    private static final int DATA_V21 = 0;
    private static final int FIELD_HDLC_DATA = 0;
    private static final int FIELD_HDLC_FCS_OK_SIG_END = 4;
    private static final int CATEGORY_CONTROL = 1;
    private static final int CATEGORY_CONTROL_END = 2;
    private static final int PREAMBLE_MILLIS = 1_000;
    private static final int FLUSH_MILLIS = 1_300;

    private record Arrived(byte[] ifp, int sequence) {}

    private final T30Session session;
    private final boolean callingParty;
    private final T38Settings t38;
    private MemorySegment terminal = MemorySegment.NULL;
    private MemorySegment core = MemorySegment.NULL;
    private final MemorySegment in;
    private final Deque<Arrived> kept = new ArrayDeque<>();
    private long malformed;
    private int disconnectStep;
    private long disconnectStarted;

    private T38FaxTerminal(T30Settings settings, T38Settings t38, T30Listener listener) {
        this.callingParty = settings.callingParty();
        this.session = new T30Session(settings, listener, T30Session.STALL_MILLIS, this::restart, this::free);
        this.t38 = t38;
        start();
        this.in = session.arena.allocate(MAX_IFP);
        session.attach(Spandsp.t38T30(terminal));
    }

    private void start() {
        terminal = Spandsp.newT38(callingParty, t38, SpandspCallbacks.PACKET, session.userData);
        core = Spandsp.t38Core(terminal);
    }

    private void restart() {
        free();
        start();
        session.attach(Spandsp.t38T30(terminal));
    }

    private void free() {
        Spandsp.freeT38(terminal);
    }

    /// Throws IllegalStateException when the native library is missing ([FaxLibrary#problem()] says so beforehand).
    public static T38FaxTerminal open(T30Settings settings, T38Settings t38, T30Listener listener) {
        FaxLibrary.demand();
        return new T38FaxTerminal(settings, t38, listener);
    }

    /// Takes one IFP packet with the UDPTL sequence number it had. Gaps in the numbers tell of losses; repeats and
    /// late
    /// packets are ignored. Held: keeps it for a
    /// while. Malformed packets are counted and dropped.
    public void receive(byte[] ifp, int sequence) {
        if (ifp.length == 0 || ifp.length > MAX_IFP) {
            malformed++;
            return;
        }
        if (session.held() || !kept.isEmpty()) {
            if (session.clock().sinceHeld() <= KEPT_MILLIS && kept.size() < MAX_KEPT) {
                kept.add(new Arrived(ifp.clone(), sequence));
            }
        } else {
            feed(ifp, sequence);
        }
    }

    private void feed(byte[] ifp, int sequence) {
        session.drive(() -> {
            MemorySegment.copy(ifp, 0, in, JAVA_BYTE, 0, ifp.length);
            if (!Spandsp.t38In(core, in, ifp.length, sequence)) {
                malformed++;
            }
            session.clock().moved();
        });
    }

    /// Lets time pass: 8 samples are a millisecond. Use steps of about 20 ms (160).
    public void tick(int samples) {
        session.clock().advance(samples);
        if (session.disconnecting()) {
            disconnect();
        } else {
            session.drive(() -> Spandsp.t38Tick(terminal, samples));
        }
    }

    /// The next packet to send, or null when there is none (always while held).
    public @Nullable IfpPacket poll() {
        return session.held() ? null : session.outgoing.poll();
    }

    /// Packets dropped because they were no IFP.
    public long malformed() {
        return malformed;
    }

    private void disconnect() {
        long millis = session.clock().millis();
        switch (disconnectStep) {
            case 0 -> {
                disconnectStarted = millis;
                Spandsp.t38Indicator(core, INDICATOR_NONE);
                Spandsp.t38Indicator(core, INDICATOR_V21_PREAMBLE);
                disconnectStep = 1;
            }
            case 1 -> {
                if (millis - disconnectStarted >= PREAMBLE_MILLIS) {
                    sayDcn();
                    disconnectStep = 2;
                }
            }
            default -> {
                if (millis - disconnectStarted >= FLUSH_MILLIS) {
                    session.terminate();
                }
            }
        }
    }

    private void sayDcn() {
        byte[] dcn = V21Disconnect.frame(session.disReceived());
        for (int i = 0; i < dcn.length; i++) {
            // T.38 carries HDLC octets with the first bit on the line highest.
            in.set(JAVA_BYTE, i, (byte) (Integer.reverse(dcn[i]) >>> 24));
        }
        Spandsp.t38Data(core, DATA_V21, FIELD_HDLC_DATA, in, dcn.length, CATEGORY_CONTROL);
        Spandsp.t38Data(core, DATA_V21, FIELD_HDLC_FCS_OK_SIG_END, MemorySegment.NULL, 0, CATEGORY_CONTROL_END);
        Spandsp.t38Indicator(core, INDICATOR_NONE);
    }

    @Override
    public void hold() {
        session.hold();
    }

    @Override
    public void resume() {
        session.resume();
        while (session.ready() && !kept.isEmpty()) {
            Arrived packet = kept.remove();
            feed(packet.ifp(), packet.sequence());
        }
    }

    @Override
    public boolean held() {
        return session.held();
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    @Override
    public void hangUp() {
        session.hangUp();
    }

    @Override
    public boolean finished() {
        return session.finished();
    }

    @Override
    public Optional<T30Result> result() {
        return session.result();
    }

    @Override
    public void close() {
        session.close();
    }
}
