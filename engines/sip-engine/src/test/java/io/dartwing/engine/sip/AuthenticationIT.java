package io.dartwing.engine.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.sip.Phone.Line;
import io.dartwing.engine.sip.TrunkStatus.Reach;
import io.dartwing.engine.sip.TrunkStatus.Registration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationIT {
    private static final Credentials SECRET = new Credentials("alice", "s3cret-word");
    private final Phone phone = new Phone(Duration.ofSeconds(2));
    private RawPeer peer;
    private SipTrunk trunk;

    @BeforeEach
    void open() throws Exception {
        peer = new RawPeer(phone.ua.port());
        trunk = SipTrunk.byAddress("t", "127.0.0.1", peer.port(), Transport.UDP).withCredentials(SECRET);
    }

    @AfterEach
    void close() {
        phone.close();
        peer.close();
    }

    private void challenge(String request, int status, String algorithm, String nonce, String more) throws Exception {
        String header = status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
        String value = header + ": Digest realm=\"pbx\", nonce=\"" + nonce + "\", algorithm=" + algorithm + more;
        peer.answer(request, status + " Challenge", "c", List.of(value), "");
    }

    private static void assertAnswers(String request, String header, String algorithm, String nonce) {
        String sent = RawPeer.header(request, header);
        String cnonce = part(sent, "cnonce");
        var challenge = new DigestChallenge(false, "pbx", nonce, algorithm, "auth", null, false);
        String uri = request.split(" ")[1];
        String method = request.split(" ")[0];
        assertThat(part(sent, "uri")).isEqualTo(uri);
        assertThat(part(sent, "response"))
                .isEqualTo(part(challenge.answer(SECRET, method, uri, cnonce, 1), "response"));
    }

    private static String part(String header, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(header);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @CsvSource({"401, MD5, Authorization", "407, SHA-256, Proxy-Authorization"})
    void a_challenge_is_met_once_and_kept_out_of_the_trace(int status, String algorithm, String header)
            throws Exception {
        phone.ua.configure(List.of(trunk));
        Line out = phone.dial("100");
        String first = peer.expect("INVITE");
        challenge(first, status, algorithm, "n1", ", qop=\"auth,auth-int\"");
        peer.expect("ACK");
        String second = peer.expect("INVITE");
        assertAnswers(second, header, algorithm, "n1");
        assertThat(RawPeer.header(second, "CSeq")).isEqualTo("2 INVITE");
        assertThat(RawPeer.header(second, "Call-ID")).isEqualTo(RawPeer.header(first, "Call-ID"));
        peer.answer(second, "200 OK", "x", List.of(peer.contact()), RawPeer.SDP);
        String ack = peer.expect("ACK");
        assertThat(RawPeer.header(ack, "CSeq")).isEqualTo("2 ACK");
        out.standing();

        out.call.hangUp(HangUp.NORMAL);
        String bye = peer.expect("BYE");
        challenge(bye, status, algorithm, "n2", ", qop=\"auth\"");
        String again = peer.expect("BYE");
        assertAnswers(again, header, algorithm, "n2");
        peer.answer(again, "200 OK", null, List.of(), "");
        out.end();
        assertThat(out.traces).anyMatch(t -> t.message().contains(header + ": …"));
        assertThat(out.traces).noneMatch(t -> t.message().contains("cnonce"));
    }

    @Test
    void wrong_credentials_are_tried_once_and_a_stale_nonce_once_more() throws Exception {
        phone.ua.configure(List.of(trunk));
        Line out = phone.dial("100");
        challenge(peer.expect("INVITE"), 401, "MD5", "n1", ", qop=\"auth\"");
        peer.expect("ACK");
        challenge(peer.expect("INVITE"), 401, "MD5", "n2", ", qop=\"auth\", stale=true");
        peer.expect("ACK");
        String third = peer.expect("INVITE");
        assertAnswers(third, "Authorization", "MD5", "n2");
        challenge(third, 401, "MD5", "n3", ", qop=\"auth\", stale=true");
        assertThat(out.end().failure()).isEqualTo(CallFailure.NOT_AUTHORIZED);
    }

    @Test
    void a_trunk_without_credentials_is_not_authorized() throws Exception {
        phone.trunkTo(peer.port(), Transport.UDP);
        Line out = phone.dial("100");
        challenge(peer.expect("INVITE"), 407, "MD5", "n1", "");
        CallEnd end = out.end();
        assertThat(end.failure()).isEqualTo(CallFailure.NOT_AUTHORIZED);
        assertThat(end.sipStatus()).isEqualTo(407);
    }

    @Test
    void a_registration_is_made_refreshed_and_given_back() throws Exception {
        phone.ua.configure(List.of(trunk.registering(Duration.ofSeconds(600))));
        String first = peer.expect("REGISTER");
        assertThat(RawPeer.header(first, "To")).isEqualTo("<sip:alice@127.0.0.1>");
        assertThat(RawPeer.header(first, "Expires")).isEqualTo("600");
        challenge(first, 401, "SHA-256", "n1", ", qop=\"auth\"");
        String second = peer.expect("REGISTER");
        assertAnswers(second, "Authorization", "SHA-256", "n1");
        peer.answer(second, "423 Interval Too Brief", "r", List.of("Min-Expires: 700"), "");
        String longer = peer.expect("REGISTER");
        assertThat(RawPeer.header(longer, "Expires")).isEqualTo("700");
        assertThat(RawPeer.header(longer, "Call-ID")).isEqualTo(RawPeer.header(first, "Call-ID"));
        peer.answer(longer, "200 OK", "r", List.of(peer.contact() + ";expires=3"), "");
        await(s -> s.registration() == Registration.REGISTERED && s.reach() == Reach.REACHABLE);
        String refresh = peer.expect("REGISTER");
        peer.answer(refresh, "200 OK", "r", List.of("Expires: 600"), "");
        await(s -> s.registration() == Registration.REGISTERED);
        phone.ua.configure(List.of());
        String gone = peer.expect("REGISTER");
        assertThat(RawPeer.header(gone, "Expires")).isEqualTo("0");
        peer.answer(gone, "200 OK", "r", List.of(), "");
        assertThat(phone.ua.trunks()).isEmpty();
    }

    @Test
    void a_refused_registration_and_a_silent_trunk_are_told() throws Exception {
        phone.ua.configure(List.of(
                trunk.registering(Duration.ofSeconds(600)),
                SipTrunk.byAddress("silent", "127.0.0.1", 9, Transport.UDP).pinged(Duration.ofSeconds(30))));
        peer.answer(peer.expect("REGISTER"), "403 Forbidden", "r", List.of(), "");
        await(s -> s.registration() == Registration.REFUSED && s.detail().contains("403"));
        for (int i = 0; i < 500 && phone.ua.trunks().getLast().reach() == Reach.UNKNOWN; i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(phone.ua.trunks().getLast().reach()).isEqualTo(Reach.UNREACHABLE);
    }

    @Test
    void any_answer_to_options_shows_that_the_trunk_is_there() throws Exception {
        phone.ua.configure(List.of(trunk.pinged(Duration.ofSeconds(30))));
        peer.answer(peer.expect("OPTIONS"), "404 Not Found", "o", List.of(), "");
        await(s -> s.reach() == Reach.REACHABLE && s.registration() == Registration.NOT_CONFIGURED);
    }

    private void await(Predicate<TrunkStatus> wanted) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (wanted.test(phone.ua.trunks().getFirst())) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("status is " + phone.ua.trunks().getFirst());
    }
}
