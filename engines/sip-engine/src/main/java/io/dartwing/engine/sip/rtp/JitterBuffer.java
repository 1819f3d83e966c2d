package io.dartwing.engine.sip.rtp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Orders what arrives by RTP timestamp and gives it out at a steady pace, one frame each time it is asked, whatever
/// was lost: a fax modem needs the timing more than the sound.
///
/// A ring of samples. The delay is fixed; only when packets keep arriving too late or too early (another route, another
/// clock, a restarted stream) is the position set anew. Written by the reactor, read by the call's pacer: synchronized.
final class JitterBuffer {
    private static final int CAPACITY = 8_192;
    private static final int MASK = CAPACITY - 1;
    /// So many packets in a row out of range mean that the stream moved, not that they strayed.
    private static final int STRAYS = 4;

    private final byte[] ring = new byte[CAPACITY];
    private final boolean[] present = new boolean[CAPACITY];
    private final int delay;
    private final int furthest;
    private final SequenceWindow sequences = new SequenceWindow();
    private boolean started;
    private int ssrc;
    private int playing;
    private int strays;
    private long late;
    private long resets;

    /// @param delay samples held back to wait for stragglers
    JitterBuffer(int delay) {
        if (delay < 0 || delay > CAPACITY / 4) {
            throw new IllegalArgumentException("jitter delay: " + delay + " samples");
        }
        this.delay = delay;
        this.furthest = CAPACITY / 2;
    }

    synchronized void put(RtpPacket packet, ByteBuffer datagram) {
        if (packet.length() == 0 || packet.length() > CAPACITY / 4) {
            return;
        }
        if (!started || packet.ssrc() != ssrc) {
            begin(packet);
        }
        if (!sequences.isNew(packet.sequence())) {
            return;
        }
        int ahead = packet.timestamp() - playing;
        if (ahead < 0 || ahead + packet.length() > furthest) {
            late += ahead < 0 ? 1 : 0;
            if (++strays < STRAYS) {
                return;
            }
            resets++;
            begin(packet);
            ahead = packet.timestamp() - playing;
        }
        strays = 0;
        for (int i = 0; i < packet.length(); i++) {
            int at = playing + ahead + i & MASK;
            ring[at] = datagram.get(packet.offset() + i);
            present[at] = true;
        }
    }

    private void begin(RtpPacket packet) {
        started = true;
        ssrc = packet.ssrc();
        strays = 0;
        sequences.reset(packet.sequence());
        Arrays.fill(present, false);
        playing = packet.timestamp() - delay;
    }

    /// The next samples; where none arrived, `filler`. Gives the number of samples that really arrived.
    synchronized int take(byte[] into, byte filler) {
        int real = 0;
        for (int i = 0; i < into.length; i++) {
            int at = playing + i & MASK;
            if (started && present[at]) {
                into[i] = ring[at];
                present[at] = false;
                real++;
            } else {
                into[i] = filler;
            }
        }
        if (started) {
            playing += into.length;
        }
        return real;
    }

    synchronized long late() {
        return late;
    }

    synchronized long resets() {
        return resets;
    }

    synchronized long duplicates() {
        return sequences.duplicates();
    }

    synchronized long lost() {
        return sequences.lost();
    }
}
