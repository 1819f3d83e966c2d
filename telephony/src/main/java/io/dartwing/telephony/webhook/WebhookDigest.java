package io.dartwing.telephony.webhook;

import io.dartwing.telephony.carriers.RawWebhook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// By what a repetition of an event is known: SHA-256 of the provider's id of it, or of query and
/// body when it has none. The query counts because some providers say everything in it.
final class WebhookDigest {
    private WebhookDigest() {}

    static String of(RawWebhook webhook, Optional<String> eventId) {
        MessageDigest digest = sha256();
        if (eventId.isPresent()) {
            digest.update(("id\0" + eventId.get()).getBytes(StandardCharsets.UTF_8));
        } else {
            String query = webhook.url().getRawQuery();
            digest.update(("body\0" + (query == null ? "" : query) + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(webhook.body());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
