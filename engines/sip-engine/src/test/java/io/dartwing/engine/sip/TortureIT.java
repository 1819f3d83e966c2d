package io.dartwing.engine.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages in the manner of RFC 4475, sent as bytes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TortureIT {
    private Phone phone;
    private RawPeer peer;

    @BeforeAll
    void open() throws Exception {
        phone = new Phone();
        peer = new RawPeer(phone.ua.port());
        phone.trunkTo(peer.port(), Transport.UDP);
        phone.onInvite = (invite, line) -> invite.reject(486, "Busy Here");
    }

    @AfterAll
    void close() {
        phone.close();
        peer.close();
    }

    @BeforeEach
    void drain() throws Exception {
        peer.drain();
    }

    private String options(String callId, List<String> more) {
        return peer.request("OPTIONS", "sip:100@127.0.0.1", callId, 1, null, more, "");
    }

    private String invite(String callId, List<String> more, String body) {
        return peer.request("INVITE", "sip:100@127.0.0.1", callId, 1, null, more, body);
    }

    Stream<Arguments> broken() {
        String plain = invite("torture", List.of(), RawPeer.SDP);
        return Stream.of(
                Arguments.of("wrong version", plain.replace("SIP/2.0\r\nVia", "SIP/7.0\r\nVia"), 505),
                Arguments.of("unknown scheme", plain.replace("sip:100@127.0.0.1 ", "nobodyKnows:x "), 416),
                Arguments.of(
                        "unknown extension", invite("t1", List.of("Require: nothingSupportsThis"), RawPeer.SDP), 420),
                Arguments.of("hops used up", plain.replace("Max-Forwards: 70", "Max-Forwards: 0"), 483),
                Arguments.of("hops absurd", plain.replace("Max-Forwards: 70", "Max-Forwards: 300"), 400),
                Arguments.of("two Call-IDs", plain.replace("CSeq:", "Call-ID: other\r\nCSeq:"), 400),
                Arguments.of("two From values", plain.replace(";tag=peer", ";tag=peer, <sip:z@127.0.0.1>;tag=z"), 400),
                Arguments.of("no From tag", plain.replace(";tag=peer", ""), 400),
                Arguments.of("methods differ", plain.replace("CSeq: 1 INVITE", "CSeq: 1 BYE"), 400),
                Arguments.of("CSeq overflow", plain.replace("CSeq: 1 ", "CSeq: 36893488147419103232 "), 400),
                Arguments.of(
                        "branch is the cookie alone", plain.replaceAll("branch=z9hG4bK[^;]*", "branch=z9hG4bK"), 400),
                Arguments.of(
                        "body shorter than said",
                        plain.replaceAll("Content-Length: \\d+", "Content-Length: 9999"),
                        400),
                Arguments.of("length negative", plain.replaceAll("Content-Length: \\d+", "Content-Length: -9"), 400),
                Arguments.of("no Contact", plain.replaceAll("Contact: [^\r]*\r\n", ""), 400),
                Arguments.of("Contact unreadable", plain.replaceAll("Contact: [^\r]*", "Contact: <<<"), 400),
                Arguments.of("body of another kind", plain.replace("application/sdp", "text/plain"), 415),
                Arguments.of("SDP garbage", invite("t2", List.of(), "not a description\r\n"), 488),
                Arguments.of("body encoded", invite("t3", List.of("Content-Encoding: gzip"), RawPeer.SDP), 415),
                Arguments.of("unknown method", plain.replace("INVITE", "BREAKDANCE"), 501),
                Arguments.of("known method", plain.replace("INVITE", "UPDATE"), 405),
                Arguments.of(
                        "no such dialog",
                        peer.request("BYE", "sip:100@127.0.0.1", "t4", 1, "nobody", List.of(), ""),
                        481),
                Arguments.of(
                        "nothing to cancel",
                        peer.request("CANCEL", "sip:100@127.0.0.1", "t5", 1, null, List.of(), ""),
                        481));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void broken(String name, String message, int status) throws Exception {
        String unique = name.replace(' ', '-');
        peer.send(message.replace("Call-ID: torture", "Call-ID: " + unique)
                .replace("branch=z9hG4bKt", "branch=z9hG4bK" + unique + "t"));
        assertThat(peer.expect("SIP/2.0")).as(name).startsWith("SIP/2.0 " + status);
    }

    @Test
    void unsupported_extensions_and_methods_are_named() throws Exception {
        peer.send(options("n1", List.of("Require: 100rel, timer")));
        assertThat(RawPeer.header(peer.expect("SIP/2.0 420"), "Unsupported"))
                .contains("100rel")
                .contains("timer");
        peer.send(peer.request("UPDATE", "sip:100@127.0.0.1", "n2", 1, null, List.of(), ""));
        assertThat(peer.expect("SIP/2.0 405")).contains("INVITE").contains("Allow");
    }

    @Test
    void a_wellformed_but_odd_request_is_answered() throws Exception {
        String odd = """
                OPTIONS sip:100@127.0.0.1 SIP/2.0
                TO :
                 sip:100@127.0.0.1 ;   x  = "strange \\" quote"
                f: "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
                  ;
                  tag = 98asjd8
                MaX-fOrWaRdS: 0068
                i: wsinv.ndaksdj@192.0.2.1
                cseq: 0009
                  OPTIONS
                v:  SIP  / 2.0  / UDP
                    127.0.0.1:%d ;rport;branch=z9hG4bK390skdjuw
                NewFangledHeader:   newfangled value
                 continued newfangled value
                l: 0

                """.formatted(peer.port()).replace("\n", "\r\n");
        peer.send(odd);
        assertThat(peer.expect("SIP/2.0")).startsWith("SIP/2.0 200");
        peer.send(options("zero", List.of("Max-Forwards: 0")));
        assertThat(peer.expect("SIP/2.0")).startsWith("SIP/2.0 200");
    }

    @Test
    void the_same_request_by_another_path_is_a_loop() throws Exception {
        phone.onInvite = (invite, line) -> invite.ringing();
        String first = invite("merge", List.of(), RawPeer.SDP);
        peer.send(first);
        peer.expect("SIP/2.0 180");
        peer.send(first.replace("branch=z9hG4bK", "branch=z9hG4bKother"));
        peer.expect("SIP/2.0 482");
        // Same branch, another sender: no repetition of the first one.
        peer.send(first.replace("Via: SIP/2.0/UDP 127.0.0.1:", "Via: SIP/2.0/UDP 127.0.0.2:"));
        peer.expect("SIP/2.0 482");
        // A CANCEL from elsewhere cancels nothing; the right one does.
        String cancel = first.replace("INVITE sip", "CANCEL sip").replace("1 INVITE", "1 CANCEL");
        peer.send(cancel.replace("Via: SIP/2.0/UDP 127.0.0.1:", "Via: SIP/2.0/UDP 127.0.0.2:"));
        peer.expect("SIP/2.0 481");
        peer.send(cancel);
        peer.expect("SIP/2.0 487");
        assertThat(phone.nextIncoming().end().failure()).isEqualTo(CallFailure.CANCELLED);
        phone.onInvite = (invite, line) -> invite.reject(486, "Busy Here");
    }

    @Test
    void twenty_thousand_packets_of_garbage_leave_no_trace() throws Exception {
        var fuzzer = new RawPeer(phone.ua.port());
        var random = new Random(17);
        String[] seeds = {
            invite("fuzz", List.of("Record-Route: <sip:127.0.0.1;lr>"), RawPeer.SDP), options("fuzz", List.of())
        };
        long before = used();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seeds[random.nextInt(2)].replace("fuzz", "fuzz" + i).getBytes(StandardCharsets.ISO_8859_1);
            int changes = random.nextInt(1, 20);
            for (int k = 0; k < changes; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (i % 4 == 0) {
                random.nextBytes(bytes);
            } else if (i % 4 == 1) {
                bytes = Arrays.copyOf(bytes, random.nextInt(1, bytes.length));
            }
            fuzzer.send(bytes);
            if (i % 50 == 0) {
                // Keeps step, so that the kernel drops nothing, and shows that the user agent is alive.
                fuzzer.send(options("alive" + i, List.of()));
                while (!RawPeer.header(fuzzer.expect("SIP/2.0 200"), "Call-ID").equals("alive" + i)) {
                    continue;
                }
            }
        }
        fuzzer.close();
        SipStatistics counted = phone.ua.statistics();
        assertThat(counted.malformed()).isGreaterThan(10_000);
        for (int wait = 0; wait < 300 && phone.ua.statistics().activeCalls() > 0; wait++) {
            Thread.sleep(10);
        }
        assertThat(phone.ua.statistics().activeCalls()).isZero();
        phone.incoming.clear();
        assertThat(used() - before).isLessThan(150L << 20);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
