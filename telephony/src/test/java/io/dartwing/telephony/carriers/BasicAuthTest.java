package io.dartwing.telephony.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BasicAuthTest {
    private final BasicAuth auth = new BasicAuth("Aladdin", "open sesame");

    private static RawWebhook webhook(List<String> authorization) {
        return new RawWebhook(
                "POST",
                URI.create("https://tel.example/hooks"),
                Map.of("Authorization", authorization),
                new byte[0],
                Instant.EPOCH);
    }

    @Test
    void writesTheExampleOfTheStandard() {
        assertThat(auth.header()).isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    @Test
    void findsOnlyItselfInAWebhook() {
        assertThat(auth.carriedBy(webhook(List.of(auth.header())))).isTrue();
        assertThat(auth.carriedBy(webhook(List.of("basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))))
                .isTrue();
        assertThat(auth.carriedBy(webhook(List.of("Basic QWxhZGRpbjpvcGVu")))).isFalse();
        assertThat(auth.carriedBy(webhook(List.of("Basic ???")))).isFalse();
        assertThat(auth.carriedBy(webhook(List.of()))).isFalse();
        assertThat(auth.carriedBy(webhook(List.of(auth.header(), auth.header()))))
                .isFalse();
    }
}
