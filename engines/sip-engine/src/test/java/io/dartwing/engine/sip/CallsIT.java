package io.dartwing.engine.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.sip.Phone.Line;
import io.dartwing.engine.sip.sdp.Agreement;
import io.dartwing.engine.sip.sdp.Codec;
import io.dartwing.engine.sip.sdp.Media;
import io.dartwing.engine.sip.sdp.SessionDescription;
import io.dartwing.engine.sip.sdp.T38Parameters;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallsIT {
    private final Phone alice = new Phone();
    private final Phone bob = new Phone();

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    private void connect(Transport transport) {
        alice.trunkTo(bob.ua.port(), transport);
        bob.trunkTo(alice.ua.port(), transport);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_call_is_answered_and_hung_up_by_the_caller(Transport transport) throws Exception {
        connect(transport);
        bob.onInvite = (invite, line) -> {
            invite.ringing();
            invite.accept(Phone.audio(40_002));
        };
        Line out = alice.dial("+12025550143").standing();
        Line in = bob.nextIncoming().standing();

        assertThat(in.invite.dialled()).isEqualTo("+12025550143");
        assertThat(in.invite.to()).isEqualTo("+12025550143");
        assertThat(in.invite.from()).isEqualTo("+12025550100");
        assertThat(in.invite.trunkIds()).containsExactly("t");
        assertThat(in.invite.offer().audio().orElseThrow().port()).isEqualTo(40_000);
        assertThat(out.remote.audio().orElseThrow().port()).isEqualTo(40_002);
        assertThat(out.progress).contains(180);

        out.call.hangUp(new HangUp(16, "done with it"));
        assertThat(out.end()).isEqualTo(new CallEnd(CallEnd.By.US, true, null, 0, "done with it", 16));
        assertThat(in.end()).isEqualTo(new CallEnd(CallEnd.By.PEER, true, null, 0, "done with it", 16));
        assertThat(out.firstLines())
                .contains("< SIP/2.0 180 Ringing", "< SIP/2.0 200 OK")
                .anyMatch(l -> l.startsWith("> INVITE sip:+12025550143@127.0.0.1"))
                .anyMatch(l -> l.startsWith("> ACK"))
                .anyMatch(l -> l.startsWith("> BYE"));
        assertThat(in.firstLines().getFirst()).startsWith("< INVITE");
        assertThat(alice.ua.statistics().activeCalls()).isZero();
        assertThat(bob.ua.statistics().activeCalls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_user_agent_calls_itself(Transport transport) throws Exception {
        alice.trunkTo(alice.ua.port(), transport);
        alice.onReoffer = offer -> Reoffer.accept(t38(40_102));
        Line out = alice.dial("+12025550143").standing();
        Line in = alice.nextIncoming().standing();
        assertThat(in.call.callId()).isEqualTo(out.call.callId());

        Reoffer reply = in.call.reoffer(t38(40_100)).get(5, TimeUnit.SECONDS);
        assertThat(((Reoffer.Accepted) reply).answer().t38().orElseThrow().port())
                .isEqualTo(40_102);

        in.call.hangUp(HangUp.NORMAL);
        assertThat(in.end().by()).isEqualTo(CallEnd.By.US);
        assertThat(out.end().by()).isEqualTo(CallEnd.By.PEER);
        assertThat(alice.ua.statistics().activeCalls()).isZero();
    }

    private static SessionDescription t38(int port) {
        return SessionDescription.of("127.0.0.1", Media.T38.of(port, T38Parameters.OURS));
    }

    @ParameterizedTest
    @CsvSource({
        "486, BUSY",
        "404, UNKNOWN_NUMBER",
        "603, DECLINED",
        "488, UNSUPPORTED_MEDIA",
        "503, UNAVAILABLE",
        "480, NO_ANSWER",
        "302, UNAVAILABLE"
    })
    void a_refusal_is_told_with_its_cause(int status, CallFailure failure) throws Exception {
        connect(Transport.UDP);
        bob.onInvite = (invite, line) -> invite.reject(status, "No Thanks");
        CallEnd end = alice.dial("100").end();
        assertThat(end).isEqualTo(new CallEnd(CallEnd.By.PEER, false, failure, status, "No Thanks", 0));
        assertThat(bob.nextIncoming().end().failure()).isEqualTo(failure);
    }

    @Test
    void ringing_ends_when_it_lasts_too_long() throws Exception {
        connect(Transport.UDP);
        bob.onInvite = (invite, line) -> invite.ringing();
        CallEnd end = alice.dial("100", Duration.ofMillis(500)).end();
        assertThat(end.failure()).isEqualTo(CallFailure.NO_ANSWER);
        assertThat(bob.nextIncoming().end().failure()).isEqualTo(CallFailure.CANCELLED);
    }

    @Test
    void a_caller_can_cancel_while_it_rings() throws Exception {
        connect(Transport.TCP);
        bob.onInvite = (invite, line) -> invite.ringing();
        Line out = alice.dial("100");
        Line in = bob.nextIncoming();
        out.call.hangUp(HangUp.NORMAL);
        assertThat(out.end().failure()).isEqualTo(CallFailure.CANCELLED);
        assertThat(in.end()).satisfies(e -> {
            assertThat(e.failure()).isEqualTo(CallFailure.CANCELLED);
            assertThat(e.by()).isEqualTo(CallEnd.By.PEER);
        });
    }

    @Test
    void a_cancel_that_crosses_the_answer_leaves_no_call_behind() throws Exception {
        connect(Transport.UDP);
        for (int i = 0; i < 30; i++) {
            Line out = alice.dial("100");
            Line in = bob.nextIncoming();
            out.call.hangUp(HangUp.NORMAL);
            Object last = out.next();
            assertThat("established".equals(last) ? out.next() : last).isInstanceOf(CallEnd.class);
            Object inLast = in.next();
            assertThat("established".equals(inLast) ? in.next() : inLast).isInstanceOf(CallEnd.class);
        }
        assertThat(alice.ua.statistics().activeCalls()).isZero();
        assertThat(bob.ua.statistics().activeCalls()).isZero();
    }

    @Test
    void the_callees_bye_tells_its_reason() throws Exception {
        connect(Transport.UDP);
        Line out = alice.dial("100").standing();
        bob.nextIncoming().standing().call.hangUp(new HangUp(38, "line \"broke\"\r\nX: y"));
        CallEnd end = out.end();
        assertThat(end.q850()).isEqualTo(38);
        assertThat(end.reason()).isEqualTo("line broke X: y");
        assertThat(end.failure()).isEqualTo(CallFailure.UNAVAILABLE);
    }

    @Test
    void an_address_that_is_no_trunks_is_refused() throws Exception {
        alice.trunkTo(bob.ua.port(), Transport.UDP);
        bob.ua.configure(List.of(SipTrunk.byAddress("other", "127.0.0.9", 5060, Transport.UDP)));
        CallEnd end = alice.dial("100").end();
        assertThat(end.sipStatus()).isEqualTo(403);
        assertThat(end.failure()).isEqualTo(CallFailure.DECLINED);
        alice.trunkTo(bob.ua.port(), Transport.TCP);
        assertThat(alice.dial("100").end().sipStatus()).isEqualTo(403);
        assertThat(bob.ua.statistics().refusedSources()).isEqualTo(2);
        assertThat(bob.ua.statistics().callsIn()).isZero();
    }

    @Test
    void all_trunks_of_one_host_are_named() throws Exception {
        alice.trunkTo(bob.ua.port(), Transport.UDP);
        bob.ua.configure(List.of(
                SipTrunk.byAddress("org-a", "127.0.0.1", 5060, Transport.UDP),
                SipTrunk.byAddress("org-b", "localhost", 5062, Transport.TCP),
                SipTrunk.byAddress("org-c", "127.0.0.9", 5062, Transport.TCP)));
        // "localhost" is resolved in the background.
        for (int i = 0; i < 100; i++) {
            alice.dial("100").standing();
            if (bob.nextIncoming().invite.trunkIds().size() == 2) {
                break;
            }
        }
        alice.dial("100").standing();
        assertThat(bob.nextIncoming().invite.trunkIds()).containsExactlyInAnyOrder("org-a", "org-b");
    }

    @Test
    void offers_that_cross_are_both_answered_in_the_end() throws Exception {
        connect(Transport.UDP);
        alice.onReoffer = offer -> Reoffer.accept(t38(40_102));
        bob.onReoffer = offer -> Reoffer.accept(t38(40_104));
        Line out = alice.dial("100").standing();
        Line in = bob.nextIncoming().standing();
        var ours = out.call.reoffer(t38(40_100));
        var theirs = in.call.reoffer(t38(40_106));
        assertThat(ours.get(15, TimeUnit.SECONDS)).isInstanceOf(Reoffer.Accepted.class);
        assertThat(theirs.get(15, TimeUnit.SECONDS)).isInstanceOf(Reoffer.Accepted.class);
        assertThat(out.call.state()).isEqualTo(SipCall.State.ESTABLISHED);
    }

    @Test
    void a_refused_offer_leaves_the_call_as_it_was() throws Exception {
        connect(Transport.UDP);
        Line out = alice.dial("100").standing();
        Reoffer reply = out.call.reoffer(t38(40_100)).get(5, TimeUnit.SECONDS);
        assertThat(reply).isEqualTo(new Reoffer.Refused(488, "Not Acceptable Here"));
        bob.onReoffer = offer -> Reoffer.accept(Phone.audio(40_008));
        assertThat(out.call.reoffer(Phone.audio(40_004)).get(5, TimeUnit.SECONDS))
                .isInstanceOf(Reoffer.Accepted.class);
        out.call.hangUp(HangUp.NORMAL);
        assertThat(out.end().established()).isTrue();
    }

    @Test
    void a_call_without_an_offer_is_answered_with_ours() throws Exception {
        connect(Transport.UDP);
        bob.onInvite = (invite, line) -> {
            assertThat(invite.offer()).isNull();
            invite.accept(Phone.audio(40_002));
        };
        alice.onReoffer =
                offer -> Agreement.audio(offer, SessionDescription.of("127.0.0.1"), 40_010, List.of(Codec.PCMA))
                        .map(a -> Reoffer.accept(a.description()))
                        .orElseGet(Reoffer::refuse);
        var out = new Line(alice);
        out.call = alice.ua.call(new CallRequest("t", "100", "200", null, Duration.ofSeconds(5)), out);
        out.standing();
        Line in = bob.nextIncoming().standing();
        assertThat(in.remote.audio().orElseThrow().codecs()).containsExactly(Codec.PCMA);
        out.call.hangUp(HangUp.NORMAL);
        in.end();
    }

    @Test
    void a_peer_that_vanished_does_not_keep_the_call() throws Exception {
        try (var ours = new Phone(Duration.ofSeconds(1));
                var peer = new RawPeer(ours.ua.port())) {
            ours.trunkTo(peer.port(), Transport.UDP);
            Line out = ours.dial("100");
            peer.answer(peer.expect("INVITE"), "200 OK", "x", List.of(peer.contact()), RawPeer.SDP);
            peer.expect("ACK");
            out.standing().call.hangUp(HangUp.MEDIA_TIMEOUT);
            assertThat(RawPeer.header(peer.expect("BYE"), "Reason")).contains("Q.850", "cause=102");
            assertThat(out.end()).isEqualTo(new CallEnd(CallEnd.By.US, true, null, 0, "Recovery on timer expiry", 102));
            assertThat(ours.ua.statistics().activeCalls()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_trunk_that_is_not_there_is_a_network_failure(Transport transport) throws Exception {
        var lonely = new Phone(Duration.ofSeconds(1));
        lonely.trunkTo(1, transport);
        assertThat(lonely.dial("100").end().failure()).isEqualTo(CallFailure.NETWORK);
        lonely.close();
    }

    @Test
    void a_user_agent_on_every_address_calls_itself() throws Exception {
        try (var everywhere = new Phone("0.0.0.0")) {
            for (Transport transport : Transport.values()) {
                everywhere.trunkTo(everywhere.ua.port(), transport);
                Line out = everywhere.dial("100").standing();
                Line in = everywhere.nextIncoming().standing();
                assertThat(in.call.reoffer(Phone.audio(40_020)).get(5, TimeUnit.SECONDS))
                        .isInstanceOf(Reoffer.Refused.class);
                out.call.hangUp(HangUp.NORMAL);
                assertThat(in.end().by()).isEqualTo(CallEnd.By.PEER);
                out.end();
            }
        }
    }

    @Test
    void a_port_is_free_again_after_closing() {
        int port = bob.ua.port();
        bob.close();
        var address = InetAddress.getLoopbackAddress();
        try (var again = SipUserAgent.start(UserAgentConfig.on(address, port), bob)) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    @Test
    void a_listener_that_throws_leaves_no_call_behind() throws Exception {
        connect(Transport.UDP);
        bob.onInvite = (invite, line) -> {
            throw new IllegalStateException("on purpose");
        };
        assertThat(alice.dial("100").end().sipStatus()).isEqualTo(500);
        bob.onInvite = (invite, line) -> invite.accept(Phone.audio(40_002));
        alice.onReoffer = offer -> {
            throw new IllegalStateException("on purpose");
        };
        var out = new Line(alice);
        out.call = alice.ua.call(new CallRequest("t", "100", "200", null, Duration.ofSeconds(5)), out);
        assertThat(out.end().failure()).isEqualTo(CallFailure.UNSUPPORTED_MEDIA);
        assertThat(alice.ua.statistics().activeCalls()).isZero();
    }
}
