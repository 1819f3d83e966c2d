package io.dartwing.engine.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.sip.sdp.T38Parameters.ErrorCorrection;
import io.dartwing.engine.sip.sdp.T38Parameters.RateManagement;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDescriptionTest {
    private static final String ASTERISK = """
            v=0
            o=- 1733420341 1733420342 IN IP4 192.0.2.10
            s=Asterisk
            c=IN IP4 192.0.2.10
            t=0 0
            m=audio 14252 RTP/AVP 0 8 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=ptime:20
            a=maxptime:150
            a=sendrecv
            """;

    private static final String ASTERISK_T38 = """
            v=0
            o=- 1733420341 1733420343 IN IP4 192.0.2.10
            s=Asterisk
            c=IN IP4 192.0.2.10
            t=0 0
            m=image 4595 udptl t38
            a=T38FaxVersion:0
            a=T38MaxBitRate:14400
            a=T38FaxRateManagement:transferredTCF
            a=T38FaxMaxDatagram:1387
            a=T38FaxUdpEC:t38UDPRedundancy
            """;

    private static final String CISCO = """
            v=0\r
            o=CiscoSystemsSIP-GW-UserAgent 7214 3927 IN IP4 198.51.100.7\r
            s=SIP Call\r
            c=IN IP4 198.51.100.7\r
            t=0 0\r
            m=audio 0 RTP/AVP 0\r
            m=image 18806 UDPTL t38\r
            c=IN IP4 198.51.100.8\r
            a=T38FaxVersion:0\r
            a=T38MaxBitRate:14400\r
            a=T38FaxFillBitRemoval:0\r
            a=T38FaxTranscodingMMR:0\r
            a=T38FaxTranscodingJBIG:1\r
            a=T38FaxRateManagement:transferredTCF\r
            a=T38FaxMaxBuffer:200\r
            a=T38FaxMaxDatagram:72\r
            a=T38FaxUdpEC:t38UDPRedundancy\r
            """;

    private static final String AUDIOCODES = """
            v=0
            o=AudiocodesGW 1357424688 1357424660 IN IP4 203.0.113.4
            s=Phone-Call
            c=IN IP4 203.0.113.4
            t=0 0
            m=audio 6010 RTP/AVP 18 8 96
            a=rtpmap:18 G729/8000
            a=fmtp:18 annexb=no
            a=rtpmap:8 PCMA/8000
            a=rtpmap:96 telephone-event/8000
            a=fmtp:96 0-15
            a=ptime:20
            a=sendonly
            m=image 6012 udptl t38
            a=T38FaxVersion:3
            a=T38MaxBitRate:33600
            a=T38FaxFillBitRemoval
            a=t38faxratemanagement:localTCF
            a=T38FaxMaxBuffer:1024
            a=T38FaxMaxDatagram:238
            a=T38FaxUdpEC: t38UDPFEC
            """;

    static SessionDescription read(String text) {
        SdpResult result = SessionDescription.parse(text);
        assertThat(result).isInstanceOf(SdpResult.Parsed.class);
        return ((SdpResult.Parsed) result).description();
    }

    @Test
    void asterisks_audio_offer_is_read() {
        SessionDescription sdp = read(ASTERISK);
        Media.Audio audio = sdp.audio().orElseThrow();
        assertThat(audio.codecs())
                .containsExactly(Codec.PCMU, Codec.PCMA, new Codec(101, "TELEPHONE-EVENT", 8000, "0-16"));
        assertThat(audio.ptime()).isEqualTo(20);
        assertThat(sdp.target(audio)).contains(new InetSocketAddress("192.0.2.10", 14252));
        assertThat(sdp.version()).isEqualTo(1733420342L);
    }

    @Test
    void asterisks_t38_offer_is_read() {
        Media.T38 t38 = read(ASTERISK_T38).t38().orElseThrow();
        assertThat(t38.parameters())
                .isEqualTo(new T38Parameters(
                        0,
                        14_400,
                        RateManagement.TRANSFERRED_TCF,
                        ErrorCorrection.REDUNDANCY,
                        0,
                        1387,
                        false,
                        false,
                        false));
    }

    @Test
    void ciscos_flags_with_values_and_media_address_are_read() {
        SessionDescription sdp = read(CISCO);
        assertThat(sdp.audio()).isEmpty();
        Media.T38 t38 = sdp.t38().orElseThrow();
        assertThat(t38.parameters())
                .isEqualTo(new T38Parameters(
                        0,
                        14_400,
                        RateManagement.TRANSFERRED_TCF,
                        ErrorCorrection.REDUNDANCY,
                        200,
                        72,
                        false,
                        false,
                        true));
        assertThat(sdp.target(t38)).contains(new InetSocketAddress("198.51.100.8", 18806));
    }

    @Test
    void audiocodes_offer_of_both_is_answered_with_either() {
        SessionDescription offer = read(AUDIOCODES);
        SessionDescription local = SessionDescription.of("127.0.0.1");
        T38Parameters ours = T38Parameters.OURS;

        var t38 = Agreement.t38(offer, local, 5000, ours).orElseThrow();
        assertThat(t38.description().media()).hasSize(2);
        assertThat(t38.description().media().getFirst().port()).isZero();
        T38Parameters answered = t38.description().t38().orElseThrow().parameters();
        assertThat(answered.version()).isZero();
        assertThat(answered.maxBitRate()).isEqualTo(14_400);
        assertThat(answered.rateManagement()).isEqualTo(RateManagement.LOCAL_TCF);
        assertThat(answered.errorCorrection()).isEqualTo(ErrorCorrection.FEC);
        assertThat(answered.fillBitRemoval()).isFalse();
        assertThat(t38.agreement())
                .isEqualTo(new Agreement.T38(
                        offer.t38().orElseThrow().parameters(), new InetSocketAddress("203.0.113.4", 6012)));

        var audio = Agreement.audio(offer, local, 5002, List.of(Codec.PCMU, Codec.PCMA))
                .orElseThrow();
        Media.Audio line = audio.description().audio().orElseThrow();
        assertThat(line.codecs()).containsExactly(Codec.PCMA, new Codec(96, "TELEPHONE-EVENT", 8000, "0-15"));
        assertThat(line.direction()).isEqualTo(Media.Direction.RECVONLY);
        assertThat(audio.description().media().getLast().port()).isZero();
    }

    @Test
    void an_offer_without_a_common_codec_agrees_on_nothing() {
        SessionDescription offer = read(ASTERISK.replace("0 8 101", "18 9"));
        assertThat(Agreement.audio(offer, SessionDescription.of("127.0.0.1"), 5000, List.of(Codec.PCMU, Codec.PCMA)))
                .isEmpty();
        assertThat(Agreement.t38(offer, SessionDescription.of("127.0.0.1"), 5000, T38Parameters.OURS))
                .isEmpty();
    }

    @Test
    void an_answer_agrees_on_what_was_offered_only() {
        SessionDescription offer = SessionDescription.of("127.0.0.1", Media.Audio.of(5000, Codec.PCMA));
        assertThat(Agreement.of(offer, read(ASTERISK)))
                .isInstanceOfSatisfying(
                        Agreement.Audio.class, a -> assertThat(a.codec()).isEqualTo(Codec.PCMA));
        assertThat(Agreement.of(offer, read(ASTERISK_T38))).isInstanceOf(Agreement.Nothing.class);
        SessionDescription fax = SessionDescription.of("127.0.0.1", Media.T38.of(5000, T38Parameters.OURS));
        assertThat(Agreement.of(fax, read(ASTERISK_T38))).isInstanceOf(Agreement.T38.class);
    }

    @Test
    void what_is_written_is_read_back() {
        var sdp = new SessionDescription(
                7,
                2,
                "127.0.0.1",
                "127.0.0.1",
                List.of(
                        new Media.Audio(
                                4000,
                                "127.0.0.2",
                                List.of(Codec.PCMU, Codec.TELEPHONE_EVENT),
                                20,
                                Media.Direction.SENDONLY),
                        new Media.T38(
                                4002,
                                null,
                                new T38Parameters(
                                        2,
                                        9_600,
                                        RateManagement.LOCAL_TCF,
                                        ErrorCorrection.FEC,
                                        100,
                                        200,
                                        true,
                                        true,
                                        true)),
                        new Media.Other("video", 0, "RTP/SAVP", "99 100", null)));
        assertThat(read(sdp.text())).isEqualTo(sdp);
    }

    @Test
    void an_ipv6_address_and_a_hold_address_are_told_apart() {
        SessionDescription v6 = read(ASTERISK.replace("IP4 192.0.2.10", "IP6 2001:db8::7"));
        assertThat(v6.target(v6.media().getFirst())).contains(new InetSocketAddress("2001:db8::7", 14252));
        SessionDescription hold = read(ASTERISK.replace("192.0.2.10", "0.0.0.0"));
        assertThat(hold.target(hold.media().getFirst())).isEmpty();
        SessionDescription name = read(ASTERISK.replace("192.0.2.10", "evil.example"));
        assertThat(name.target(name.media().getFirst())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "v=1\r\n",
                "v=0\r\nm=audio\r\n",
                "v=0\r\nm=audio 99999 RTP/AVP 0\r\n",
                "v=0\r\nm=audio -1 RTP/AVP 0\r\n",
                "v=0\r\nc=nonsense\r\n",
                "v=0\r\nxyz\r\n"
            })
    void garbage_is_malformed(String text) {
        assertThat(SessionDescription.parse(text)).isInstanceOf(SdpResult.Malformed.class);
    }

    @Test
    void limits_hold() {
        assertThat(SessionDescription.parse("v=0\r\n" + "a=x\r\n".repeat(400))).isInstanceOf(SdpResult.Malformed.class);
        assertThat(SessionDescription.parse("v=0\r\n" + "m=audio 1 RTP/AVP 0\r\n".repeat(17)))
                .isInstanceOf(SdpResult.Malformed.class);
        assertThat(SessionDescription.parse("v=0\r\na=" + "x".repeat(20_000))).isInstanceOf(SdpResult.Malformed.class);
    }

    @Test
    void no_mutation_of_a_real_description_throws() {
        var random = new Random(11);
        for (int i = 0; i < 4_000; i++) {
            char[] text = (random.nextBoolean() ? AUDIOCODES : CISCO).toCharArray();
            for (int k = random.nextInt(12); k >= 0; k--) {
                text[random.nextInt(text.length)] = (char) random.nextInt(random.nextInt(10) == 0 ? 65_536 : 128);
            }
            SdpResult result = SessionDescription.parse(new String(text));
            if (result instanceof SdpResult.Parsed(SessionDescription sdp)) {
                sdp.media().forEach(sdp::target);
                assertThat(Agreement.audio(sdp, sdp, 5000, List.of(Codec.PCMA))).isNotNull();
                assertThat(Agreement.t38(sdp, sdp, 5000, T38Parameters.OURS)).isNotNull();
                assertThat(sdp.text()).isNotEmpty();
            }
        }
    }
}
