package io.dartwing.telephony.connector.signalwire;

import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Signatures;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebForms.FormField;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// SignalWire's signature:
/// <https://signalwire.com/docs/compatibility-api/guides/webhook-security>.
///
/// A form is signed, in Base64, with the address and its fields in the order of their names; any
/// other body, in hex,
/// with the address and the raw body, or by its digest in the signed address. The header is
/// `X-SignalWire-Signature`;
/// `X-Twilio-Signature` is its older name. There is no time in it: only deduplication stops a
/// repetition.
final class SignalWireSignature {
    private static final String BODY_DIGEST = "bodySHA256";

    private SignalWireSignature() {}

    static Verification verify(String key, RawWebhook webhook) {
        Optional<String> given =
                webhook.header("x-signalwire-signature").or(() -> webhook.header("x-twilio-signature"));
        if (given.isEmpty()) {
            return new Verification.Refused("X-SignalWire-Signature: missing");
        }
        byte[] actual = given.get().getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (String expected : expected(key, webhook)) {
            genuine |= MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), actual);
        }
        return genuine
                ? Verification.GENUINE
                : new Verification.Refused("X-SignalWire-Signature: does not match (expected: made with our key)");
    }

    /// Unlike the provider's own clients this takes no signature of the bare address for a body
    /// that is neither a form
    /// nor named by its digest: such a signature says nothing about the body.
    private static List<String> expected(String key, RawWebhook webhook) {
        boolean form = webhook.header("content-type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .orElse(webhook.body().length == 0);
        var expected = new ArrayList<String>();
        if (!form) {
            expected.add(ofBody(key, webhook.url().toString(), webhook.body()));
        }
        if (form || digestMatches(webhook)) {
            List<FormField> fields = form ? WebForms.parse(webhook.body()) : List.of();
            addresses(webhook.url()).forEach(address -> expected.add(ofForm(key, address, fields)));
        }
        return expected;
    }

    private static boolean digestMatches(RawWebhook webhook) {
        byte[] digest =
                HexFormat.of().formatHex(Signatures.sha256(webhook.body())).getBytes(StandardCharsets.US_ASCII);
        return WebForms.query(webhook.url()).stream()
                .filter(field -> field.name().equals(BODY_DIGEST))
                .findFirst()
                .filter(field -> MessageDigest.isEqual(
                        digest, field.value().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private static String ofBody(String key, String address, byte[] body) {
        byte[] start = address.getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[start.length + body.length];
        System.arraycopy(start, 0, message, 0, start.length);
        System.arraycopy(body, 0, message, start.length, body.length);
        return HexFormat.of().formatHex(Signatures.hmacSha1(key.getBytes(StandardCharsets.UTF_8), message));
    }

    /// Fields of the same name stay in their order.
    private static String ofForm(String key, String address, List<FormField> fields) {
        var message = new StringBuilder(address);
        fields.stream()
                .sorted(Comparator.comparing(FormField::name))
                .forEach(field -> message.append(field.name()).append(field.value()));
        return Base64.getEncoder()
                .encodeToString(Signatures.hmacSha1(
                        key.getBytes(StandardCharsets.UTF_8), message.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// The scheme's own port may be in the signed address or not.
    private static List<String> addresses(URI url) {
        String whole = url.toString();
        String authority = url.getRawAuthority();
        int standard = "https".equals(url.getScheme()) ? 443 : 80;
        if (authority == null || (url.getPort() != -1 && url.getPort() != standard)) {
            return List.of(whole);
        }
        String start = url.getScheme() + "://" + authority;
        String rest = whole.substring(start.length());
        return url.getPort() == -1
                ? List.of(whole, start + ":" + standard + rest)
                : List.of(whole, start.substring(0, start.lastIndexOf(':')) + rest);
    }
}
