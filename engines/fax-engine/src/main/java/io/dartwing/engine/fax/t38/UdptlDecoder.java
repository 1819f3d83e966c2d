package io.dartwing.engine.fax.t38;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Puts a received UDPTL stream back in order: each packet once, gaps mended from redundancy or FEC where possible
/// and
/// skipped where not. Memory is bounded and no input throws. One per direction of a call; not thread-safe.
///
/// A gap is awaited for [#REORDER] packets; as a fax machine may fall silent before that many follow, call [#flush()]
/// when [#waiting()] and nothing has come for about 100 ms.
public final class UdptlDecoder {
    /// How many later packets may overtake a missing one.
    public static final int REORDER = 3;

    /// Numbers further away don't belong to the stream.
    private static final int WINDOW = 256;
    /// A stream that starts with a number up to this started at 0 and lost its first packets.
    private static final int LATE_START = 16;

    private static final int MAX_FEC_DATAGRAMS = 16;

    private record Packet(byte[] data, ReceivedIfp.Origin origin) {}

    private record Fec(long number, int span, List<byte[]> entries) {}

    /// What arrived, delivered or not, for FEC; older numbers fall out.
    private final NavigableMap<Long, byte[]> known = new TreeMap<>();

    private final NavigableMap<Long, Packet> pending = new TreeMap<>();
    private final Deque<Fec> fecs = new ArrayDeque<>();
    private final Map<UdptlDrop, Long> dropped = new EnumMap<>(UdptlDrop.class);
    private boolean started;
    private long expected;
    private int strayNumber = -1;
    private long datagrams;
    private long delivered;
    private long fromRedundancy;
    private long fromFec;
    private long lost;
    private long repeated;
    /// Losses not yet told with a packet.
    private int untold;

    /// Takes the first `length` bytes of a datagram.
    public UdptlReceipt receive(byte[] bytes, int length) {
        datagrams++;
        return switch (UdptlDatagram.read(bytes, Math.min(length, bytes.length))) {
            case UdptlDatagram.Reading.Bad(UdptlDrop reason) -> drop(reason);
            case UdptlDatagram.Reading.Good(UdptlDatagram datagram) -> take(datagram);
        };
    }

    /// Whether packets wait behind a gap.
    public boolean waiting() {
        return !pending.isEmpty();
    }

    /// Gives up what is missing and delivers what waits.
    public List<ReceivedIfp> flush() {
        return deliver(0);
    }

    public UdptlStatistics statistics() {
        return new UdptlStatistics(datagrams, delivered, fromRedundancy, fromFec, lost, repeated, Map.copyOf(dropped));
    }

    /// Packets kept in memory.
    int remembered() {
        return known.size() + pending.size() + fecs.size();
    }

    private UdptlReceipt drop(UdptlDrop reason) {
        dropped.merge(reason, 1L, Long::sum);
        return new UdptlReceipt.Dropped(reason);
    }

    private UdptlReceipt take(UdptlDatagram datagram) {
        List<ReceivedIfp> out = new ArrayList<>();
        if (!started) {
            start(datagram);
        }
        long number = expected + (short) (datagram.sequence() - expected);
        if (Math.abs(number - expected) > WINDOW) {
            if (datagram.sequence() != (strayNumber + 1 & 0xFFFF) || strayNumber < 0) {
                strayNumber = datagram.sequence();
                return drop(UdptlDrop.OUT_OF_WINDOW);
            }
            out.addAll(flush());
            start(datagram);
            number = expected + (short) (datagram.sequence() - expected);
        }
        strayNumber = -1;
        if (known.containsKey(number) || number < expected) {
            repeated++;
        }
        store(number, datagram.primary(), ReceivedIfp.Origin.PRIMARY);
        for (int i = 0; i < datagram.secondaries().size() && i < WINDOW; i++) {
            store(number - 1 - i, datagram.secondaries().get(i), ReceivedIfp.Origin.REDUNDANCY);
        }
        mend(number, datagram);
        out.addAll(deliver(REORDER));
        return new UdptlReceipt.Accepted(List.copyOf(out));
    }

    private void start(UdptlDatagram datagram) {
        started = true;
        known.clear();
        pending.clear();
        fecs.clear();
        int sequence = datagram.sequence();
        // Far above 0, so that numbers before the first stay positive.
        long base = 1L << 32;
        expected = sequence <= LATE_START
                ? base
                : base + sequence - Math.min(datagram.secondaries().size(), LATE_START);
    }

    private void store(long number, byte[] data, ReceivedIfp.Origin origin) {
        if (known.putIfAbsent(number, data) == null && number >= expected) {
            pending.put(number, new Packet(data, origin));
        }
    }

    private void mend(long number, UdptlDatagram datagram) {
        if (!datagram.fec().isEmpty() && datagram.span() > 0) {
            fecs.add(new Fec(number, datagram.span(), datagram.fec()));
            if (fecs.size() > MAX_FEC_DATAGRAMS) {
                fecs.remove();
            }
        }
        boolean mended = !fecs.isEmpty();
        while (mended) {
            mended = false;
            for (Fec fec : fecs) {
                for (int m = 0; m < fec.entries().size(); m++) {
                    mended |= mend(fec, m);
                }
            }
        }
    }

    /// Computes the one packet that an entry covers and we lack, if it is just one.
    private boolean mend(Fec fec, int m) {
        int entries = fec.entries().size();
        long missing = -1;
        for (int k = 1; k <= fec.span(); k++) {
            long covered = fec.number() + m - (long) k * entries;
            if (!known.containsKey(covered)) {
                if (missing >= 0) {
                    return false;
                }
                missing = covered;
            }
        }
        if (missing < expected) {
            return false;
        }
        byte[] sum = fec.entries().get(m).clone();
        for (int k = 1; k <= fec.span(); k++) {
            byte[] other = known.get(fec.number() + m - (long) k * entries);
            for (int i = 0; other != null && i < Math.min(sum.length, other.length); i++) {
                sum[i] ^= other[i];
            }
        }
        store(missing, sum, ReceivedIfp.Origin.FEC);
        return true;
    }

    private List<ReceivedIfp> deliver(int patience) {
        List<ReceivedIfp> out = new ArrayList<>();
        for (Map.Entry<Long, Packet> next = pending.firstEntry(); next != null; next = pending.firstEntry()) {
            long first = next.getKey();
            if (first != expected && pending.lastKey() - expected < patience) {
                break;
            }
            int gap = (int) (first - expected);
            lost += gap;
            untold += gap;
            expected = first + 1;
            pending.remove(first);
            Packet packet = next.getValue();
            if (packet.data().length > 0) {
                out.add(new ReceivedIfp((int) (first & 0xFFFF), packet.data(), packet.origin(), untold));
                untold = 0;
                count(packet.origin());
            }
        }
        known.headMap(expected - WINDOW).clear();
        return out;
    }

    private void count(ReceivedIfp.Origin origin) {
        delivered++;
        switch (origin) {
            case PRIMARY -> {}
            case REDUNDANCY -> fromRedundancy++;
            case FEC -> fromFec++;
        }
    }
}
