package io.dartwing.engine.fax.t30;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class V21DisconnectTest {

    @Test
    void theFrameCheckIsThatOfHdlc() {
        assertThat(V21Disconnect.fcs("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0x906E);
    }

    @Test
    void aStationThatHeardADisSetsTheXBit() {
        assertThat(V21Disconnect.frame(false)).containsExactly(0xFF, 0x13, 0xFA);
        assertThat(V21Disconnect.frame(true)).containsExactly(0xFF, 0x13, 0xFB);
    }

    @Test
    void theSignalLastsASecondOfFlagsAndAFrame() {
        V21Disconnect signal = new V21Disconnect(true);
        short[] samples = new short[160];
        int frames = 0;
        while (!signal.done()) {
            signal.fill(samples, 0, 160);
            frames++;
        }
        assertThat(frames * 20).isBetween(1300, 1700);
    }
}
