package io.dartwing.telephony.connector.telnyx;

import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// Telnyx signs `timestamp|raw body` with Ed25519 and tells the time in seconds
/// (<https://developers.telnyx.com/docs/development/api-fundamentals/webhooks>). Verifying uses no
/// secret, so there is nothing that its duration could tell.
final class TelnyxSignature {
    static final Duration FRESH = Duration.ofSeconds(300);

    /// SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410 §4).
    private static final byte[] KEY_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;

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
        } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
            return new Verification.Refused("Signature or public key can't be read");
        }
    }

    static boolean valid(PublicKey key, byte[] message, byte[] signature) throws GeneralSecurityException {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(message);
        try {
            return verifier.verify(signature);
        } catch (SignatureException noPointOfTheCurve) {
            return false;
        }
    }

    /// @param text Base64 of the bare key, as Telnyx's portal shows it
    static PublicKey key(String text) throws GeneralSecurityException {
        byte[] bare = Base64.getDecoder().decode(text.strip());
        if (bare.length != KEY_LENGTH) {
            throw new IllegalArgumentException("publicKey: wrong length (expected: 32 bytes in Base64)");
        }
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(KEY_PREFIX);
        encoded.writeBytes(bare);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
    }
}
