package io.dartwing.telephony.connector.phaxio;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.Attachment;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Signatures;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebMultipart;
import io.dartwing.telephony.carriers.WebMultipart.Part;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What Phaxio posts: <https://www.phaxio.com/docs/security/callbacks>,
/// <https://www.phaxio.com/docs/api/v2.1/faxes/send_webhook> and
/// <https://www.phaxio.com/docs/api/v2.1/faxes/receive_webhooks>.
///
/// The signature has no time in it: only deduplication stops a repetition.
final class PhaxioWebhooks {
    private static final JsonMapper JSON = new JsonMapper();

    private PhaxioWebhooks() {}

    static Verification verify(String token, RawWebhook webhook) {
        Optional<String> given = webhook.header("x-phaxio-signature");
        if (given.isEmpty()) {
            return new Verification.Refused("X-Phaxio-Signature: missing");
        }
        List<Part> parts;
        try {
            parts = parts(webhook);
        } catch (IllegalArgumentException malformed) {
            return new Verification.Refused("body: malformed (expected: a form)");
        }
        byte[] expected = signature(token, webhook.url().toString(), parts).getBytes(StandardCharsets.US_ASCII);
        byte[] actual = given.get().strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, actual)
                ? Verification.GENUINE
                : new Verification.Refused(
                        "X-Phaxio-Signature: does not match (expected: made with our webhook token)");
    }

    /// The address, then each field's name and value, then each file's name and SHA-1, all sorted by name.
    static String signature(String token, String url, List<Part> parts) {
        var message = new StringBuilder(url);
        parts.stream()
                .filter(part -> !part.file())
                .sorted(Comparator.comparing(Part::name))
                .forEach(field -> message.append(field.name()).append(field.text()));
        parts.stream()
                .filter(Part::file)
                .sorted(Comparator.comparing(Part::name))
                .forEach(file -> message.append(file.name()).append(hex(Signatures.sha1(file.content()))));
        return hex(Signatures.hmacSha1(
                token.getBytes(StandardCharsets.UTF_8), message.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// A retry has another multipart boundary, so the event's id is made of what it says.
    static Parsed parse(CarrierAccount account, RawWebhook webhook) {
        List<Part> parts = parts(webhook);
        PhaxioFax fax = fax(field(parts, "fax"));
        String kind = field(parts, "event_type");
        String event = kind.isEmpty() ? (fax.received() ? "fax_received" : "fax_completed") : kind;
        return new Parsed(
                Optional.of(String.join("/", event, fax.id(), fax.status())),
                List.of(event(account, webhook, fax, event)));
    }

    private static CarrierEvent event(CarrierAccount account, RawWebhook webhook, PhaxioFax fax, String event) {
        Instant now = webhook.receivedAt();
        return switch (event) {
            case "fax_received" ->
                fax.status().equals("success")
                        ? new CarrierEvent.FaxArrived(
                                fax.id(),
                                fax.text("from_number"),
                                fax.text("to_number"),
                                fax.pages(),
                                Optional.of(new Attachment(file(account, fax.id()), "application/pdf")),
                                fax.at(now))
                        : new CarrierEvent.Ignored(event + " " + fax.status());
            case "fax_completed", "transmitting_page" ->
                new CarrierEvent.FaxProgress(fax.report(now), fax.attempt().or(webhook::attempt));
            default -> new CarrierEvent.Ignored(event);
        };
    }

    /// <https://www.phaxio.com/docs/api/v2.1/faxes/get_file>
    static URI file(CarrierAccount account, String faxId) {
        return URI.create(account.api() + "/faxes/" + faxId + "/file");
    }

    private static PhaxioFax fax(String text) {
        try {
            return new PhaxioFax(JSON.readTree(text));
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("fax: unreadable (expected: JSON)", malformed);
        }
    }

    private static String field(List<Part> parts, String name) {
        return parts.stream()
                .filter(part -> !part.file() && part.name().equals(name))
                .map(Part::text)
                .findFirst()
                .orElse("");
    }

    private static List<Part> parts(RawWebhook webhook) {
        String type = webhook.header("content-type").orElse("");
        if (WebMultipart.is(type)) {
            return WebMultipart.parse(type, webhook.body());
        }
        return WebForms.parse(webhook.body()).stream()
                .map(field -> new Part(field.name(), false, "", field.value().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
