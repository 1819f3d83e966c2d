package io.dartwing.platform.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.testkit.Covers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final byte[] BODY = "{\"event\":\"fax.received\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.ofEpochSecond(1_767_225_600);

    @Test
    @Covers("FAX-L-002-05")
    void itIsHmacSha256OverTimeDotBody() {
        // printf '1767225600.{"event":"fax.received"}' | openssl dgst -sha256 -hmac whsec_test
        assertThat(Signature.of(List.of("whsec_test"), AT, BODY))
                .isEqualTo("t=1767225600,v1=daaf2a818dd04e5cd465a1b393f90f22fd9c0f0615e785c00ccaf03781ea139d");
    }

    @Test
    void twoLiveSecretsSignBoth() {
        String both = Signature.of(List.of("new", "old"), AT, BODY);
        assertThat(both)
                .isEqualTo(Signature.of(List.of("new"), AT, BODY)
                        + Signature.of(List.of("old"), AT, BODY).substring("t=1767225600".length()));
    }

    @Test
    void anotherTimeOrBodyIsAnotherSignature() {
        assertThat(Signature.of(List.of("s"), AT.plusSeconds(1), BODY).split("v1=")[1])
                .isNotEqualTo(Signature.of(List.of("s"), AT, BODY).split("v1=")[1]);
        assertThat(Signature.of(List.of("s"), AT, new byte[0])).isNotEqualTo(Signature.of(List.of("s"), AT, BODY));
    }
}
