package io.dartwing.telephony.connector.sinch;

import io.dartwing.kernel.Ids;
import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.Attachment;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Signatures;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the SMS API posts: <https://developers.sinch.com/docs/sms/api-reference/sms/tag/Webhooks/>.
///
/// Sinch sets up for a service plan how it proves itself: with HMAC-SHA256 over `body.nonce.timestamp`, or with Basic
/// credentials. The one that the account holds is demanded; both, when it holds both.
final class SinchSmsWebhooks {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration FRESH = Duration.ofMinutes(5);

    private SinchSmsWebhooks() {}

    static Verification verify(CarrierAccount account, RawWebhook webhook) {
        Optional<String> secret = account.optional("webhook_secret");
        Optional<String> password = account.optional("webhook_password");
        if (secret.isEmpty() && password.isEmpty()) {
            return new Verification.Refused("account: no webhook secret and no webhook password (expected: one)");
        }
        if (password.isPresent()) {
            var credentials = new BasicAuth(account.optional("webhook_user").orElse(""), password.get());
            if (!credentials.carriedBy(webhook)) {
                return new Verification.Refused(
                        "authorization: other or none (expected: the webhook user and password)");
            }
        }
        return secret.map(key -> signed(key, webhook)).orElse(Verification.GENUINE);
    }

    private static Verification signed(String secret, RawWebhook webhook) {
        String signature = webhook.header("x-sinch-webhook-signature").orElse("");
        String nonce = webhook.header("x-sinch-webhook-signature-nonce").orElse("");
        String timestamp = webhook.header("x-sinch-webhook-signature-timestamp").orElse("");
        if (signature.isEmpty() || nonce.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return new Verification.Refused("x-sinch-webhook-signature: incomplete (expected: with nonce, timestamp)");
        }
        byte[] expected = signature(secret, webhook.body(), nonce, timestamp).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            return new Verification.Refused(
                    "x-sinch-webhook-signature: does not match (expected: made with our secret)");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), webhook.receivedAt());
        return age.abs().compareTo(FRESH) <= 0
                ? Verification.GENUINE
                : new Verification.Refused("x-sinch-webhook-signature-timestamp: expired (expected: within 5 minutes)");
    }

    static String signature(String secret, byte[] body, String nonce, String timestamp) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(body);
        message.writeBytes(("." + nonce + "." + timestamp).getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(Signatures.hmacSha256(secret.getBytes(StandardCharsets.UTF_8), message.toByteArray()));
    }

    static Parsed parse(RawWebhook webhook) {
        JsonNode told;
        try {
            told = JSON.readTree(webhook.body());
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("body: unreadable (expected: JSON)", malformed);
        }
        String type = told.path("type").asString("");
        return switch (type) {
            case "recipient_delivery_report_sms", "recipient_delivery_report_mms" -> progress(type, told, webhook);
            case "mo_text" -> arrived(told, required(told, "body"), List.of(), webhook);
            case "mo_media" ->
                arrived(told, told.path("body").path("message").asString(""), media(told.path("body")), webhook);
            case "" -> throw new IllegalArgumentException("type: missing (expected: text)");
            default -> new Parsed(Optional.empty(), List.of(new CarrierEvent.Ignored(type)));
        };
    }

    private static Parsed progress(String type, JsonNode told, RawWebhook webhook) {
        String batch = required(told, "batch_id");
        Instant at = SinchFax.time(told, "at").orElse(webhook.receivedAt());
        var report = SinchMessages.report(batch, told, at);
        return new Parsed(
                Optional.of(String.join("/", type, batch, required(told, "status"), at.toString())),
                List.of(new CarrierEvent.MessageProgress(
                        report,
                        Ids.parse(told.path("client_reference").asString("")).or(webhook::attempt))));
    }

    private static Parsed arrived(JsonNode told, String text, List<Attachment> media, RawWebhook webhook) {
        String id = required(told, "id");
        return new Parsed(
                Optional.of("mo/" + id),
                List.of(new CarrierEvent.MessageArrived(
                        id,
                        number(required(told, "from")),
                        number(required(told, "to")),
                        text,
                        media,
                        SinchFax.time(told, "received_at").orElse(webhook.receivedAt()))));
    }

    /// Media that Sinch could not keep have no address.
    private static List<Attachment> media(JsonNode body) {
        return body.path("media")
                .valueStream()
                .filter(medium -> !medium.path("url").asString("").isEmpty())
                .map(medium -> new Attachment(
                        URI.create(medium.path("url").asString()),
                        medium.path("content_type")
                                .asString(medium.path("contentType").asString("application/octet-stream"))))
                .toList();
    }

    /// Sinch leaves the plus away; what is shorter than a number is a short code.
    private static String number(String text) {
        return text.matches("[1-9][0-9]{7,14}") ? "+" + text : text;
    }

    private static String required(JsonNode told, String name) {
        JsonNode value = told.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + ": missing (expected: text)");
        }
        return value.asString();
    }
}
