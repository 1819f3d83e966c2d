package io.dartwing.telephony.connector.signalwire;

import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.Attachment;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebForms.FormField;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import io.dartwing.telephony.carriers.WebhookSource.Reply;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What SignalWire posts: <https://signalwire.com/docs/compatibility-api/cxml/reference/fax>,
/// <https://signalwire.com/docs/compatibility-api/cxml/reference/messaging> and
/// <https://signalwire.com/docs/compatibility-api/rest/messages/webhooks/sms-status-callback>.
final class SignalWireWebhooks {
    private static final Reply NOTHING_TO_SAY = new Reply(200, "text/xml", "<Response/>");
    /// For an hour at most.
    private static final Reply HOLD_THE_LINE =
            new Reply(200, "text/xml", "<Response><Pause length=\"3600\"/></Response>");

    private static final int LONGEST_SID = 64;

    private SignalWireWebhooks() {}

    static Parsed parse(RawWebhook webhook) {
        List<FormField> form = WebForms.parse(webhook.body());
        if (!value(form, "FaxSid").isEmpty()) {
            return fax(webhook, form);
        }
        if (!value(form, "CallSid").isEmpty()) {
            return call(webhook, form);
        }
        return message(webhook, form);
    }

    /// A fax that arrives is announced first; only the answer makes SignalWire take it and report
    /// it to the same
    /// address.
    static Reply reply(RawWebhook webhook) {
        List<FormField> form = WebForms.parse(webhook.body());
        if (!value(form, "CallSid").isEmpty() && webhook.attempt().isPresent()) {
            return HOLD_THE_LINE;
        }
        boolean announced =
                !value(form, "FaxSid").isEmpty() && value(form, "FaxStatus").isEmpty();
        return announced
                ? new Reply(
                        200,
                        "text/xml",
                        "<Response><Receive action=\"" + escaped(webhook.url().toString()) + "\"/></Response>")
                : NOTHING_TO_SAY;
    }

    private static Parsed fax(RawWebhook webhook, List<FormField> form) {
        String sid = sid(form, "FaxSid");
        String status = value(form, "FaxStatus");
        if (status.equals("received")) {
            return new Parsed(Optional.of("fax/" + sid + "/received"), List.of(arrived(webhook, form, sid)));
        }
        boolean ours = webhook.attempt().isPresent()
                || !value(form, "OriginalMediaUrl").isEmpty();
        if (status.isEmpty() || status.equals("receiving") || !ours) {
            return ignored(status.isEmpty() ? "fax announced" : "fax not received");
        }
        var report = SignalWireFaxes.report(
                sid,
                status,
                new SignalWireFaxes.Failure(value(form, "ErrorCode"), value(form, "ErrorMessage")),
                value(form, "NumPages"),
                Optional.empty(),
                SignalWireApi.time(value(form, "Timestamp")).orElse(webhook.receivedAt()));
        return new Parsed(
                Optional.of("fax/" + sid + "/" + status),
                List.of(new CarrierEvent.FaxProgress(report, webhook.attempt())));
    }

    /// <https://signalwire.com/docs/compatibility-api/rest/calls/webhooks/voice-status-callback>
    private static Parsed call(RawWebhook webhook, List<FormField> form) {
        String sid = sid(form, "CallSid");
        String status = value(form, "CallStatus");
        Instant at = SignalWireApi.time(value(form, "Timestamp")).orElse(webhook.receivedAt());
        var id = Optional.of("call/" + sid + "/" + status);
        if (webhook.attempt().isPresent()) {
            var report = SignalWireCalls.report(sid, status, value(form, "SipResultCode"), Optional.empty(), at);
            return new Parsed(id, List.of(new CarrierEvent.CallProgress(report, webhook.attempt())));
        }
        boolean arrives = value(form, "Direction").equals("inbound") && status.equals("ringing");
        return arrives
                ? new Parsed(id, List.of(new CarrierEvent.CallArrived(sid, value(form, "From"), value(form, "To"), at)))
                : ignored("call");
    }

    private static CarrierEvent arrived(RawWebhook webhook, List<FormField> form, String sid) {
        String media = value(form, "MediaUrl");
        return new CarrierEvent.FaxArrived(
                sid,
                value(form, "From"),
                value(form, "To"),
                SignalWireApi.number(value(form, "NumPages")),
                media.isEmpty() ? Optional.empty() : Optional.of(new Attachment(address(media), "application/pdf")),
                SignalWireApi.time(value(form, "Timestamp")).orElse(webhook.receivedAt()));
    }

    private static Parsed message(RawWebhook webhook, List<FormField> form) {
        String sid = sid(form, "MessageSid");
        String status = value(form, "MessageStatus");
        if (status.equals("receiving")) {
            return ignored("message on its way");
        }
        if (status.isEmpty() || status.equals("received")) {
            return new Parsed(
                    Optional.of("message/" + sid + "/received"),
                    List.of(new CarrierEvent.MessageArrived(
                            sid,
                            value(form, "From"),
                            value(form, "To"),
                            value(form, "Body"),
                            media(form),
                            webhook.receivedAt())));
        }
        var report = SignalWireMessages.report(
                sid,
                status,
                value(form, "ErrorCode"),
                value(form, "NumSegments"),
                Optional.empty(),
                webhook.receivedAt());
        return new Parsed(
                Optional.of("message/" + sid + "/" + status),
                List.of(new CarrierEvent.MessageProgress(report, webhook.attempt())));
    }

    private static List<Attachment> media(List<FormField> form) {
        int count = SignalWireApi.number(value(form, "NumMedia"));
        var media = new ArrayList<Attachment>();
        for (int i = 0; i < Math.min(count, 10); i++) {
            media.add(new Attachment(address(value(form, "MediaUrl" + i)), value(form, "MediaContentType" + i)));
        }
        return media;
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("MediaUrl: not valid (expected: an address)", malformed);
        }
    }

    private static String sid(List<FormField> form, String name) {
        String sid = value(form, name);
        if (!sid.matches("[0-9A-Za-z-]{1," + LONGEST_SID + "}")) {
            throw new IllegalArgumentException(name + ": missing or malformed (expected: an id)");
        }
        return sid;
    }

    private static Parsed ignored(String kind) {
        return new Parsed(Optional.empty(), List.of(new CarrierEvent.Ignored(kind)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String value(List<FormField> form, String name) {
        return form.stream()
                .filter(field -> field.name().equals(name))
                .map(FormField::value)
                .findFirst()
                .orElse("");
    }
}
