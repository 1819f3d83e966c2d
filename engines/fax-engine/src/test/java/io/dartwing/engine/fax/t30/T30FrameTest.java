package io.dartwing.engine.fax.t30;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class T30FrameTest {

    private static T30Frame frame(String hex) {
        return T30Frame.of(HexFormat.of().parseHex(hex));
    }

    @Test
    void framesAreKnownWithAndWithoutTheXBit() {
        assertThat(frame("ff1380")).isEqualTo(T30Frame.DIS);
        assertThat(frame("ff1381")).isEqualTo(T30Frame.DTC);
        assertThat(frame("ff1382")).isEqualTo(T30Frame.DCS);
        assertThat(frame("ff1383")).isEqualTo(T30Frame.DCS);
        assertThat(frame("ff138c")).isEqualTo(T30Frame.MCF);
        assertThat(frame("ff138d")).isEqualTo(T30Frame.MCF);
        assertThat(frame("ff13fb")).isEqualTo(T30Frame.DCN);
        assertThat(frame("ff132f")).isEqualTo(T30Frame.EOP);
    }

    @Test
    void partialPageSignalsAreToldApart() {
        assertThat(frame("ff13be00000017")).isEqualTo(T30Frame.PPS_NULL);
        assertThat(frame("ff13bf2f000017")).isEqualTo(T30Frame.PPS_EOP);
        assertThat(frame("ff13bf4f000017")).isEqualTo(T30Frame.PPS_MPS);
        assertThat(frame("ff13bf8f000017")).isEqualTo(T30Frame.PPS_EOM);
        assertThat(T30Frame.PPS_NULL.endsPage()).isFalse();
        assertThat(T30Frame.PPS_EOP.endsDocument()).isTrue();
        assertThat(T30Frame.RTN.judgesPage()).isTrue();
        assertThat(T30Frame.RTN.confirmsPage()).isFalse();
    }

    @Test
    void aCommandIsReadBitByBit() {
        // 12,000 bit/s V.17, fine, MR, B4, ECM
        SessionParameters p =
                SessionParameters.ofCommand(HexFormat.of().parseHex("ff1383" + "00" + "ea" + "f1" + "04"));
        assertThat(p)
                .isEqualTo(new SessionParameters(
                        T30Modem.V17, 12000, true, Set.of(T30Compression.MR), T30Resolution.FINE, 2048));
    }

    @Property(tries = 2000)
    void noOctetsMakeReadingThrow(@ForAll byte[] hdlc) {
        T30Frame frame = T30Frame.of(hdlc);
        assertThat(FrameDetail.of(frame, hdlc)).isNotNull();
        assertThat(SessionParameters.ofCommand(hdlc).compressions()).hasSize(1);
        assertThat(SessionParameters.ofCapabilities(hdlc).compressions()).contains(T30Compression.MH);
    }
}
