package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.Attachment;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Signatures;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebForms.FormField;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import io.dartwing.telephony.carriers.WebhookSource.Reply;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What Twilio posts: <https://www.twilio.com/docs/usage/webhooks/webhooks-security>,
/// <https://www.twilio.com/docs/messaging/guides/webhook-request> and
/// <https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks>,
/// <https://www.twilio.com/docs/voice/twiml#request-parameters> and
/// <https://www.twilio.com/docs/voice/api/call-resource#statuscallback>.
///
/// The signature has no time in it: only deduplication stops a repetition.
final class TwilioWebhooks {
    private static final String BODY_DIGEST = "bodySHA256";

    /// TwiML that does nothing; any other text would be an error in the account's log.
    private static final Reply NOTHING_TO_SAY = new Reply(200, "text/xml", "<Response/>");

    /// Nothing here takes a call over this connector: it is not answered, and costs nothing
    /// (<https://www.twilio.com/docs/voice/twiml/reject>).
    private static final Reply REJECT = new Reply(200, "text/xml", "<Response><Reject/></Response>");

    private TwilioWebhooks() {}

    /// A form is signed with its fields; any other body by its digest in the signed address.
    static Verification verify(String token, RawWebhook webhook) {
        Optional<String> given = webhook.header("x-twilio-signature");
        if (given.isEmpty()) {
            return new Verification.Refused("X-Twilio-Signature: missing");
        }
        boolean form = webhook.header("content-type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .orElse(webhook.body().length == 0);
        if (!form && !digestMatches(webhook)) {
            return new Verification.Refused("bodySHA256: missing or other (expected: the body's digest)");
        }
        List<FormField> fields = form ? WebForms.parse(webhook.body()) : List.of();
        byte[] actual = given.get().getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (String url : addresses(webhook.url())) {
            byte[] expected = signature(token, url, fields).getBytes(StandardCharsets.US_ASCII);
            genuine |= MessageDigest.isEqual(expected, actual);
        }
        return genuine
                ? Verification.GENUINE
                : new Verification.Refused("X-Twilio-Signature: does not match (expected: made with our auth token)");
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

    static String signature(String token, String url, List<FormField> fields) {
        var message = new StringBuilder(url);
        fields.stream()
                .sorted(Comparator.comparing(FormField::name).thenComparing(FormField::value))
                .distinct()
                .forEach(field -> message.append(field.name()).append(field.value()));
        return Base64.getEncoder()
                .encodeToString(Signatures.hmacSha1(
                        token.getBytes(StandardCharsets.UTF_8),
                        message.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// Twilio signs with the port or without it; its own clients take both.
    static List<String> addresses(URI url) {
        String whole = url.toString();
        String authority = url.getRawAuthority();
        String start = url.getScheme() + "://" + authority;
        if (authority == null || !whole.startsWith(start)) {
            return List.of(whole);
        }
        String rest = whole.substring(start.length());
        int standard = url.getScheme().equals("https") ? 443 : 80;
        return url.getPort() == -1
                ? List.of(whole, start + ":" + standard + rest)
                : List.of(whole, start.substring(0, start.length() - (":" + url.getPort()).length()) + rest);
    }

    static Parsed parse(RawWebhook webhook) {
        List<FormField> form = WebForms.parse(webhook.body());
        if (!field(form, "CallSid").isEmpty()) {
            return call(form, webhook);
        }
        String sid = field(form, "MessageSid");
        if (!sid.matches("[A-Z]{2}[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException("MessageSid: missing or malformed (expected: SM or MM, 32 digits)");
        }
        String status = field(form, "MessageStatus");
        if (!status.isEmpty()) {
            var report = TwilioMessage.report(
                    sid, status, field(form, "ErrorCode"), OptionalInt.empty(), Optional.empty(), webhook.receivedAt());
            return new Parsed(
                    Optional.of("status/" + sid + "/" + status),
                    List.of(new CarrierEvent.MessageProgress(report, webhook.attempt())));
        }
        if (!field(form, "SmsStatus").equals("received")) {
            throw new IllegalArgumentException("SmsStatus: other (expected: received, where no MessageStatus is)");
        }
        return new Parsed(
                Optional.of("received/" + sid),
                List.of(new CarrierEvent.MessageArrived(
                        sid,
                        field(form, "From"),
                        field(form, "To"),
                        field(form, "Body"),
                        media(form),
                        webhook.receivedAt())));
    }

    static Reply reply(RawWebhook webhook) {
        List<FormField> form = WebForms.parse(webhook.body());
        return !field(form, "CallSid").isEmpty() && asksForOrders(form) ? REJECT : NOTHING_TO_SAY;
    }

    /// A call that comes in: Twilio wants to hear what to do with it. Progress is told of calls
    /// in both directions.
    private static boolean asksForOrders(List<FormField> form) {
        return field(form, "Direction").equals("inbound")
                && field(form, "CallStatus").equals("ringing")
                && !field(form, "CallbackSource").equals("call-progress-events");
    }

    private static Parsed call(List<FormField> form, RawWebhook webhook) {
        String sid = field(form, "CallSid");
        if (!sid.matches("CA[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException("CallSid: malformed (expected: CA, 32 digits)");
        }
        String status = field(form, "CallStatus");
        Instant at = TwilioApi.time(field(form, "Timestamp")).orElse(webhook.receivedAt());
        if (asksForOrders(form)) {
            return new Parsed(
                    Optional.of("call/" + sid + "/arrived"),
                    List.of(new CarrierEvent.CallArrived(sid, field(form, "From"), field(form, "To"), at)));
        }
        Optional<String> event = Optional.of("call/" + sid + "/" + status);
        if (!field(form, "Direction").startsWith("outbound")) {
            return new Parsed(event, List.of(new CarrierEvent.Ignored("call." + status)));
        }
        var report = TwilioCalls.report(sid, status, field(form, "SipResponseCode"), Optional.empty(), at);
        return new Parsed(event, List.of(new CarrierEvent.CallProgress(report, webhook.attempt())));
    }

    private static List<Attachment> media(List<FormField> form) {
        int count = TwilioApi.number(field(form, "NumMedia"));
        var media = new ArrayList<Attachment>();
        for (int i = 0; i < Math.min(count, 10); i++) {
            media.add(new Attachment(URI.create(field(form, "MediaUrl" + i)), field(form, "MediaContentType" + i)));
        }
        return media;
    }

    private static String field(List<FormField> form, String name) {
        return form.stream()
                .filter(field -> field.name().equals(name))
                .map(FormField::value)
                .findFirst()
                .orElse("");
    }
}
