package io.dartwing.simulator.twilio;

import io.dartwing.simulator.Account;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.Paper;
import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// `/Messages`: <https://www.twilio.com/docs/messaging/api/message-resource>.
final class MessageDesk {
    private static final int SLOWER = 20;

    /// @param shown guarded by itself
    private record Message(Account account, String sid, String callback, Instant created, Map<String, Object> shown) {
        @Nullable
        Object get(String name) {
            synchronized (shown) {
                return shown.get(name);
            }
        }

        Map<String, Object> copy() {
            synchronized (shown) {
                return new HashMap<>(shown);
            }
        }
    }

    private final TwilioCarrier twilio;
    private final Map<String, Message> messages = new ConcurrentHashMap<>();

    MessageDesk(TwilioCarrier twilio) {
        this.twilio = twilio;
    }

    /// @param path below the account
    Reply answer(Account account, Request request, String path) {
        return switch (request.method() + " " + path) {
            case "POST /Messages.json" -> send(account, request);
            case "GET /Messages.json" -> list(account, request);
            default -> request.method().equals("GET") ? one(account, path) : TwilioCarrier.NO_SUCH;
        };
    }

    private Reply one(Account account, String path) {
        if (path.matches("/Messages/MM[0-9a-f]{32}/Media/ME[0-9a-f]{32}")) {
            return Reply.bytes(200, "image/gif", Paper.picture());
        }
        Message message = messages.get(TwilioCarrier.sid(path, "/Messages/"));
        return message == null || message.account() != account
                ? TwilioCarrier.NO_SUCH
                : Reply.json(200, message.copy());
    }

    private Reply send(Account account, Request request) {
        String to = request.form("To").orElse("");
        String from = request.form("From").orElse("");
        String body = request.form("Body").orElse("");
        boolean picture = request.form("MediaUrl").isPresent();
        if (!to.matches("\\+[1-9][0-9]{4,14}")) {
            return TwilioCarrier.refused(400, 21211, "Invalid 'To' Phone Number");
        }
        if (!from.matches("\\+[1-9][0-9]{4,14}|[0-9]{5,6}")) {
            return TwilioCarrier.refused(400, 21212, "Invalid 'From' Phone Number");
        }
        if (body.isEmpty() && !picture) {
            return TwilioCarrier.refused(400, 21602, "Message body is required");
        }
        if (body.length() > 1600) {
            return TwilioCarrier.refused(400, 21617, "The concatenated message body exceeds the 1600 character limit");
        }
        Behaviour behaviour = Behaviour.of(to);
        switch (behaviour) {
            case RATE_LIMITED -> {
                return TwilioCarrier.paused(429, 20429, "Too Many Requests");
            }
            case UNAVAILABLE -> {
                return TwilioCarrier.paused(503, 20503, "Service Unavailable");
            }
            case INVALID_NUMBER -> {
                return TwilioCarrier.refused(400, 21211, "Invalid 'To' Phone Number");
            }
            default -> {}
        }
        Message message = message(
                account, picture, from, to, body, request.form("StatusCallback").orElse(""));
        messages.put(message.sid(), message);
        twilio.accepted(Kind.MESSAGE, "", message.sid(), from, to);
        Reply good = Reply.json(201, message.copy());
        int pace = behaviour == Behaviour.SLOW ? SLOWER : 1;
        twilio.world().later(pace, () -> tell(message, "sent", 0));
        twilio.world().later(2 * pace, () -> finish(message, behaviour));
        return behaviour.answer(good, TwilioCarrier.FAULT);
    }

    private Message message(Account account, boolean picture, String from, String to, String body, String callback) {
        Instant now = twilio.world().clock().instant();
        String sid = TwilioCarrier.sid(picture ? "MM" : "SM");
        var shown = new HashMap<String, Object>();
        shown.put("sid", sid);
        shown.put("account_sid", account.value("account_sid"));
        shown.put("from", from);
        shown.put("to", to);
        shown.put("body", body);
        shown.put("direction", "outbound-api");
        shown.put("status", "queued");
        shown.put("num_segments", "1");
        shown.put("date_created", TwilioCarrier.date(now));
        shown.put("date_updated", TwilioCarrier.date(now));
        return new Message(account, sid, callback, now, shown);
    }

    private void finish(Message message, Behaviour behaviour) {
        boolean fails = behaviour == Behaviour.UNDELIVERABLE;
        twilio.ended(message.sid(), fails ? "undelivered" : "delivered");
        tell(message, fails ? "undelivered" : "delivered", fails ? 30003 : 0);
    }

    private void tell(Message message, String status, int error) {
        synchronized (message.shown()) {
            message.shown().put("status", status);
            message.shown()
                    .put(
                            "date_updated",
                            TwilioCarrier.date(twilio.world().clock().instant()));
            if (error != 0) {
                message.shown().put("error_code", error);
            }
        }
        if (!message.callback().isEmpty()) {
            var fields = new TreeMap<String, String>();
            fields.put("MessageSid", message.sid());
            fields.put("SmsSid", message.sid());
            fields.put("MessageStatus", status);
            fields.put("SmsStatus", status);
            fields.put("From", String.valueOf(message.get("from")));
            fields.put("To", String.valueOf(message.get("to")));
            fields.put("AccountSid", message.account().value("account_sid"));
            if (error != 0) {
                fields.put("ErrorCode", Integer.toString(error));
            }
            twilio.hook(message.account(), URI.create(message.callback()), status, fields);
        }
    }

    private Reply list(Account account, Request request) {
        return TwilioCarrier.page(
                request,
                "messages",
                messages.values().stream()
                        .filter(message -> message.account() == account)
                        .sorted(Comparator.comparing(Message::created).reversed())
                        .map(Message::copy)
                        .toList());
    }

    String arrive(Account account, Arrival arrival) {
        String sid = TwilioCarrier.sid(arrival.pages() > 0 ? "MM" : "SM");
        var fields = new TreeMap<String, String>();
        fields.put("MessageSid", sid);
        fields.put("SmsSid", sid);
        fields.put("SmsStatus", "received");
        fields.put("AccountSid", account.value("account_sid"));
        fields.put("From", arrival.from());
        fields.put("To", arrival.to());
        fields.put("Body", arrival.text());
        fields.put("NumSegments", "1");
        fields.put("NumMedia", Integer.toString(arrival.pages()));
        for (int i = 0; i < arrival.pages(); i++) {
            fields.put("MediaContentType" + i, "image/gif");
            fields.put(
                    "MediaUrl" + i,
                    twilio.world().address() + twilio.apiPath() + "/Accounts/" + account.value("account_sid")
                            + "/Messages/" + sid + "/Media/" + TwilioCarrier.sid("ME"));
        }
        account.callback().ifPresent(address -> twilio.hook(account, address, "received", fields));
        return sid;
    }
}
