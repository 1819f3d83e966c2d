package io.dartwing.engine.sip.rtp;

/// Which of the last 64 RTP sequence numbers arrived; counts duplicates and losses (RFC 3550 A.1, A.3).
final class SequenceWindow {
    private static final int WINDOW = 64;

    private int highest;
    private long seen;
    private long expected;
    private long received;
    private long duplicates;

    void reset(int sequence) {
        highest = sequence - 1 & 0xFFFF;
        seen = 0;
    }

    /// Notes the number; false for one that arrived before.
    boolean isNew(int sequence) {
        int step = (short) (sequence - highest);
        if (step > 0) {
            seen = step >= WINDOW ? 1 : seen << step | 1;
            expected += step;
            received++;
            highest = sequence;
            return true;
        }
        if (-step >= WINDOW) {
            return true;
        }
        long bit = 1L << -step;
        if ((seen & bit) != 0) {
            duplicates++;
            return false;
        }
        seen |= bit;
        received++;
        return true;
    }

    long duplicates() {
        return duplicates;
    }

    long lost() {
        return Math.max(0, expected - received);
    }
}
