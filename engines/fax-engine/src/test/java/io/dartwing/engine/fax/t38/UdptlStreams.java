package io.dartwing.engine.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Numbered IFP packets, there and back.
final class UdptlStreams {
    private UdptlStreams() {}

    static byte[] ifp(int i) {
        byte[] data = new byte[1 + i % 57];
        new Random(i).nextBytes(data);
        data[0] = (byte) (i | 1);
        return data;
    }

    static List<byte[]> datagrams(ErrorRecovery recovery, int count) {
        UdptlEncoder encoder = new UdptlEncoder(recovery, 1400);
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(encoder.encode(ifp(i)));
        }
        return all;
    }

    static List<ReceivedIfp> receive(UdptlDecoder decoder, byte[] datagram) {
        return switch (decoder.receive(datagram, datagram.length)) {
            case UdptlReceipt.Accepted(List<ReceivedIfp> packets) -> packets;
            case UdptlReceipt.Dropped _ -> List.of();
        };
    }

    static List<ReceivedIfp> decode(UdptlDecoder decoder, List<byte[]> datagrams) {
        List<ReceivedIfp> out = new ArrayList<>();
        datagrams.forEach(datagram -> out.addAll(receive(decoder, datagram)));
        out.addAll(decoder.flush());
        return out;
    }

    /// The packet must be what was sent; FEC may leave zeros behind it.
    static void assertIs(ReceivedIfp got, int i) {
        byte[] want = ifp(i);
        assertThat(got.sequence()).isEqualTo(i & 0xFFFF);
        assertThat(got.data()).hasSizeGreaterThanOrEqualTo(want.length);
        assertThat(got.data()).isEqualTo(Arrays.copyOf(want, got.data().length));
    }
}
