package io.dartwing.telephony.connector.telnyx;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Telnyx publishes no signed example: its own SDKs test with keys made on the spot. So the algorithm
/// is held against the vectors of RFC 8032 §7.1, and the construction `timestamp|raw body` against
/// Telnyx's description of it, signed here with the RFC's first key.
final class TelnyxSignatureTest {
    private static final String SECRET = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final byte[] BODY =
            "{\"data\":{\"event_type\":\"fax.delivered\",\"text\":\"Grüße\"}}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5"
                + "f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2e"
                + "aeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15"
                + "e9716ed28dc027beceea1ec40a"
    })
    void the_vectors_of_rfc_8032_verify(String key, String message, String signature) {
        byte[] bytes = HexFormat.of().parseHex(message);
        byte[] signed = HexFormat.of().parseHex(signature);
        var publicKey = TelnyxSignature.key(base64(key));
        assertThat(TelnyxSignature.valid(publicKey, bytes, signed)).isTrue();

        signed[3] ^= 1;
        assertThat(TelnyxSignature.valid(publicKey, bytes, signed)).isFalse();
        assertThat(TelnyxSignature.valid(publicKey, bytes, new byte[63])).isFalse();
    }

    @Test
    void what_telnyx_signed_is_genuine() throws Exception {
        assertThat(verify(NOW.getEpochSecond(), BODY, sign(NOW.getEpochSecond(), BODY)))
                .isEqualTo(Verification.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void a_timestamp_up_to_300_seconds_off_is_fresh(long off) throws Exception {
        long timestamp = NOW.getEpochSecond() + off;
        assertThat(verify(timestamp, BODY, sign(timestamp, BODY))).isEqualTo(Verification.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400})
    void a_timestamp_further_off_is_refused(long off) throws Exception {
        long timestamp = NOW.getEpochSecond() + off;
        assertThat(verify(timestamp, BODY, sign(timestamp, BODY))).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void a_fresh_timestamp_on_an_old_signature_is_refused() throws Exception {
        String old = sign(NOW.getEpochSecond() - 3600, BODY);
        assertThat(verify(NOW.getEpochSecond(), BODY, old)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void a_body_that_only_means_the_same_is_refused() throws Exception {
        String signature = sign(NOW.getEpochSecond(), BODY);
        byte[] spaced =
                new String(BODY, StandardCharsets.UTF_8).replace(":", ": ").getBytes(StandardCharsets.UTF_8);
        assertThat(verify(NOW.getEpochSecond(), spaced, signature)).isInstanceOf(Verification.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "1e9", "99999999999999999999", "１２３", "17641584000 "})
    void a_timestamp_that_is_none_is_refused(String timestamp) {
        assertThat(TelnyxSignature.verify(
                        base64(PUBLIC),
                        webhook(Map.of(
                                "telnyx-timestamp",
                                List.of(timestamp),
                                "telnyx-signature-ed25519",
                                List.of(Base64.getEncoder().encodeToString(new byte[64]))))))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void two_signatures_are_refused() throws Exception {
        String signature = sign(NOW.getEpochSecond(), BODY);
        assertThat(TelnyxSignature.verify(
                        base64(PUBLIC),
                        webhook(Map.of(
                                "telnyx-timestamp",
                                List.of(Long.toString(NOW.getEpochSecond())),
                                "telnyx-signature-ed25519",
                                List.of(signature, signature)))))
                .isInstanceOf(Verification.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA"})
    void an_unreadable_key_refuses_everything(String key) throws Exception {
        String signature = sign(NOW.getEpochSecond(), BODY);
        assertThat(TelnyxSignature.verify(key, signed(NOW.getEpochSecond(), BODY, signature)))
                .isInstanceOf(Verification.Refused.class);
    }

    private static Verification verify(long timestamp, byte[] body, String signature) {
        return TelnyxSignature.verify(base64(PUBLIC), signed(timestamp, body, signature));
    }

    private static RawWebhook signed(long timestamp, byte[] body, String signature) {
        var headers = Map.of(
                "Telnyx-Timestamp", List.of(Long.toString(timestamp)), "Telnyx-Signature-Ed25519", List.of(signature));
        return new RawWebhook("POST", URI.create("https://example.org/hooks/telnyx/1"), headers, body, NOW);
    }

    private static RawWebhook webhook(Map<String, List<String>> headers) {
        return new RawWebhook("POST", URI.create("https://example.org/hooks/telnyx/1"), headers, BODY, NOW);
    }

    private static String sign(long timestamp, byte[] body) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(
                        NamedParameterSpec.ED25519, HexFormat.of().parseHex(SECRET))));
        signature.update((timestamp + "|").getBytes(StandardCharsets.UTF_8));
        signature.update(body);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
