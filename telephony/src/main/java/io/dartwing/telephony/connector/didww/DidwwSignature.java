package io.dartwing.telephony.connector.didww;

import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Signatures;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebForms.FormField;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who sent a webhook (<https://doc.didww.com/api3/2026-04-16/callbacks-details.html>).
///
/// API v3 signs: HMAC-SHA1 over the address with its port and the fields sorted by name, in hex.
/// SMS trunks sign
/// nothing; what they call carries the token that the administrator put into the trunk's address.
final class DidwwSignature {
    static final String HEADER = "x-didww-signature";
    static final String TOKEN = "token";

    private DidwwSignature() {}

    /// @param token without one nothing unsigned is taken
    static Verification verify(String secret, Optional<String> token, RawWebhook webhook) {
        return webhook.headers().containsKey(HEADER) ? signed(secret, webhook) : named(token, webhook);
    }

    private static Verification signed(String secret, RawWebhook webhook) {
        boolean get = webhook.method().equals("GET");
        List<FormField> fields = get ? WebForms.query(webhook.url()) : WebForms.parse(webhook.body());
        byte[] expected = signature(secret, webhook.url(), fields);
        return webhook.header(HEADER)
                        .filter(given -> MessageDigest.isEqual(expected, hex(given)))
                        .isPresent()
                ? Verification.GENUINE
                : new Verification.Refused(
                        "X-DIDWW-Signature: does not match (expected: made with our callback secret)");
    }

    private static Verification named(Optional<String> token, RawWebhook webhook) {
        List<String> given = WebForms.query(webhook.url()).stream()
                .filter(field -> field.name().equals(TOKEN))
                .map(FormField::value)
                .toList();
        return token.isPresent()
                        && given.size() == 1
                        && MessageDigest.isEqual(bytes(token.get()), bytes(given.getFirst()))
                ? Verification.GENUINE
                : new Verification.Refused("token: missing or other (expected: the webhook token in the address)");
    }

    static byte[] signature(String secret, URI url, List<FormField> fields) {
        var message = new StringBuilder(normalized(url));
        fields.stream()
                .sorted(Comparator.comparing(FormField::name))
                .forEach(field -> message.append(field.name()).append(field.value()));
        return Signatures.hmacSha1(bytes(secret), bytes(message.toString()));
    }

    /// The port is always part of it.
    static String normalized(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        int port = url.getPort() != -1 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://"
                + (url.getRawUserInfo() == null ? "" : url.getRawUserInfo() + "@")
                + url.getHost() + ":" + port + url.getRawPath()
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                + (url.getRawFragment() == null ? "" : "#" + url.getRawFragment());
    }

    /// Empty when it is no hex: then it equals nothing.
    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
