package io.dartwing.engine.fax.t30;

/// A DCN as sound: what spandsp has no function for, because it disconnects only where its own state machine does.
///
/// V.21 channel 2 at 300 bit/s (1650 Hz for 1, 1850 Hz for 0), a second of flags, the HDLC frame, two flags.
final class V21Disconnect {
    private static final int SAMPLE_RATE = 8000;
    private static final int BIT_RATE = 300;
    private static final double ONE = 1650;
    private static final double ZERO = 1850;
    /// About -14 dBm0, as fax machines speak.
    private static final double AMPLITUDE = 6500;
    /// The image signal before it must be over for 75 ± 20 ms (T.30, 5.3.2.1).
    private static final int SILENCE = SAMPLE_RATE * 75 / 1000;

    private static final int PREAMBLE_FLAGS = 40;
    private static final int FLAG = 0x7E;
    private static final int ADDRESS = 0xFF;
    private static final int FINAL = 0x13;
    private static final int DCN = 0xFA;

    private final boolean[] bits;
    private int sample;
    private double angle;

    V21Disconnect(boolean afterDis) {
        this.bits = line(frame(afterDis));
    }

    /// Address, control and control field. The X bit is set by the station that received a DIS (T.30, 5.3.6.1).
    static byte[] frame(boolean afterDis) {
        return new byte[] {(byte) ADDRESS, FINAL, (byte) (DCN | (afterDis ? 1 : 0))};
    }

    boolean done() {
        return sample >= 2 * SILENCE + bits.length * SAMPLE_RATE / BIT_RATE;
    }

    void fill(short[] out, int at, int count) {
        for (int i = 0; i < count; i++, sample++) {
            int bit = sample < SILENCE ? -1 : (sample - SILENCE) * BIT_RATE / SAMPLE_RATE;
            if (bit >= 0 && bit < bits.length) {
                angle += 2 * Math.PI * (bits[bit] ? ONE : ZERO) / SAMPLE_RATE;
                out[at + i] = (short) Math.round(AMPLITUDE * Math.sin(angle));
            } else {
                out[at + i] = 0;
            }
        }
    }

    private static boolean[] line(byte[] frame) {
        BitLine line = new BitLine();
        for (int i = 0; i < PREAMBLE_FLAGS; i++) {
            line.octet(FLAG, false);
        }
        int fcs = fcs(frame);
        for (byte octet : frame) {
            line.octet(octet & 0xFF, true);
        }
        line.octet(fcs & 0xFF, true);
        line.octet(fcs >> 8, true);
        line.octet(FLAG, false);
        line.octet(FLAG, false);
        return line.toArray();
    }

    /// The HDLC frame check: CRC-16 of ITU-T V.42, lowest bit first.
    static int fcs(byte[] frame) {
        int crc = 0xFFFF;
        for (byte octet : frame) {
            crc ^= octet & 0xFF;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x8408 : crc >>> 1;
            }
        }
        return crc ^ 0xFFFF;
    }

    /// Bits in line order, with a 0 stuffed after five 1s inside a frame.
    private static final class BitLine {
        private final java.util.BitSet set = new java.util.BitSet();
        private int length;
        private int ones;

        void octet(int value, boolean stuffed) {
            for (int i = 0; i < 8; i++) {
                boolean one = (value >> i & 1) != 0;
                push(one);
                ones = one && stuffed ? ones + 1 : 0;
                if (ones == 5) {
                    push(false);
                    ones = 0;
                }
            }
        }

        private void push(boolean one) {
            set.set(length++, one);
        }

        boolean[] toArray() {
            boolean[] bits = new boolean[length];
            for (int i = 0; i < length; i++) {
                bits[i] = set.get(i);
            }
            return bits;
        }
    }
}
