package io.dartwing.engine.fax.t30;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fax call in 8 kHz 16-bit linear audio.
///
/// Feed [#receive] and draw [#transmit] in step, 20 ms at a time: received samples are the protocol's clock, so feed
/// silence or [#lost] when none arrived.
public final class AudioFaxTerminal implements FaxTerminal {
    /// Samples given to the native code at once: 20 ms.
    public static final int FRAME = 160;
    /// What is kept while held: 10 s, far more than a hold may last.
    private static final int MAX_KEPT = 80_000;

    /// A receiver of audio without ECM sees nothing of a page until it ends; at 2,400 bit/s that takes a while.
    private static final long LONGEST_PAGE_MILLIS = 1_200_000;

    private static final short[] LOST = new short[0];

    private final T30Session session;
    private final boolean callingParty;
    private MemorySegment fax;
    private final MemorySegment in;
    private final MemorySegment out;
    private final Deque<short[]> kept = new ArrayDeque<>();
    private int keptSamples;
    private @Nullable V21Disconnect disconnect;

    private AudioFaxTerminal(T30Settings settings, T30Listener listener) {
        this.callingParty = settings.callingParty();
        this.fax = Spandsp.newAudio(callingParty);
        this.session = new T30Session(settings, listener, stallMillis(settings), this::restart, this::free);
        this.in = session.arena.allocate(JAVA_SHORT, FRAME);
        this.out = session.arena.allocate(JAVA_SHORT, FRAME);
        session.attach(Spandsp.audioT30(fax));
    }

    private static long stallMillis(T30Settings settings) {
        return settings.role() == T30Settings.Role.SEND ? T30Session.STALL_MILLIS : LONGEST_PAGE_MILLIS;
    }

    private void restart() {
        free();
        fax = Spandsp.newAudio(callingParty);
        session.attach(Spandsp.audioT30(fax));
    }

    private void free() {
        Spandsp.freeAudio(fax);
    }

    /// Throws IllegalStateException when the native library is missing ([FaxLibrary#problem()] says so beforehand).
    public static AudioFaxTerminal open(T30Settings settings, T30Listener listener) {
        FaxLibrary.demand();
        return new AudioFaxTerminal(settings, listener);
    }

    /// Takes the first `n` samples. Held: keeps them.
    public void receive(short[] samples, int n) {
        for (int at = 0; at < n; at += FRAME) {
            arrive(Arrays.copyOfRange(samples, at, Math.min(n, at + FRAME)));
        }
    }

    /// 20 ms that never arrived.
    public void lost() {
        arrive(LOST);
    }

    private void arrive(short[] frame) {
        session.clock().advance(frame.length == 0 ? FRAME : frame.length);
        if (session.held() || !kept.isEmpty()) {
            keep(frame);
        } else {
            feed(frame);
        }
    }

    private void keep(short[] frame) {
        kept.add(frame);
        keptSamples += frame.length;
        while (keptSamples > MAX_KEPT || kept.size() > MAX_KEPT / FRAME) {
            keptSamples -= kept.remove().length;
        }
    }

    private void feed(short[] frame) {
        if (frame == LOST) {
            session.drive(() -> Spandsp.audioLost(fax, FRAME));
        } else {
            session.drive(() -> {
                MemorySegment.copy(frame, 0, in, JAVA_SHORT, 0, frame.length);
                Spandsp.audioIn(fax, in, frame.length);
            });
        }
    }

    /// Fills the first `n` samples, with silence when there is nothing to say. Returns n.
    public int transmit(short[] samples, int n) {
        for (int at = 0; at < n; at += FRAME) {
            int count = Math.min(FRAME, n - at);
            Arrays.fill(samples, at, at + count, (short) 0);
            if (session.disconnecting()) {
                disconnect(samples, at, count);
            } else {
                draw(samples, at, count);
            }
        }
        return n;
    }

    private void draw(short[] samples, int at, int count) {
        session.drive(() -> {
            int made = Math.clamp(Spandsp.audioOut(fax, out, count), 0, count);
            MemorySegment.copy(out, JAVA_SHORT, 0, samples, at, made);
            if (made > 0 && samples[at] != 0) {
                session.clock().moved();
            }
        });
    }

    private void disconnect(short[] samples, int at, int count) {
        V21Disconnect signal = disconnect;
        if (signal == null) {
            signal = new V21Disconnect(session.disReceived());
            disconnect = signal;
        }
        signal.fill(samples, at, count);
        if (signal.done()) {
            session.terminate();
        }
    }

    @Override
    public void hold() {
        session.hold();
    }

    @Override
    public void resume() {
        session.resume();
        while (session.ready() && !kept.isEmpty()) {
            short[] frame = kept.remove();
            keptSamples -= frame.length;
            feed(frame);
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
