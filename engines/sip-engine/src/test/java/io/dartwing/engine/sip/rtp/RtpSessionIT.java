package io.dartwing.engine.sip.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RtpSessionIT {
    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final MediaReactor reactor = new MediaReactor("test-media");
    private final MediaPorts ports = new MediaPorts(reactor, loopback, 31_000, 31_999);

    @AfterEach
    void close() {
        reactor.close();
    }

    private MediaSocket open() {
        return ports.open((packet, from) -> {}).orElseThrow();
    }

    private InetSocketAddress at(MediaSocket socket) {
        return new InetSocketAddress(loopback, socket.port());
    }

    @Test
    void two_hundred_sessions_share_one_thread_and_hear_each_other() throws Exception {
        var sockets = new ArrayList<MediaSocket>();
        var sessions = new ArrayList<RtpSession>();
        for (int i = 0; i < 200; i++) {
            sockets.add(open());
        }
        for (int i = 0; i < 200; i++) {
            sessions.add(RtpSession.start(sockets.get(i), at(sockets.get(i ^ 1)), RtpFormat.of(G711.ALAW)));
        }
        short[] frame = new short[RtpSession.FRAME];
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 200; i++) {
                Arrays.fill(frame, (short) (i * 64));
                sessions.get(i).send(frame);
            }
            Thread.sleep(5);
        }
        for (int wait = 0; wait < 200 && received(sessions) < 2_000; wait++) {
            Thread.sleep(10);
        }
        assertThat(received(sessions)).isEqualTo(2_000);
        for (int i = 0; i < 200; i++) {
            int real = 0;
            for (int k = 0; k < 13; k++) {
                int got = sessions.get(i).receive(frame);
                real += got;
                if (got > 0) {
                    assertThat(frame[0]).isEqualTo(G711.ALAW.decode(G711.ALAW.encode((short) ((i ^ 1) * 64))));
                }
            }
            assertThat(real).isEqualTo(1_600);
            assertThat(sessions.get(i).statistics().lost()).isZero();
        }
        assertThat(ports.inUse()).isEqualTo(200);
        sockets.forEach(MediaSocket::close);
        for (int wait = 0; wait < 200 && ports.inUse() > 0; wait++) {
            Thread.sleep(10);
        }
        assertThat(ports.inUse()).isZero();
        assertThat(reactor.handlerFailures()).isZero();
    }

    private static long received(List<RtpSession> sessions) {
        return sessions.stream().mapToLong(s -> s.statistics().received()).sum();
    }

    @Test
    void garbage_is_counted_and_does_not_disturb_the_sound() throws Exception {
        MediaSocket a = open();
        MediaSocket b = open();
        RtpSession left = RtpSession.start(a, at(b), RtpFormat.of(G711.ULAW));
        RtpSession right = RtpSession.start(b, at(a), RtpFormat.of(G711.ULAW));
        var random = new Random(4);
        try (var stranger = new DatagramSocket(0, loopback)) {
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = new byte[random.nextInt(1_400)];
                random.nextBytes(bytes);
                stranger.send(new DatagramPacket(bytes, bytes.length, at(b)));
                if (i % 20 == 0) {
                    Thread.sleep(1);
                }
            }
        }
        short[] frame = new short[RtpSession.FRAME];
        for (int i = 0; i < 50; i++) {
            left.send(frame);
            Thread.sleep(1);
        }
        for (int wait = 0; wait < 200 && right.statistics().received() < 50; wait++) {
            Thread.sleep(10);
        }
        assertThat(right.statistics().received()).isGreaterThanOrEqualTo(50);
        assertThat(right.statistics().malformed() + right.statistics().foreign())
                .isGreaterThan(500);
        assertThat(reactor.handlerFailures()).isZero();
        a.close();
        b.close();
    }

    @Test
    void a_range_gives_each_even_port_once() throws Exception {
        var few = new MediaPorts(reactor, loopback, 32_001, 32_008);
        var open = new ArrayList<MediaSocket>();
        for (int i = 0; i < 4; i++) {
            few.open((p, f) -> {}).ifPresent(open::add);
        }
        assertThat(few.open((p, f) -> {})).isEmpty();
        assertThat(open).extracting(MediaSocket::port).allMatch(p -> p % 2 == 0).doesNotHaveDuplicates();
        open.getFirst().close();
        open.getFirst().close();
        for (int wait = 0; wait < 200 && few.inUse() > 3; wait++) {
            Thread.sleep(10);
        }
        assertThat(few.open((p, f) -> {})).isPresent();
        open.forEach(MediaSocket::close);
    }

    @Test
    void a_failing_handler_stops_nobody() throws Exception {
        MediaSocket broken = ports.open((packet, from) -> {
                    throw new IllegalStateException("on purpose");
                })
                .orElseThrow();
        MediaSocket a = open();
        MediaSocket b = open();
        RtpSession left = RtpSession.start(a, at(b), RtpFormat.of(G711.ULAW));
        RtpSession right = RtpSession.start(b, at(a), RtpFormat.of(G711.ULAW));
        a.send(ByteBuffer.allocate(20), at(broken));
        left.send(new short[RtpSession.FRAME]);
        for (int wait = 0; wait < 200 && right.statistics().received() < 1; wait++) {
            Thread.sleep(10);
        }
        assertThat(right.statistics().received()).isEqualTo(1);
        for (int wait = 0; wait < 200 && reactor.handlerFailures() < 1; wait++) {
            Thread.sleep(10);
        }
        assertThat(reactor.handlerFailures()).isEqualTo(1);
        List.of(broken, a, b).forEach(MediaSocket::close);
    }
}
