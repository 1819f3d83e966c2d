package io.dartwing.engine.fax.t30;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.dartwing.engine.fax.t38.IfpPacket;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What both terminals share: the life of one T.30 call around spandsp's state.
///
/// Callbacks arrive while [#drive] runs; whatever would free or end native state waits until it returns.
final class T30Session {
    /// How long a receiver that wants to cancel waits for the far end to stop talking.
    static final long TURN_PATIENCE_MILLIS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(T30Session.class);
    /// Outgoing packets kept when nobody drains them; older ones are dropped like on a congested line.
    private static final int MAX_OUTGOING = 4096;

    /// How long a call may stand still: longer than any timer of T.30.
    static final long STALL_MILLIS = 90_000;

    private enum Phase {
        RUNNING,
        DISCONNECTING,
        FINISHED,
        CLOSED
    }

    final Arena arena = Arena.ofShared();
    final MemorySegment userData = SpandspCallbacks.register(this);
    final Deque<IfpPacket> outgoing = new ArrayDeque<>();

    private final T30Settings settings;
    private final T30Listener listener;
    private final PageTracker pages;
    private final FrameLog frames;
    private final MemorySegment stats = arena.allocate(Spandsp.STATS_BYTES, 8);
    private final CallClock clock;
    private final Runnable restart;
    private final Runnable free;
    private MemorySegment t30 = MemorySegment.NULL;

    private Phase phase = Phase.RUNNING;
    private boolean inside;
    private boolean held;
    private boolean hangUpWanted;
    private boolean closeWanted;
    private boolean ourTurn;
    private long turnDeadline;
    private @Nullable T30Completion ending;
    private @Nullable Integer code;
    private @Nullable T30Result result;

    /// @param stallMillis after how long without movement the call is given up
    /// @param restart     replaces the native terminal by a fresh one and attaches it; spandsp's own restart keeps
    ///                    the retry count and the frame that is about to leave
    /// @param free        frees the native terminal; called once
    T30Session(T30Settings settings, T30Listener listener, long stallMillis, Runnable restart, Runnable free) {
        this.settings = settings;
        this.listener = listener;
        this.restart = restart;
        this.free = free;
        this.clock = new CallClock(settings.patience().toMillis(), stallMillis);
        this.pages = new PageTracker(settings, this::emit);
        this.frames = new FrameLog(pages, this::emit, clock::millis);
    }

    void attach(MemorySegment newT30) {
        this.t30 = newT30;
        frames.attach(newT30);
        Spandsp.configure(t30, settings, arena);
        Spandsp.handlers(
                t30,
                SpandspCallbacks.PHASE_B,
                SpandspCallbacks.PHASE_D,
                SpandspCallbacks.PHASE_E,
                SpandspCallbacks.FRAME,
                userData);
    }

    /// Whether [#drive] would run something now.
    boolean ready() {
        return phase == Phase.RUNNING && !held && !inside;
    }

    boolean disconnecting() {
        return phase == Phase.DISCONNECTING;
    }

    boolean finished() {
        return phase == Phase.FINISHED || phase == Phase.CLOSED;
    }

    boolean held() {
        return held;
    }

    boolean disReceived() {
        return frames.disReceived();
    }

    Optional<T30Result> result() {
        return Optional.ofNullable(result);
    }

    /// Call time; passes also while held.
    CallClock clock() {
        return clock;
    }

    /// Runs something that enters native code, then does what had to wait for it.
    void drive(Runnable nativeWork) {
        if (!ready()) {
            return;
        }
        inside = true;
        try {
            nativeWork.run();
        } finally {
            inside = false;
        }
        settle();
    }

    private void settle() {
        if (hangUpWanted) {
            hangUpWanted = false;
            terminate();
        } else if (phase == Phase.RUNNING) {
            decide();
        }
        if (closeWanted) {
            close();
        }
    }

    private void decide() {
        if (ending != null && (ourTurn || clock.millis() >= turnDeadline)) {
            phase = Phase.DISCONNECTING;
            held = false;
            outgoing.clear();
        } else if (frames.gaveUpUnheard() && clock.patient()) {
            // Spandsp says DCN after three unanswered DIS, 21 s; T.30 grants the far end all of T1.
            code = null;
            frames.tryAgain();
            restart.run();
        } else if (code != null) {
            if (!held) {
                guarded(frames::letGo);
            }
            finish(T30Completion.ofCode(code));
        } else if (!frames.heard() && !clock.patient()) {
            ending = T30Completion.NO_FAX_HEARD;
            terminate();
        } else if (!held && clock.stalled()) {
            ending = T30Completion.STALLED;
            terminate();
        } else if (!held) {
            guarded(frames::letGo);
        }
    }

    /// Ends spandsp's call: the DCN is said, or there is no line to say it on.
    void terminate() {
        if (finished()) {
            return;
        }
        inside = true;
        try {
            Spandsp.terminate(t30);
        } finally {
            inside = false;
        }
        finish(code == null ? T30Completion.CALL_DROPPED : T30Completion.ofCode(code));
    }

    private void finish(T30Completion spandsp) {
        phase = Phase.FINISHED;
        held = false;
        T30Result ended = frames.result(ending != null ? ending : frames.honest(spandsp));
        result = ended;
        guarded(() -> listener.on(new T30Event.Finished(clock.millis(), ended)));
    }

    void hold() {
        if (phase == Phase.RUNNING && !held) {
            held = true;
            clock.held();
        }
    }

    void resume() {
        if (held) {
            held = false;
            clock.moved();
            if (!inside) {
                settle();
            }
        }
    }

    void cancel() {
        if (phase != Phase.RUNNING || ending != null) {
            return;
        }
        ending = T30Completion.CANCELLED;
        ourTurn = settings.role() == T30Settings.Role.SEND || held || inside;
        turnDeadline = clock.millis() + TURN_PATIENCE_MILLIS;
        if (!inside) {
            settle();
        }
    }

    void hangUp() {
        if (inside) {
            hangUpWanted = true;
        } else {
            terminate();
        }
    }

    void close() {
        if (inside) {
            hangUpWanted = true;
            closeWanted = true;
            return;
        }
        if (phase == Phase.CLOSED) {
            return;
        }
        closeWanted = false;
        terminate();
        phase = Phase.CLOSED;
        SpandspCallbacks.forget(userData);
        free.run();
        outgoing.clear();
        arena.close();
    }

    // What follows is called from native code, on the driving thread.

    /// Runs our reaction; a failure ends the call instead of the JVM.
    void guarded(Runnable reaction) {
        try {
            reaction.run();
        } catch (Throwable e) {
            LOG.error("A fax call ends because its listener failed", e);
            if (phase == Phase.RUNNING) {
                ending = T30Completion.LISTENER_FAILED;
                ourTurn = true;
            }
        }
    }

    void frame(boolean incoming, MemorySegment data, int length) {
        clock.moved();
        if (length < 3 || FrameLog.isImage(data.reinterpret(length).get(JAVA_BYTE, 2))) {
            return;
        }
        byte[] hdlc = SpandspCallbacks.bytes(data, length);
        if (incoming) {
            frames.received(hdlc);
            ourTurn |= ending != null && frames.farEndListens();
        } else {
            frames.sending(hdlc);
        }
    }

    void pageEnded(T30Frame frame) {
        Spandsp.statistics(t30, stats);
        pages.pageEnded(frame, PageStatistics.read(stats), clock.millis());
    }

    void callEnded(int newCode) {
        code = newCode;
    }

    void packet(byte[] ifp, int copies) {
        if (outgoing.size() >= MAX_OUTGOING) {
            outgoing.poll();
        }
        outgoing.add(new IfpPacket(ifp, copies));
        clock.moved();
    }

    /// Once the call is to end, what happens inside it no longer counts.
    private void emit(T30Event event) {
        if (ending == null && !hangUpWanted && phase == Phase.RUNNING) {
            listener.on(event);
        }
    }
}
