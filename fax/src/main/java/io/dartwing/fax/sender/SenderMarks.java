package io.dartwing.fax.sender;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/// A Bloom filter of marks that grows: what was added is found for ever, and of other marks fewer than one in a
/// thousand is taken for one that was.
///
/// A layer that is full stays as it is, and one of twice the size goes on. Any number of threads at once; whoever asks
/// after an addition has returned finds it.
final class SenderMarks {
    private static final int BITS_PER_MARK = 20;
    private static final int PROBES = 8;
    private static final int FIRST_CAPACITY = 4096;
    private static final int LARGEST_CAPACITY = 1 << 26;

    private volatile List<Layer> layers = List.of(new Layer(FIRST_CAPACITY));

    /// The same as `dartwing_sender_mark` in the database.
    ///
    /// @param scope an organisation's id, or empty for the installation
    static long mark(String scope, String pattern) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((scope + pattern).getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    boolean mayHold(long mark) {
        for (Layer layer : layers) {
            if (layer.mayHold(mark)) {
                return true;
            }
        }
        return false;
    }

    synchronized void add(long mark) {
        if (mayHold(mark)) {
            return;
        }
        Layer last = layers.getLast();
        if (last.full()) {
            last = new Layer(Math.min(last.capacity * 2, LARGEST_CAPACITY));
            last.add(mark);
            var more = new ArrayList<>(layers);
            more.add(last);
            layers = List.copyOf(more);
        } else {
            last.add(mark);
        }
    }

    private static final class Layer {
        private final int capacity;
        private final AtomicLongArray words;
        private int held;

        private Layer(int capacity) {
            this.capacity = capacity;
            this.words = new AtomicLongArray((int) ((long) capacity * BITS_PER_MARK / Long.SIZE));
        }

        private boolean full() {
            return held >= capacity;
        }

        private boolean mayHold(long mark) {
            for (int probe = 0; probe < PROBES; probe++) {
                long bit = bit(mark, probe);
                if ((words.get((int) (bit / Long.SIZE)) & (1L << bit)) == 0) {
                    return false;
                }
            }
            return true;
        }

        private void add(long mark) {
            for (int probe = 0; probe < PROBES; probe++) {
                long bit = bit(mark, probe);
                words.accumulateAndGet((int) (bit / Long.SIZE), 1L << bit, (before, more) -> before | more);
            }
            held++;
        }

        /// Two halves of a good hash make as many as are wanted (Kirsch and Mitzenmacher 2006).
        private long bit(long mark, int probe) {
            long step = (mark >>> 32) | 1;
            return Long.remainderUnsigned(mark + probe * step, (long) words.length() * Long.SIZE);
        }
    }
}
