package io.dartwing.engine.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// UDPTL on the wire, and the decoder's decisions one by one.
class UdptlTest {

    @Test
    void redundancyLooksLikeT38Clause9OnTheWire() {
        UdptlEncoder encoder = new UdptlEncoder(new ErrorRecovery.Redundancy(2), 1400);
        encoder.encode(new byte[] {0x06});
        encoder.encode(new byte[] {0x08, 0x01});
        byte[] third = encoder.encode(new byte[] {0x0A});
        assertThat(HexFormat.of().formatHex(third)).isEqualTo("0002" + "010a" + "00" + "02" + "020801" + "0106");
    }

    @Test
    void fecLooksLikeT38Clause9OnTheWire() {
        UdptlEncoder encoder = new UdptlEncoder(new ErrorRecovery.Fec(2, 1), 1400);
        encoder.encode(new byte[] {0x11});
        encoder.encode(new byte[] {0x22, 0x33});
        byte[] third = encoder.encode(new byte[] {0x44});
        assertThat(HexFormat.of().formatHex(third)).isEqualTo("0002" + "0144" + "80" + "0102" + "01" + "023333");
    }

    @Test
    void aLongPacketHasATwoOctetLength() {
        byte[] datagram = new UdptlEncoder(new ErrorRecovery.None(), 1400).encode(new byte[300]);
        assertThat(HexFormat.of().formatHex(datagram, 0, 4)).isEqualTo("0000812c");
        assertThat(UdptlStreams.decode(new UdptlDecoder(), List.of(datagram)))
                .singleElement()
                .satisfies(p -> assertThat(p.data()).hasSize(300));
    }

    @Test
    void repeatsAreLeftOutBeforeTheDatagramGrowsTooLong() {
        UdptlEncoder encoder = new UdptlEncoder(new ErrorRecovery.Redundancy(8), 200);
        UdptlEncoder fec = new UdptlEncoder(new ErrorRecovery.Fec(3, 3), 200);
        for (int i = 0; i < 100; i++) {
            byte[] ifp = new byte[70];
            assertThat(encoder.encode(ifp).length).isLessThanOrEqualTo(200).isGreaterThan(i == 0 ? 70 : 140);
            assertThat(fec.encode(ifp).length).isLessThanOrEqualTo(200);
        }
        assertThat(encoder.encode(new byte[encoder.maxIfp()])).hasSizeLessThanOrEqualTo(200);
        assertThatThrownBy(() -> encoder.encode(new byte[encoder.maxIfp() + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UdptlEncoder(ErrorRecovery.DEFAULT, 71)).hasMessageContaining("maxDatagram: 71");
    }

    @Test
    void aGapIsAwaitedForAFewPacketsAndThenSkippedWithItsSize() {
        List<byte[]> all = UdptlStreams.datagrams(new ErrorRecovery.None(), 20);
        UdptlDecoder decoder = new UdptlDecoder();
        UdptlStreams.decode(decoder, all.subList(0, 5));
        assertThat(UdptlStreams.receive(decoder, all.get(7))).isEmpty();
        assertThat(decoder.waiting()).isTrue();
        List<ReceivedIfp> out = UdptlStreams.receive(decoder, all.get(8));
        assertThat(out).extracting(ReceivedIfp::sequence).containsExactly(7, 8);
        assertThat(out.getFirst().lostBefore()).isEqualTo(2);
        assertThat(UdptlStreams.receive(decoder, all.get(5))).isEmpty();
        assertThat(decoder.statistics().repeated()).isEqualTo(1);
        assertThat(decoder.statistics().lost()).isEqualTo(2);
    }

    @Test
    void whatWaitsBehindAGapComesOutWhenTheLineFallsSilent() {
        List<byte[]> all = UdptlStreams.datagrams(new ErrorRecovery.None(), 5);
        UdptlDecoder decoder = new UdptlDecoder();
        UdptlStreams.receive(decoder, all.get(0));
        assertThat(UdptlStreams.receive(decoder, all.get(2))).isEmpty();
        assertThat(decoder.flush()).extracting(ReceivedIfp::lostBefore).containsExactly(1);
        assertThat(decoder.waiting()).isFalse();
    }

    @Test
    void swappedDatagramsComeOutInOrder() {
        List<byte[]> all = UdptlStreams.datagrams(new ErrorRecovery.None(), 4);
        UdptlDecoder decoder = new UdptlDecoder();
        UdptlStreams.receive(decoder, all.get(0));
        assertThat(UdptlStreams.receive(decoder, all.get(2))).isEmpty();
        assertThat(UdptlStreams.receive(decoder, all.get(1)))
                .extracting(ReceivedIfp::sequence)
                .containsExactly(1, 2);
    }

    @Test
    void numbersRollOver() {
        List<byte[]> all = UdptlStreams.datagrams(new ErrorRecovery.Redundancy(2), 66_000);
        UdptlDecoder decoder = new UdptlDecoder();
        List<ReceivedIfp> out = UdptlStreams.decode(decoder, all);
        assertThat(out).hasSize(66_000);
        assertThat(out.get(65_536).sequence()).isZero();
        assertThat(decoder.statistics().lost()).isZero();
    }

    @Test
    void aStreamMayStartAnywhereAndRestart() {
        List<byte[]> all = UdptlStreams.datagrams(new ErrorRecovery.None(), 5000);
        UdptlDecoder decoder = new UdptlDecoder();
        assertThat(UdptlStreams.receive(decoder, all.get(4000))).hasSize(1);
        assertThat(UdptlStreams.receive(decoder, all.get(0))).isEmpty();
        assertThat(UdptlStreams.receive(decoder, all.get(4001))).hasSize(1);
        assertThat(decoder.statistics().dropped()).containsEntry(UdptlDrop.OUT_OF_WINDOW, 1L);
        UdptlStreams.receive(decoder, all.get(100));
        assertThat(UdptlStreams.receive(decoder, all.get(101)))
                .extracting(ReceivedIfp::sequence)
                .containsExactly(101);
    }

    @Test
    void lossOfTheVeryFirstPacketsIsTold() {
        List<byte[]> all = UdptlStreams.datagrams(new ErrorRecovery.None(), 10);
        UdptlDecoder decoder = new UdptlDecoder();
        assertThat(UdptlStreams.receive(decoder, all.get(2))).isEmpty();
        assertThat(UdptlStreams.receive(decoder, all.get(3)))
                .extracting(ReceivedIfp::lostBefore)
                .containsExactly(2, 0);
    }

    @Test
    void malformedDatagramsAreCountedDrops() {
        UdptlDecoder decoder = new UdptlDecoder();
        assertDropped(decoder, "00", UdptlDrop.TOO_SHORT);
        assertDropped(decoder, "0000" + "05aa", UdptlDrop.BAD_PRIMARY);
        assertDropped(decoder, "0000" + "02aa", UdptlDrop.BAD_PRIMARY);
        assertDropped(decoder, "0000" + "c0" + "00".repeat(50), UdptlDrop.BAD_PRIMARY);
        assertDropped(decoder, "0000" + "01aa" + "00" + "02" + "01bb", UdptlDrop.BAD_RECOVERY);
        assertDropped(decoder, "0000" + "01aa" + "80" + "02" + "0003" + "01" + "01bb", UdptlDrop.BAD_RECOVERY);
        assertDropped(decoder, "0000" + "01aa" + "80" + "01" + "ff" + "01" + "01bb", UdptlDrop.BAD_RECOVERY);
        assertDropped(decoder, "00".repeat(UdptlDatagram.MAX_BYTES + 1), UdptlDrop.TOO_LONG);
        assertThat(decoder.statistics().dropped().values().stream()
                        .mapToLong(n -> n)
                        .sum())
                .isEqualTo(8);
        assertThat(decoder.statistics().delivered()).isZero();
    }

    private static void assertDropped(UdptlDecoder decoder, String hex, UdptlDrop reason) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(decoder.receive(bytes, bytes.length)).isEqualTo(new UdptlReceipt.Dropped(reason));
    }
}
