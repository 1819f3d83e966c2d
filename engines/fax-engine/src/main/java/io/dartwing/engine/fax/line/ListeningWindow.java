package io.dartwing.engine.fax.line;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// When the other side listens for an answer that was held back.
///
/// T.30 §5.4.2: it waits T4 (3 s ± 15 %) after its command, then repeats it, three times in all. An answer that
/// begins
/// while it repeats is not heard, and the repeated command confuses a machine that just answered. So an answer starts
/// within the first part of T4 after the last signal, or waits until the command was repeated.
final class ListeningWindow {
    private static final long T4_SAFE = TimeUnit.MILLISECONDS.toNanos(2200);
    /// Nothing was repeated: it waits otherwise than T.30 says, or is gone.
    private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(12);

    private final long over;
    private final LongSupplier time;
    private long heldAt;
    private long lastSignal;
    private boolean signalled;

    /// @param overMillis a signal is over when nothing of it came for so long, unless its end is told
    /// @param time       the calls' nanoseconds
    ListeningWindow(int overMillis, LongSupplier time) {
        this.time = time;
        this.over = TimeUnit.MILLISECONDS.toNanos(overMillis);
    }

    void hold() {
        heldAt = time.getAsLong();
        lastSignal = heldAt;
        signalled = false;
    }

    /// The other side is sending something.
    void signal() {
        lastSignal = time.getAsLong();
        signalled = true;
    }

    /// It told that it stopped.
    void silence() {
        signalled = false;
    }

    /// What arrives this long into a hold is a repetition, to be kept from the terminal.
    boolean repeating() {
        return time.getAsLong() - heldAt > T4_SAFE;
    }

    boolean open() {
        long now = time.getAsLong();
        long quiet = now - lastSignal;
        return quiet <= T4_SAFE && (!signalled || quiet >= over) || now - heldAt > GIVE_UP;
    }
}
