package io.dartwing.engine.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestChallengeTest {
    private static final Credentials MUFASA = new Credentials("Mufasa", "Circle of Life");
    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    private static DigestChallenge challenge(String algorithm, String qop) {
        return new DigestChallenge(false, "http-auth@example.org", NONCE, algorithm, qop, null, false);
    }

    /// The examples of RFC 7616 §3.9.1.
    @Test
    void the_examples_of_rfc_7616_come_out() {
        var rfc = new Credentials("Mufasa", "Circle of Life");
        assertThat(challenge("MD5", "auth").answer(rfc, "GET", "/dir/index.html", CNONCE, 1))
                .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"")
                .contains("nc=00000001")
                .contains("qop=auth");
        assertThat(challenge("SHA-256", "auth").answer(rfc, "GET", "/dir/index.html", CNONCE, 1))
                .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
    }

    /// RFC 2617 §3.5, computed without qop as RFC 2069 does.
    @Test
    void a_challenge_without_qop_is_answered_in_the_old_form() {
        var old = new DigestChallenge(
                true, "testrealm@host.com", "dcd98b7102dd2f0e8b11d0f600bfb0c093", "MD5", null, "5ccc", false);
        String answer = old.answer(new Credentials("Mufasa", "CircleOfLife"), "GET", "/dir/index.html", CNONCE, 1);
        assertThat(answer)
                .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
                .contains("opaque=\"5ccc\"")
                .doesNotContain("cnonce")
                .doesNotContain("qop");
        assertThat(old.headerName()).isEqualTo("Proxy-Authorization");
    }

    @Test
    void a_session_algorithm_binds_the_nonces() {
        String plain = challenge("MD5", "auth").answer(MUFASA, "INVITE", "sip:a@b", CNONCE, 1);
        String session = challenge("MD5-sess", "auth").answer(MUFASA, "INVITE", "sip:a@b", CNONCE, 1);
        assertThat(session).contains("algorithm=MD5-sess").isNotEqualTo(plain);
    }

    @Test
    void credentials_are_never_printed() {
        assertThat(MUFASA.toString()).doesNotContain("Circle").doesNotContain("Mufasa");
    }
}
