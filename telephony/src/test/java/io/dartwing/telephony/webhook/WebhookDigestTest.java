package io.dartwing.telephony.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.carriers.RawWebhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookDigestTest {
    @Test
    void theProvidersIdOfTheEventDecides() {
        assertThat(WebhookDigest.of(webhook("?n=1", "a"), Optional.of("e1")))
                .isEqualTo(WebhookDigest.of(webhook("?n=2", "b"), Optional.of("e1")))
                .isNotEqualTo(WebhookDigest.of(webhook("?n=1", "a"), Optional.of("e2")))
                .hasSize(64);
    }

    @Test
    void withoutOneQueryAndBodyDo() {
        String first = WebhookDigest.of(webhook("?n=1", "a"), Optional.empty());
        assertThat(WebhookDigest.of(webhook("?n=1", "a"), Optional.empty())).isEqualTo(first);
        assertThat(WebhookDigest.of(webhook("?n=1", "b"), Optional.empty())).isNotEqualTo(first);
        assertThat(WebhookDigest.of(webhook("?n=2", "a"), Optional.empty())).isNotEqualTo(first);
    }

    @Test
    void anIdIsNoBody() {
        assertThat(WebhookDigest.of(webhook("", "e1"), Optional.empty()))
                .isNotEqualTo(WebhookDigest.of(webhook("", "e1"), Optional.of("e1")));
    }

    private static RawWebhook webhook(String query, String body) {
        return new RawWebhook(
                "POST",
                URI.create("https://fax.clinic.example/hooks/trial/abc" + query),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }
}
