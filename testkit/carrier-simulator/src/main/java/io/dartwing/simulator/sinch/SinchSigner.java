package io.dartwing.simulator.sinch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs callbacks with HMAC-SHA256 over `body.nonce.timestamp`
/// (<https://developers.sinch.com/docs/sms/api-reference/sms/tag/Webhooks/>).
final class SinchSigner {
    private SinchSigner() {}

    static Map<String, String> signed(String secret, byte[] body, Instant at) {
        String nonce = UUID.randomUUID().toString();
        String timestamp = Long.toString(at.getEpochSecond());
        var message = new ByteArrayOutputStream();
        message.writeBytes(body);
        message.writeBytes(("." + nonce + "." + timestamp).getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Map.of(
                    "x-sinch-webhook-signature",
                    Base64.getEncoder().encodeToString(mac.doFinal(message.toByteArray())),
                    "x-sinch-webhook-signature-algorithm",
                    "HmacSHA256",
                    "x-sinch-webhook-signature-nonce",
                    nonce,
                    "x-sinch-webhook-signature-timestamp",
                    timestamp);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
