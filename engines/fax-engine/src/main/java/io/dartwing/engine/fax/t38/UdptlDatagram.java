package io.dartwing.engine.fax.t38;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A UDPTL datagram, read but not yet believed.
record UdptlDatagram(int sequence, byte[] primary, List<byte[]> secondaries, int span, List<byte[]> fec) {

    /// What reading gave.
    sealed interface Reading {
        record Good(UdptlDatagram datagram) implements Reading {}

        record Bad(UdptlDrop drop) implements Reading {}
    }

    /// Longer ones are no fax.
    static final int MAX_BYTES = 2048;
    /// Packets that forward error correction may reach back.
    static final int MAX_REACH = 64;

    static Reading read(byte[] bytes, int length) {
        if (length > MAX_BYTES) {
            return new Reading.Bad(UdptlDrop.TOO_LONG);
        }
        if (length < 3) {
            return new Reading.Bad(UdptlDrop.TOO_SHORT);
        }
        int sequence = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        Octets in = new Octets(bytes, 2, length);
        byte[] primary = in.octets();
        if (in.bad) {
            return new Reading.Bad(UdptlDrop.BAD_PRIMARY);
        }
        List<byte[]> secondaries = List.of();
        List<byte[]> fec = List.of();
        int span = 0;
        // Some senders end here when they have nothing to repeat.
        if (!in.atEnd()) {
            if ((in.octet() & 0x80) == 0) {
                secondaries = in.list();
            } else {
                in.bad |= in.octet() != 1;
                span = in.octet();
                fec = in.list();
                in.bad |= span * fec.size() > MAX_REACH;
            }
        }
        return in.bad
                ? new Reading.Bad(UdptlDrop.BAD_RECOVERY)
                : new Reading.Good(new UdptlDatagram(sequence, primary, secondaries, span, fec));
    }

    /// Reads on after the end as zeros, and remembers that it did.
    private static final class Octets {
        private final byte[] bytes;
        private final int end;
        private int at;
        private boolean bad;

        Octets(byte[] bytes, int from, int end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        boolean atEnd() {
            return at >= end;
        }

        int octet() {
            if (at >= end) {
                bad = true;
                return 0;
            }
            return bytes[at++] & 0xFF;
        }

        /// A PER length determinant; fragments of 16 K can't occur in a datagram.
        int length() {
            int first = octet();
            if (first < 0x80) {
                return first;
            }
            bad |= first >= 0xC0;
            return (first & 0x3F) << 8 | octet();
        }

        byte[] octets() {
            int length = length();
            if (bad || length > end - at) {
                bad = true;
                return new byte[0];
            }
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
        }

        List<byte[]> list() {
            int count = length();
            List<byte[]> all = new ArrayList<>();
            for (int i = 0; i < count && !bad; i++) {
                all.add(octets());
            }
            return all;
        }
    }
}
