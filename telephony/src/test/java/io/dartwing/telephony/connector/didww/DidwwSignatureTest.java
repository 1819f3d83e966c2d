package io.dartwing.telephony.connector.didww;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors are DIDWW's own: the example of its documentation
/// (<https://doc.didww.com/api3/2022-05-10/callbacks-details.html#algorithm-implementation-details>),
/// as the tests of
/// its Java SDK quote it, and the others of those tests
/// (<https://github.com/didww/didww-api-3-java-sdk>).
class DidwwSignatureTest {
    private static final String ORDER = "status=completed&id=1dd7a68b-e235-402b-8912-fe73ee14243a&type=orders";
    private static final Optional<String> TOKEN = Optional.of("a-token");

    private static Verification signed(String secret, String method, String url, String body, String signature) {
        var webhook = new RawWebhook(
                method,
                URI.create(url),
                Map.of("X-DIDWW-Signature", List.of(signature)),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
        return DidwwSignature.verify(secret, TOKEN, webhook);
    }

    private static Verification unsigned(Optional<String> token, String url) {
        var webhook = new RawWebhook("POST", URI.create(url), Map.of(), new byte[0], Instant.EPOCH);
        return DidwwSignature.verify("SOMEAPIKEY", token, webhook);
    }

    @Test
    void takesTheExampleOfTheDocumentation() {
        assertThat(signed(
                        "szrdgh6547umt7tht7xbqhj6g9gdbyp7",
                        "POST",
                        "https://mycompany.com/didww_callbacks?opaque=123",
                        "id=bf2cee72-6caa-4ae2-917e-bea01945691e&status=completed&type=orders",
                        "30f66e9d72eb5e193051fd02952f70d8e934b4ff"))
                .isEqualTo(Verification.GENUINE);
    }

    @ParameterizedTest
    @CsvSource({
        "http://foo.com/bar,4d1ce2be656d20d064183bec2ab98a2ff3981f73",
        "http://foo.com:80/bar,4d1ce2be656d20d064183bec2ab98a2ff3981f73",
        "http://foo.com:443/bar,904eaa65c0759afac0e4d8912de424e2dfb96ea1",
        "http://foo.com:8182/bar,eb8fcfb3d7ed4b4c2265d73cf93c31ba614384d1",
        "http://foo.com/bar?baz=boo,78b00717a86ce9df06abf45ff818aa94537e1729",
        "http://user:pass@foo.com/bar,88615a11a78c021c1da2e1e0bfb8cc165170afc5",
        "http://foo.com/bar#test,b1c4391fcdab7c0521bb5b9eb4f41f08529b8418",
        "https://foo.com/bar,f26a771c302319a7094accbe2989bad67fff2928",
        "https://foo.com:443/bar,f26a771c302319a7094accbe2989bad67fff2928",
        "https://foo.com:80/bar,bd45af5253b72f6383c6af7dc75250f12b73a4e1",
        "https://foo.com:8384/bar,9c9fec4b7ebd6e1c461cb8e4ffe4f2987a19a5d3",
        "https://foo.com/bar?qwe=asd,4a0e98ddf286acadd1d5be1b0ed85a4e541c3137",
        "http://[::1]/bar,e0e9b83e4046d097f54b3ae64b08cbb4a539f601",
        "http://[::1]:9090/bar,ebec110ec5debd0e0fd086ff2f02e48ca665b543",
        "http://foo.com/hello%20world,eb64035b2e8f356ff1442898a39ec94d5c3e2fc8",
        "http://foo.com/foo%2Fbar,db24428442b012fa0972a453ba1ba98e755bba10",
    })
    void theAddressIsSignedWithItsPort(String url, String signature) {
        assertThat(signed("SOMEAPIKEY", "POST", url, ORDER, signature)).isEqualTo(Verification.GENUINE);
        assertThat(signed("SOMEAPIKEY", "POST", url, ORDER + "&x=1", signature))
                .isInstanceOf(Verification.Refused.class);
        assertThat(signed("OTHER", "POST", url, ORDER, signature)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void theFieldsOfAGetAreItsQuery() {
        String url = "http://example.com/callback.php?id=7ae7c48f-d48a-499f-9dc1-c9217014b457&reject_reason="
                + "&status=approved&type=address_verifications";
        assertThat(signed("SOMEAPIKEY", "GET", url, "", "18050028b6b22d0ed516706fba1c1af8d6a8f9d5"))
                .isEqualTo(Verification.GENUINE);
    }

    @Test
    void otherSignaturesAreRefused() {
        for (String other : List.of("", "zz", "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d")) {
            assertThat(signed("SOMEAPIKEY", "POST", "http://example.com/callbacks", ORDER, other))
                    .isInstanceOf(Verification.Refused.class);
        }
    }

    @Test
    void aTokenNeverStandsInForASignatureThatIsWrong() {
        assertThat(signed("SOMEAPIKEY", "POST", "https://foo.com/bar?token=a-token", ORDER, "00"))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void whatIsUnsignedNamesTheToken() {
        assertThat(unsigned(TOKEN, "https://foo.com/bar?token=a-token")).isEqualTo(Verification.GENUINE);
        assertThat(unsigned(TOKEN, "https://foo.com/bar?token=a-toke")).isInstanceOf(Verification.Refused.class);
        assertThat(unsigned(TOKEN, "https://foo.com/bar?token=a-token&token=a-token"))
                .isInstanceOf(Verification.Refused.class);
        assertThat(unsigned(TOKEN, "https://foo.com/bar")).isInstanceOf(Verification.Refused.class);
        assertThat(unsigned(Optional.empty(), "https://foo.com/bar?token=")).isInstanceOf(Verification.Refused.class);
    }
}
