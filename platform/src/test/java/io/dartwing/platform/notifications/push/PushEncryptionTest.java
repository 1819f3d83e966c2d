package io.dartwing.platform.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The example of RFC 8291 appendix A.
class PushEncryptionTest {
    private static final byte[] BROWSER =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    private static final byte[] AUTH = bytes("BTBZMqHH6r4Tts7J_aSIgg");
    private static final byte[] OWN_PRIVATE = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
    private static final byte[] PLAIN = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theExampleOfTheRfcComesOut() throws GeneralSecurityException {
        var own = new KeyPair(P256.publicKey(P256.pointOf(OWN_PRIVATE)), P256.privateKey(OWN_PRIVATE));
        byte[] message = PushEncryption.encrypt(PLAIN, BROWSER, AUTH, own, bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(message))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
                                + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_"
                                + "Qulcy4a-fN");
    }

    @Test
    void twoMessagesAreNeverEncryptedAlike() throws GeneralSecurityException {
        assertThat(PushEncryption.encrypt(PLAIN, BROWSER, AUTH))
                .isNotEqualTo(PushEncryption.encrypt(PLAIN, BROWSER, AUTH));
    }

    @Test
    void whatIsNoKeyOfABrowserIsRefused() {
        byte[] offTheCurve = BROWSER.clone();
        offTheCurve[40] ^= 1;
        for (byte[] key : new byte[][] {offTheCurve, new byte[65], new byte[0], {4}}) {
            assertThatThrownBy(() -> PushEncryption.encrypt(PLAIN, key, AUTH))
                    .isInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> PushEncryption.encrypt(PLAIN, BROWSER, new byte[15]))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> PushEncryption.encrypt(new byte[4000], BROWSER, AUTH))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aKeyIsMadeFromAnyThirtyTwoBytes() throws GeneralSecurityException {
        for (byte fill : new byte[] {0, 1, (byte) 0xff}) {
            byte[] random = new byte[32];
            java.util.Arrays.fill(random, fill);
            assertThat(P256.publicKey(P256.pointOf(P256.scalar(random)))).isNotNull();
        }
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
