package io.dartwing.telephony.connector.telnyx;

import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// Telnyx signs `timestamp|raw body` with Ed25519 and tells the time in seconds
/// (<https://developers.telnyx.com/docs/development/api-fundamentals/webhooks>). Verifying uses no
/// secret, so there is nothing that its duration could tell.
final class TelnyxSignature {
    static final Duration FRESH = Duration.ofSeconds(300);

    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;
    private static final int MOST_KEYS = 1_000;

    /// By their text: reading one costs a tenth of a verification.
    private static final Map<String, Ed25519PublicKeyParameters> KEYS = new ConcurrentHashMap<>();

    private TelnyxSignature() {}

    static Verification verify(String publicKey, RawWebhook webhook) {
        String timestamp = webhook.header("telnyx-timestamp").orElse("");
        String signature = webhook.header("telnyx-signature-ed25519").orElse("");
        if (timestamp.isEmpty() || signature.isEmpty()) {
            return new Verification.Refused("Signature or timestamp is missing");
        }
        if (timestamp.length() > 12 || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Verification.Refused("The timestamp is not a number of seconds");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), webhook.receivedAt());
        if (age.abs().compareTo(FRESH) > 0) {
            return new Verification.Refused("The timestamp is more than 300 seconds off");
        }
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((timestamp + "|").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(webhook.body());
        try {
            return valid(
                            key(publicKey),
                            signed.toByteArray(),
                            Base64.getDecoder().decode(signature))
                    ? Verification.GENUINE
                    : new Verification.Refused("The signature does not fit");
        } catch (IllegalArgumentException unreadable) {
            return new Verification.Refused("Signature or public key can't be read");
        }
    }

    /// By Bouncy Castle, which needs a fifth of the time that the JDK needs.
    static boolean valid(Ed25519PublicKeyParameters key, byte[] message, byte[] signature) {
        var verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        return signature.length == SIGNATURE_LENGTH && verifier.verifySignature(signature);
    }

    /// @param text Base64 of the bare key, as Telnyx's portal shows it
    static Ed25519PublicKeyParameters key(String text) {
        if (KEYS.size() > MOST_KEYS) {
            KEYS.clear();
        }
        return KEYS.computeIfAbsent(text, TelnyxSignature::read);
    }

    private static Ed25519PublicKeyParameters read(String text) {
        byte[] bare = Base64.getDecoder().decode(text.strip());
        if (bare.length != KEY_LENGTH) {
            throw new IllegalArgumentException("publicKey: wrong length (expected: 32 bytes in Base64)");
        }
        return new Ed25519PublicKeyParameters(bare);
    }
}
