package io.dartwing.simulator.telnyx;

import io.dartwing.simulator.Courier;
import io.dartwing.simulator.Simulation;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Signs webhooks with Ed25519 over `timestamp|raw body`
/// (<https://developers.telnyx.com/docs/development/api-fundamentals/webhooks>).
final class TelnyxSigner {
    /// <https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks>: up to three tries
    /// an address.
    private static final int TRIES = 3;

    private static final int KEY_LENGTH = 32;
    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair keys;

    TelnyxSigner() {
        try {
            this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Ed25519: missing in this Java (expected: 15 or newer)", missing);
        }
    }

    /// The bare key in Base64, as the portal shows it.
    String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length));
    }

    void send(Simulation simulation, String url, String event, Map<String, Object> payload) {
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "data",
                Map.of(
                        "record_type",
                        "event",
                        "id",
                        UUID.randomUUID().toString(),
                        "event_type",
                        event,
                        "occurred_at",
                        simulation.clock().instant().toString(),
                        "payload",
                        payload),
                "meta",
                Map.of("attempt", 1, "delivered_to", url)));
        simulation
                .courier()
                .send(new Courier.Webhook(
                        "telnyx",
                        event,
                        "POST",
                        URI.create(url),
                        "application/json",
                        body,
                        at -> headers(body, at),
                        TRIES));
    }

    private Map<String, String> headers(byte[] body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((timestamp + "|").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(signed.toByteArray());
            return Map.of(
                    "telnyx-timestamp",
                    timestamp,
                    "telnyx-signature-ed25519",
                    Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The signature can't be made", broken);
        }
    }
}
