package io.dartwing.engine.sip.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RtpTest {
    private static final InetSocketAddress NEGOTIATED = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 4000);
    private static final InetSocketAddress NATTED = new InetSocketAddress(InetAddress.ofLiteral("198.51.100.1"), 5000);
    private static final InetSocketAddress STRANGER = new InetSocketAddress(InetAddress.ofLiteral("203.0.113.1"), 6000);

    private final AtomicLong now = new AtomicLong(1_000_000);

    @ParameterizedTest
    @EnumSource(G711.class)
    void every_code_survives_decoding_and_encoding(G711 law) {
        for (int code = 0; code < 256; code++) {
            short linear = law.decode((byte) code);
            // µ-law has two zeros, and 0x7F is the negative one.
            if (law == G711.ULAW && code == 0x7F) {
                assertThat(linear).isZero();
            } else {
                assertThat(law.encode(linear)).as("code %d", code).isEqualTo((byte) code);
            }
        }
    }

    @Test
    void known_values_of_g711_hold() {
        assertThat(G711.ULAW.decode((byte) 0x00)).isEqualTo((short) -32_124);
        assertThat(G711.ULAW.decode((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(G711.ALAW.decode((byte) 0xAA)).isEqualTo((short) 32_256);
        assertThat(G711.ALAW.decode((byte) 0x2A)).isEqualTo((short) -32_256);
        assertThat(G711.ALAW.decode((byte) 0xD5)).isEqualTo((short) 8);
        assertThat(G711.ULAW.encode((short) 0)).isEqualTo((byte) 0xFF);
        assertThat(G711.ULAW.encode(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
        assertThat(G711.ALAW.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x2A);
    }

    @ParameterizedTest
    @EnumSource(G711.class)
    void encoding_picks_the_nearest_code(G711 law) {
        for (int sample = -32_000; sample <= 32_000; sample += 7) {
            int error = Math.abs(law.decode(law.encode((short) sample)) - sample);
            assertThat(error).as("sample %d", sample).isLessThanOrEqualTo(Math.max(16, Math.abs(sample) / 16));
        }
    }

    private static ByteBuffer packet(int sequence, int timestamp, int ssrc, byte fill) {
        ByteBuffer buffer = ByteBuffer.allocate(172);
        RtpPacket.writeHeader(buffer, false, 0, sequence & 0xFFFF, timestamp, ssrc);
        for (int i = 0; i < 160; i++) {
            buffer.put(fill);
        }
        return buffer.flip();
    }

    private static void put(JitterBuffer jitter, ByteBuffer datagram) {
        jitter.put(RtpPacket.read(datagram), datagram);
    }

    private static List<Integer> play(JitterBuffer jitter, int frames) {
        var played = new ArrayList<Integer>();
        byte[] frame = new byte[160];
        for (int i = 0; i < frames; i++) {
            played.add(jitter.take(frame, (byte) 99) == 0 ? -1 : (int) frame[0]);
        }
        return played;
    }

    @Test
    void disordered_and_doubled_packets_come_out_in_order_and_a_loss_keeps_its_time() {
        var jitter = new JitterBuffer(480);
        List<Integer> order = List.of(0, 2, 1, 1, 3, 5, 6);
        for (int n : order) {
            put(jitter, packet(65_534 + n, -320 + n * 160, 7, (byte) n));
        }
        assertThat(play(jitter, 11)).containsExactly(-1, -1, -1, 0, 1, 2, 3, -1, 5, 6, -1);
        assertThat(jitter.duplicates()).isEqualTo(1);
        assertThat(jitter.lost()).isEqualTo(1);
    }

    @Test
    void a_late_packet_is_dropped_and_a_moved_stream_is_followed() {
        var jitter = new JitterBuffer(320);
        put(jitter, packet(1, 1_000, 7, (byte) 1));
        assertThat(play(jitter, 6)).containsExactly(-1, -1, 1, -1, -1, -1);
        put(jitter, packet(2, 1_160, 7, (byte) 2));
        assertThat(play(jitter, 1)).containsExactly(-1);
        assertThat(jitter.late()).isEqualTo(1);
        for (int n = 3; n < 20; n++) {
            put(jitter, packet(n, 900_000 + n * 160, 7, (byte) n));
        }
        assertThat(play(jitter, 6)).containsExactly(-1, -1, 5, 6, 7, 8);
        assertThat(jitter.resets()).isEqualTo(1);
    }

    @Test
    void a_new_source_starts_anew() {
        var jitter = new JitterBuffer(160);
        put(jitter, packet(1, 0, 7, (byte) 1));
        play(jitter, 2);
        put(jitter, packet(9_000, 555_555, 8, (byte) 5));
        assertThat(play(jitter, 3)).containsExactly(-1, 5, -1);
    }

    @Test
    void a_shuffled_stream_with_loss_plays_exactly_what_arrived_in_time() {
        var random = new Random(5);
        var jitter = new JitterBuffer(800);
        var arrived = new boolean[1_000];
        var window = new ArrayList<Integer>();
        byte[] frame = new byte[160];
        int wrong = 0;
        for (int n = 0; n < 1_000; n++) {
            window.add(n);
            if (window.size() == 4 || n == 999) {
                if (n > 3) {
                    Collections.shuffle(window, random);
                }
                for (int k : window) {
                    arrived[k] = k == 0 || random.nextInt(20) != 0;
                    if (arrived[k]) {
                        put(jitter, packet(k, k * 160, 7, (byte) (k & 0x3F)));
                    }
                }
                window.clear();
            }
            if (n >= 3) {
                boolean real = jitter.take(frame, (byte) 99) == 160;
                int playing = n - 3 - 5;
                if (playing >= 0 && (real != arrived[playing] || (real && frame[0] != (byte) (playing & 0x3F)))) {
                    wrong++;
                }
            }
        }
        assertThat(wrong).isZero();
    }

    @Test
    void packets_with_csrc_extension_and_padding_are_read_and_lies_are_not() {
        ByteBuffer full = ByteBuffer.allocate(12 + 4 + 8 + 10 + 2);
        full.put((byte) 0xB1)
                .put((byte) 0x80)
                .putShort((short) 9)
                .putInt(10)
                .putInt(11)
                .putInt(12);
        full.putShort((short) 1).putShort((short) 1).putInt(13);
        full.position(full.capacity() - 1).put((byte) 2).flip();
        RtpPacket read = RtpPacket.read(full);
        assertThat(read).isEqualTo(new RtpPacket(true, 0, 9, 10, 11, 24, 10));

        full.put(15, (byte) 0).putShort(18, (short) 900);
        assertThat(RtpPacket.read(full)).isNull();
        var random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            RtpPacket any = RtpPacket.read(ByteBuffer.wrap(bytes));
            if (any != null) {
                assertThat(any.offset() + any.length()).isLessThanOrEqualTo(bytes.length);
            }
        }
    }

    @Test
    void a_lock_can_not_be_taken_over() {
        var strict = new PeerLock(NEGOTIATED, false, PeerLock.Patience.AUDIO, now::get);
        pass(60);
        assertThat(strict.accepts(STRANGER, true)).isFalse();
        assertThat(strict.accepts(NEGOTIATED, true)).isTrue();
        var symmetric = new PeerLock(NEGOTIATED, true, PeerLock.Patience.AUDIO, now::get);
        pass(1);
        assertThat(symmetric.accepts(NATTED, true)).isTrue();
        symmetric.lock(NATTED);
        assertThat(symmetric.target()).isEqualTo(NATTED);
        assertThat(symmetric.accepts(STRANGER, true)).isFalse();
        symmetric.lock(NEGOTIATED);
        assertThat(symmetric.target()).isEqualTo(NEGOTIATED);
        assertThat(Arrays.asList(symmetric.accepts(NATTED, true), symmetric.accepts(STRANGER, true)))
                .containsExactly(false, false);
    }

    /// What a killed process leaves behind: the peers of its calls go on sending to its ports.
    @Test
    void a_call_from_before_on_the_same_port_is_not_taken_for_the_new_one() {
        var lock = new PeerLock(NEGOTIATED, true, PeerLock.Patience.T38, now::get);
        assertThat(lock.accepts(STRANGER, false)).isFalse();
        pass(5);
        assertThat(lock.accepts(STRANGER, false)).isFalse();
        assertThat(lock.target()).isEqualTo(NEGOTIATED);
        assertThat(lock.accepts(NEGOTIATED, false)).isTrue();
        lock.lock(NEGOTIATED);
        pass(60);
        assertThat(lock.accepts(STRANGER, true)).isFalse();
    }

    @Test
    void a_peer_behind_address_translation_is_found_although_it_fell_silent_after_its_first_packet() {
        var lock = new PeerLock(NEGOTIATED, true, PeerLock.Patience.T38, now::get);
        assertThat(lock.accepts(NATTED, true)).isFalse();
        assertThat(lock.target()).isEqualTo(NEGOTIATED);
        pass(3);
        assertThat(lock.target()).isEqualTo(NATTED);
        assertThat(lock.accepts(STRANGER, false)).isFalse();
        assertThat(lock.accepts(NATTED, false)).isTrue();
    }

    @Test
    void a_peer_that_numbers_its_packets_in_its_own_way_is_found_a_little_later() {
        var lock = new PeerLock(NEGOTIATED, true, PeerLock.Patience.T38, now::get);
        assertThat(lock.accepts(NATTED, false)).isFalse();
        pass(12);
        assertThat(lock.accepts(NATTED, false)).isTrue();
        lock.reset(NEGOTIATED);
        assertThat(lock.accepts(NATTED, false)).isFalse();
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
