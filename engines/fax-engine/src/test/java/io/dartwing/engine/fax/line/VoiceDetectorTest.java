package io.dartwing.engine.fax.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class VoiceDetectorTest {
    private static final int RATE = 8000;

    @Test
    void a_tone_is_no_voice() {
        assertThat(heard(20, i -> 8000 * Math.sin(2 * Math.PI * 1004 * i / RATE)))
                .isFalse();
    }

    @Test
    void a_ringing_cadence_is_no_voice() {
        assertThat(heard(40, i -> i / RATE % 3 == 0 ? 6000 * Math.sin(2 * Math.PI * 440 * i / RATE) : 0))
                .isFalse();
    }

    @Test
    void an_echoed_calling_tone_is_no_voice() {
        assertThat(heard(
                        40,
                        i -> i % (int) (3.5 * RATE) < RATE / 2 ? 7000 * Math.sin(2 * Math.PI * 1100 * i / RATE) : 0))
                .isFalse();
    }

    @Test
    void noise_like_a_modem_is_no_voice() {
        Random random = new Random(1);
        assertThat(heard(20, i -> 4000 * random.nextGaussian())).isFalse();
    }

    @Test
    void syllables_are_voice() {
        Random random = new Random(2);
        double[] loudness = new double[2000];
        for (int i = 0; i < loudness.length; i++) {
            // A new loudness every 40 ms, pauses included: the modulation of speech lies around 4 to 16 Hz.
            loudness[i] = i % 2 == 1 ? loudness[i - 1] : random.nextInt(5) == 0 ? 0 : 500 + random.nextInt(9000);
        }
        assertThat(heard(20, i -> loudness[i / 160] * Math.sin(2 * Math.PI * 180 * i / RATE)))
                .isTrue();
    }

    private static boolean heard(int seconds, IntToDoubleFunction sound) {
        VoiceDetector detector = new VoiceDetector();
        short[] frame = new short[160];
        for (int at = 0; at < seconds * RATE; at += frame.length) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = (short) Math.clamp(sound.applyAsDouble(at + i), Short.MIN_VALUE, Short.MAX_VALUE);
            }
            detector.hear(VoiceDetector.level(frame));
        }
        return detector.sure();
    }
}
