package io.dartwing.engine.fax.t30;

/// The time of one call, as samples fed, and the two limits that spandsp doesn't keep itself: how long to wait for a
/// first frame, and how long a call may stand still.
final class CallClock {
    private static final int SAMPLES_PER_MILLI = 8;

    private final long patienceMillis;
    private final long stallMillis;
    private long samples;
    private long heldAt;
    private long movedAt;

    CallClock(long patienceMillis, long stallMillis) {
        this.patienceMillis = patienceMillis;
        this.stallMillis = stallMillis;
    }

    void advance(int count) {
        samples += count;
    }

    long millis() {
        return samples / SAMPLES_PER_MILLI;
    }

    void held() {
        heldAt = millis();
    }

    long sinceHeld() {
        return millis() - heldAt;
    }

    /// Something was said or heard.
    void moved() {
        movedAt = millis();
    }

    boolean stalled() {
        return millis() - movedAt > stallMillis;
    }

    boolean patient() {
        return millis() < patienceMillis;
    }
}
