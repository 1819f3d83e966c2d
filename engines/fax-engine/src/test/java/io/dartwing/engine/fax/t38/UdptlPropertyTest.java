package io.dartwing.engine.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What holds for every line, however bad.
class UdptlPropertyTest {

    @Property(tries = 300)
    void redundancyMendsEveryBurstUpToItsDepth(@ForAll @IntRange(min = 1, max = 6) int depth, @ForAll long seed) {
        Random random = new Random(seed);
        List<byte[]> kept = new ArrayList<>();
        List<byte[]> all = UdptlStreams.datagrams(new ErrorRecovery.Redundancy(depth), 200);
        int burst = 0;
        for (int i = 0; i < all.size(); i++) {
            boolean lose = burst < depth && i < all.size() - 1 && random.nextInt(3) == 0;
            burst = lose ? burst + 1 : 0;
            if (!lose) {
                kept.add(all.get(i));
            }
        }
        UdptlDecoder decoder = new UdptlDecoder();
        assertAllArrived(UdptlStreams.decode(decoder, kept), 200);
        assertThat(decoder.statistics().recoveredByRedundancy()).isEqualTo(200L - kept.size());
        assertThat(decoder.statistics().lost()).isZero();
    }

    @Property(tries = 300)
    void fecMendsABurstAsLongAsItHasEntries(
            @ForAll @IntRange(min = 1, max = 4) int span,
            @ForAll @IntRange(min = 1, max = 4) int entries,
            @ForAll @IntRange(min = 0, max = 60) int at) {
        List<byte[]> kept = UdptlStreams.datagrams(new ErrorRecovery.Fec(span, entries), 200);
        // After the code is wound up, and twice with more than its reach between.
        kept.subList(120 + at, 120 + at + entries).clear();
        kept.subList(20 + at, 20 + at + entries).clear();
        UdptlDecoder decoder = new UdptlDecoder();
        List<ReceivedIfp> out = UdptlStreams.decode(decoder, kept);
        assertAllArrived(out, 200);
        assertThat(decoder.statistics().recoveredByFec()).isEqualTo(2L * entries);
    }

    private static void assertAllArrived(List<ReceivedIfp> out, int count) {
        assertThat(out).hasSize(count);
        for (int i = 0; i < count; i++) {
            UdptlStreams.assertIs(out.get(i), i);
            assertThat(out.get(i).lostBefore()).isZero();
        }
    }

    @Property(tries = 300)
    void whateverHappensOnTheWayPacketsComeInOrderAndOnce(@ForAll long seed, @ForAll boolean fec) {
        Random random = new Random(seed);
        List<byte[]> wire = new ArrayList<>();
        for (byte[] datagram :
                UdptlStreams.datagrams(fec ? new ErrorRecovery.Fec(3, 2) : new ErrorRecovery.Redundancy(1), 150)) {
            if (random.nextInt(100) >= 20) {
                wire.add(datagram);
            }
            if (random.nextInt(100) < 20) {
                wire.add(datagram);
            }
        }
        for (int i = 0; i + 3 < wire.size(); i++) {
            if (random.nextInt(5) == 0) {
                Collections.swap(wire, i, i + 1 + random.nextInt(2));
            }
        }
        UdptlDecoder decoder = new UdptlDecoder();
        List<ReceivedIfp> out = UdptlStreams.decode(decoder, wire);
        int expected = 0;
        for (ReceivedIfp packet : out) {
            assertThat(packet.sequence()).isEqualTo(expected + packet.lostBefore());
            UdptlStreams.assertIs(packet, packet.sequence());
            expected = packet.sequence() + 1;
        }
        UdptlStatistics statistics = decoder.statistics();
        assertThat(statistics.delivered()).isEqualTo(out.size());
        assertThat(statistics.delivered() + statistics.lost()).isEqualTo(expected);
        assertThat(decoder.waiting()).isFalse();
    }

    @Test
    void noBytesMakeTheDecoderThrowOrGrow() {
        Random random = new Random(38);
        List<byte[]> good = new ArrayList<>(UdptlStreams.datagrams(new ErrorRecovery.Fec(3, 3), 300));
        good.addAll(UdptlStreams.datagrams(new ErrorRecovery.Redundancy(3), 300));
        UdptlDecoder decoder = new UdptlDecoder();
        long delivered = 0;
        for (int i = 0; i < 150_000; i++) {
            byte[] bytes = random.nextInt(4) == 0 ? noise(random) : mutated(random, good);
            List<ReceivedIfp> packets = UdptlStreams.receive(decoder, bytes);
            delivered += packets.size();
            assertThat(packets.size()).isLessThan(600);
        }
        UdptlStatistics statistics = decoder.statistics();
        assertThat(statistics.datagrams()).isEqualTo(150_000);
        assertThat(statistics.delivered()).isEqualTo(delivered).isPositive();
        assertThat(statistics.dropped().keySet())
                .contains(UdptlDrop.BAD_PRIMARY, UdptlDrop.BAD_RECOVERY, UdptlDrop.OUT_OF_WINDOW);
        assertThat(decoder.remembered()).isLessThan(1200);
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mutated(Random random, List<byte[]> good) {
        byte[] bytes = good.get(random.nextInt(good.size())).clone();
        for (int n = random.nextInt(4); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
