package io.dartwing.engine.fax.t38;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Frames IFP packets as UDPTL datagrams, numbered from 0. One per direction of a call; not thread-safe.
public final class UdptlEncoder {
    /// Below this no IFP of a 14,400 bit/s call fits.
    public static final int MIN_DATAGRAM = 72;

    public static final int MAX_DATAGRAM = 1500;

    /// Sequence number, recovery choice and two length determinants at their longest.
    private static final int FRAME_BYTES = 2 + 2 + 1 + 1;
    /// Power of two, at least 8 × 8 packets of FEC.
    private static final int HISTORY = 128;

    private final ErrorRecovery recovery;
    private final int maxDatagram;
    private final byte[][] sent = new byte[HISTORY][];
    private long next;

    /// @param maxDatagram the far end's `T38FaxMaxDatagram`; recovery data is left out before it is exceeded
    public UdptlEncoder(ErrorRecovery recovery, int maxDatagram) {
        if (maxDatagram < MIN_DATAGRAM || maxDatagram > MAX_DATAGRAM) {
            throw new IllegalArgumentException(
                    "maxDatagram: " + maxDatagram + " (expected: " + MIN_DATAGRAM + " to " + MAX_DATAGRAM + ")");
        }
        this.recovery = recovery;
        this.maxDatagram = maxDatagram;
    }

    /// The longest IFP that [#encode] takes.
    public int maxIfp() {
        return maxDatagram - FRAME_BYTES;
    }

    /// One datagram with the next sequence number. Send it as often as [IfpPacket#copies()] says.
    public byte[] encode(byte[] ifp) {
        if (ifp.length == 0 || ifp.length > maxIfp()) {
            throw new IllegalArgumentException("ifp: " + ifp.length + " bytes (expected: 1 to " + maxIfp() + ")");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(maxDatagram);
        out.write((int) (next >> 8));
        out.write((int) next);
        octets(out, ifp);
        switch (recovery) {
            case ErrorRecovery.None() -> redundancy(out, 0);
            case ErrorRecovery.Redundancy(int depth) -> redundancy(out, depth);
            case ErrorRecovery.Fec(int span, int entries) -> fec(out, span, entries);
        }
        sent[slot(next)] = ifp.clone();
        next++;
        return out.toByteArray();
    }

    private void redundancy(ByteArrayOutputStream out, int depth) {
        int room = maxDatagram - out.size() - 2;
        int count = 0;
        while (count < Math.min(depth, next)) {
            int size = encodedSize(before(count + 1).length);
            if (size > room) {
                break;
            }
            room -= size;
            count++;
        }
        out.write(0x00);
        out.write(count);
        for (int i = 1; i <= count; i++) {
            octets(out, before(i));
        }
    }

    private void fec(ByteArrayOutputStream out, int span, int entries) {
        // In the beginning there is less to protect (as other implementations wind up too).
        int possible = (int) Math.min(entries, next / span);
        byte[][] data = new byte[possible][];
        int size = 4;
        for (int m = 0; m < possible; m++) {
            data[m] = exclusiveOr(span, possible, m);
            size += encodedSize(data[m].length);
        }
        if (possible == 0 || out.size() + size > maxDatagram) {
            redundancy(out, 0);
            return;
        }
        out.write(0x80);
        out.write(1);
        out.write(span);
        out.write(possible);
        for (byte[] entry : data) {
            octets(out, entry);
        }
    }

    /// Entry m covers the packets m - entries × 1 … span away from this one.
    private byte[] exclusiveOr(int span, int entries, int m) {
        byte[] sum = new byte[0];
        for (int k = 1; k <= span; k++) {
            byte[] packet = before(k * entries - m);
            if (packet.length > sum.length) {
                sum = Arrays.copyOf(sum, packet.length);
            }
            for (int i = 0; i < packet.length; i++) {
                sum[i] ^= packet[i];
            }
        }
        return sum;
    }

    private byte[] before(int distance) {
        return sent[slot(next - distance)];
    }

    private static int slot(long sequence) {
        return (int) (sequence & HISTORY - 1);
    }

    private static int encodedSize(int length) {
        return length + (length < 0x80 ? 1 : 2);
    }

    /// A PER length determinant (X.691, 10.9) and the octets.
    private static void octets(ByteArrayOutputStream out, byte[] data) {
        if (data.length >= 0x80) {
            out.write(0x80 | data.length >> 8);
        }
        out.write(data.length);
        out.writeBytes(data);
    }
}
